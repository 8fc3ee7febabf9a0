import { useTranslation } from "react-i18next";
import { designationsInOrder, REPEAT_DAYS, seasons, TET_DAYS, weights } from "~/domain/needs/priority/priority-weights";
import { Points } from "~/ui/reason-list";

interface WeightGroup {
  kind: string;
  steps: { step: string; points: number }[];
}

/** The table of weights, made from the one place that the rule counts with. */
export function PriorityWeights() {
  const { t } = useTranslation("priority");
  return (
    <div className="card overflow-hidden">
      <table className="w-full border-collapse text-left">
        <caption className="sr-only">{t("how.weights")}</caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">{t("how.when")}</th>
            <th scope="col">{t("how.points")}</th>
          </tr>
        </thead>
        {useGroups().map(({ kind, steps }) => (
          <tbody key={kind} className="break-inside-avoid">
            <tr className="border-t border-line bg-sunken">
              <th scope="rowgroup" colSpan={2} className="px-4 py-2.5 font-semibold">{t(`fact.${kind}`)}</th>
            </tr>
            {steps.map(({ step, points }) => (
              <tr key={step} className="border-t border-line align-top">
                <td className="px-4 py-2.5">{step}</td>
                <td className="px-4 py-2.5 text-right whitespace-nowrap"><Points points={points} /></td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function useGroups(): WeightGroup[] {
  const { t } = useTranslation("priority");
  const { daysPerPoint, most } = weights.waiting;
  return [
    { kind: "designation", steps: designationsInOrder.map((value) => ({ step: t(`step.designation.${value}`), points: weights.designation[value] })) },
    { kind: "poverty", steps: weights.poverty.map(({ from, points }) => ({ step: t("step.poverty", { from }), points })) },
    { kind: "season", steps: seasons.map((season) => ({ step: t(`step.season.${season}`, { days: TET_DAYS }), points: weights.season })) },
    { kind: "deadline", steps: weights.deadline.map(({ within, points }) => ({ step: t("step.deadline", { within }), points })) },
    { kind: "uncovered", steps: [{ step: t("step.uncovered"), points: weights.uncovered }] },
    { kind: "waiting", steps: [{ step: t("step.waiting", { days: daysPerPoint, most: daysPerPoint * most }), points: most }] },
    { kind: "repeat", steps: [{ step: t("step.repeat", { years: Math.round(REPEAT_DAYS / 365) }), points: weights.repeat }] },
    { kind: "state_support", steps: [{ step: t("step.state_support"), points: weights.noStateSupport }] },
    { kind: "bridge", steps: [{ step: t("step.bridge"), points: weights.bridge }] },
    { kind: "fairness", steps: [{ step: t("step.fairness", { step: weights.fairness.hundredthsPerPoint }), points: -weights.fairness.most }] },
  ];
}
