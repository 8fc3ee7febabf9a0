import { useTranslation } from "react-i18next";
import type { PlanFigures as Figures } from "~/domain/pledges/plan-view";
import { Money } from "~/ui/money";

/** Promised, received, late and still to come, in đồng: four numbers that never mix; and what came for units that could not be delivered, if any did. */
export function PlanFigures({ figures }: { figures: Figures }) {
  const { t } = useTranslation("promises");
  const shown = (["promised", "received", "late", "upcoming", "returned"] as const).filter((name) => (name !== "late" && name !== "returned") || figures[name] > 0);
  return (
    <dl className="grid grid-cols-2 gap-3 sm:flex sm:flex-wrap sm:gap-x-10">
      {shown.map((name) => (
        <div key={name}>
          <dt className="text-sm text-ink-soft">{t(`figures.${name}`)}</dt>
          <dd className={name === "late" ? "text-warning" : undefined}><Money amount={figures[name]} className="text-lg font-semibold" /></dd>
        </div>
      ))}
    </dl>
  );
}
