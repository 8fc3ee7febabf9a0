import { useTranslation } from "react-i18next";
import { formatDong } from "~/domain/money";
import type { PlanView } from "~/domain/pledges/plan-view";
import { ButtonLink } from "~/ui/button";
import { DateTime } from "~/ui/date-time";
import { Notice } from "~/ui/notice";
import { useLocale } from "~/ui/use-locale";
import { PlanFigures } from "./plan-figures";

/** Where a monthly promise stands: the four sums, what is next, and the way to its schedule. `running`: its first money has come. */
export function PlanNow({ plan, reference, running }: { plan: PlanView; reference: string; running: boolean }) {
  const { t } = useTranslation("promises");
  const locale = useLocale();
  const { next } = plan;
  const key = !running ? "held" : plan.endedAt ? "ended" : !next ? "done" : next.standing === "late" ? "late" : plan.pausedUntil ? "paused" : "next";
  const words = { n: next?.position, count: plan.instalments.length, amount: next ? formatDong(next.amount - next.received, locale) : "" };
  return (
    <Notice tone={key === "late" || key === "held" ? "warning" : key === "done" ? "success" : "info"} title={<span className="text-lg">{t(`now.${key}`, words)}</span>}>
      {next && key !== "held" ? <p>{t("now.dueOn")} <strong><DateTime at={`${next.dueOn}T12:00:00+07:00`} /></strong>.</p> : <p>{t(`nowText.${key === "held" ? "held" : "over"}`)}</p>}
      <div className="mt-3"><PlanFigures figures={plan.figures} /></div>
      <p className="no-print mt-4"><ButtonLink to={`/my/pledges/${reference}/plan`} variant="secondary">{t("now.open")}</ButtonLink></p>
    </Notice>
  );
}
