import { useTranslation } from "react-i18next";
import type { PledgeView } from "~/domain/pledges/pledge-view";
import { StatusTimeline, type TimelineStep } from "~/ui/status-timeline";
import { useCount } from "~/ui/unit-progress";
import { useUnitWord } from "~/ui/use-unit-word";

/** From the pledge to the certificate, step by step: what happened and when, what comes next, who must act and by when. */
export function PledgeSteps({ pledge }: { pledge: PledgeView }) {
  const { t } = useTranslation(["sponsor", "promises"]);
  const count = useCount();
  const word = useUnitWord();
  const ended = pledge.state === "lapsed" || pledge.state === "cancelled" || pledge.state === "refunded";
  const current = ended ? -1 : pledge.steps.findIndex((step) => step.at === null);
  const steps: TimelineStep[] = pledge.steps
    .filter((step) => !ended || step.at !== null)
    .map((step, place) => ({
      key: step.key,
      title: pledge.plan && step.key === "paid" ? t("promises:steps.firstPaid") : t(`pledge.steps.${step.key}`),
      status: step.at !== null ? "done" : place === current ? "current" : "upcoming",
      at: step.at,
      dueAt: step.due,
      actor: t(`pledge.steps.who.${step.who}`),
      detail:
        step.key === "delivered" && place === current
          ? t("pledge.deliveries.progress", { delivered: count(pledge.unitsDelivered), units: count(pledge.units), unit: word(pledge.need, pledge.units) })
          : null,
    }));
  const revoked = pledge.certificate?.state === "revoked" ? steps.find((step) => step.key === "certificate") : undefined;
  if (revoked) Object.assign(revoked, { status: "failed", detail: t("pledge.steps.revoked") });
  if (ended) steps.push({ key: pledge.state, title: t(`pledge.steps.${pledge.state}`), status: "failed", at: pledge.endedAt });
  return (
    <section aria-labelledby="steps-title" className="card p-5 sm:p-6">
      <h2 id="steps-title" className="mb-4 text-xl font-semibold">{t("pledge.steps.title")}</h2>
      <StatusTimeline steps={steps} label={t("pledge.steps.title")} />
      {ended ? null : <p className="mt-4 border-t border-line pt-3 text-sm text-ink-soft">{t("pledge.steps.twoPeople")}</p>}
    </section>
  );
}
