import { useTranslation } from "react-i18next";
import { PriorityLine } from "~/ui/priority-line";

/** The place in the order, always with its reasons in words. */
export function NeedPriority({ score, reasons }: { score: number; reasons: { text: string; points: number | null }[] }) {
  const { t } = useTranslation("public");
  return (
    <section aria-labelledby="why">
      <h2 id="why" className="mb-3 text-xl font-bold">{t("need.why")}</h2>
      <PriorityLine score={score} className="text-base" />
      {reasons.length === 0 ? (
        <p className="mt-2 text-ink-soft">{t("need.noReasons")}</p>
      ) : (
        <>
          <p className="mt-2 text-ink-soft">{t("need.whyLead")}</p>
          <ul className="mt-3 divide-y divide-line border-y border-line">
            {reasons.map((reason) => (
              <li key={reason.text} className="flex items-baseline justify-between gap-4 py-2.5">
                <span>{reason.text}</span>
                {reason.points === null ? null : <span className="shrink-0 text-sm text-ink-soft tabular-nums">{t("need.points", { points: reason.points })}</span>}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
