import { useTranslation } from "react-i18next";
import type { NeedPageData } from "~/routes/public/need";
import { DateTime } from "~/ui/date-time";
import { LocalLink } from "~/ui/local-link";
import { Notice } from "~/ui/notice";
import { PriorityLine } from "~/ui/priority-line";
import { ReasonList } from "~/ui/reason-list";

/** The place in the order, always with its reasons in words, and with the coordinator's where somebody set it. */
export function NeedPriority({ need: { priorityScore, reasons, set, state } }: Pick<NeedPageData, "need">) {
  const { t } = useTranslation("public");
  return (
    <section aria-labelledby="why">
      <h2 id="why" className="mb-3 text-xl font-bold">{t("need.why")}</h2>
      <PriorityLine score={priorityScore} className="text-base" />
      {set ? (
        <Notice className="mt-3" title={t(`need.set.${set.band}`)}>
          <p lang={set.lang}>{set.reason}</p>
          <p className="mt-1 text-sm text-ink-soft">
            {t("need.set.since")} <DateTime at={set.setAt} />{set.until ? <> · {t("need.set.until")} <DateTime at={`${set.until}T00:00:00+07:00`} /></> : null}
          </p>
        </Notice>
      ) : null}
      {reasons.length === 0 ? <p className="mt-2 text-ink-soft">{t("need.noReasons")}</p> : (
        <>
          <p className="mt-2 text-ink-soft">{t(state === "open" || state === "covered" ? "need.whyLead" : "need.whyEnded")}</p>
          <ReasonList reasons={reasons} className="mt-3" />
        </>
      )}
      <LocalLink to="/how-priority-works" className="text-link inline-flex min-h-11 items-center">{t("need.howPriority")}</LocalLink>
    </section>
  );
}
