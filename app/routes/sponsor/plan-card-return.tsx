import { RefreshCw } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { ReturnStanding } from "~/domain/cards/settle-return.server";
import { ButtonLink } from "~/ui/button";
import { Notice, type NoticeTone } from "~/ui/notice";

const tones: Partial<Record<ReturnStanding, NoticeTone>> = { late: "warning", unreachable: "warning", expired: "warning", unknown: "danger" };
/** Standings that mean something else for an instalment than for a whole pledge. */
const own = ["expired", "open", "unreachable"];

/** What is true of a page at Stripe whose payer has just come back to the promise, in words, and what to do. */
export function PlanCardReturn({ standing, reference }: { standing: ReturnStanding; reference: string }) {
  const { t } = useTranslation(["saved-card", "cards"]);
  const where = `${own.includes(standing) ? "saved-card" : "cards"}:return.${standing}`;
  return (
    <div aria-live="polite">
      <Notice tone={tones[standing] ?? "info"} title={t(`${where}.title`)}>
        <p>{t(`${where}.text`)}</p>
        <p className="mt-3 flex flex-wrap gap-3">
          {standing === "processing" || standing === "unreachable" ? <ButtonLink to="" reloadDocument icon={<RefreshCw aria-hidden className="size-5" />}>{t("cards:return.again")}</ButtonLink> : null}
          <ButtonLink to={`/my/pledges/${reference}/plan`} variant="secondary">{t("saved-card:page.plan")}</ButtonLink>
        </p>
      </Notice>
    </div>
  );
}
