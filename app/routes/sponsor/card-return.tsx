import { RefreshCw } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { ReturnStanding } from "~/domain/cards/settle-return.server";
import { ButtonLink } from "~/ui/button";
import { Notice, type NoticeTone } from "~/ui/notice";

const tones: Partial<Record<ReturnStanding, NoticeTone>> = { late: "warning", processing: "info", unreachable: "warning", expired: "warning", open: "info", unknown: "danger" };

/** What is true of a payment whose payer has just come back, in words, and what to do. */
export function CardReturn({ standing, path }: { standing: ReturnStanding; path: string }) {
  const { t } = useTranslation("cards");
  const waits = standing === "processing" || standing === "unreachable";
  return (
    <div aria-live="polite">
      <Notice tone={tones[standing] ?? "info"} title={t(`return.${standing}.title`)}>
        <p>{t(`return.${standing}.text`)}</p>
        <p className="mt-3 flex flex-wrap gap-3">
          {waits ? <ButtonLink to="" reloadDocument icon={<RefreshCw aria-hidden className="size-5" />}>{t("return.again")}</ButtonLink> : null}
          <ButtonLink to={path} variant="secondary">{t("return.toPledge")}</ButtonLink>
        </p>
      </Notice>
    </div>
  );
}
