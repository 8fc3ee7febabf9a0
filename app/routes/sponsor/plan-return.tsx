import { useTranslation } from "react-i18next";
import type { PledgeView } from "~/domain/pledges/pledge-view";
import { ButtonLink } from "~/ui/button";
import { Notice } from "~/ui/notice";

/** Missed or paused instalments that nobody has taken, of a promise of which all else is delivered or nothing is left: their sponsor may return to them. */
export function mayReturn({ state, plan }: Pick<PledgeView, "state" | "plan">): boolean {
  return (state === "delivered" || state === "cancelled") && (plan?.instalments.some((one) => one.state === "missed" && one.bridge?.free) ?? false);
}

/** Says so, with the way to the schedule where they are picked up again. */
export function PlanReturn({ reference }: { reference: string }) {
  const { t } = useTranslation("promises");
  return (
    <Notice tone="info" title={t("return.title")}>
      <p>{t("return.text")}</p>
      <p className="no-print mt-3"><ButtonLink to={`/my/pledges/${reference}/plan`} variant="secondary">{t("now.open")}</ButtonLink></p>
    </Notice>
  );
}
