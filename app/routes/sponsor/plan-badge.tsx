import { useTranslation } from "react-i18next";
import type { PlanView } from "~/domain/pledges/plan-view";
import { Badge } from "~/ui/state-badge";

/** How many instalments have come of those promised: of a monthly promise no other word says what has arrived. */
export function PlanBadge({ plan }: { plan: PlanView }) {
  const { t } = useTranslation("promises");
  const counted = plan.instalments.filter(({ state }) => state === "open" || state === "settled");
  const late = counted.some(({ standing }) => standing === "late");
  return <Badge tone={late ? "warning" : "info"}>{t("badge", { received: counted.filter(({ state }) => state === "settled").length, count: counted.length })}</Badge>;
}
