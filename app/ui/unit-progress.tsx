import { clsx } from "clsx";
import { useTranslation } from "react-i18next";
import { formatCount } from "~/ui/format-count";
import { useLocale } from "~/ui/use-locale";
import { useUnitWord } from "~/ui/use-unit-word";

export interface UnitProgressProps {
  /** All units of the need. */
  quantity: number;
  /** Units that live pledges hold, the delivered ones among them. */
  unitsCovered: number;
  /** Units confirmed by two people. */
  unitsDelivered: number;
  /** The word for a unit, in the page's language. */
  unit?: string;
  /** One line of words instead of three: for cards. */
  compact?: boolean;
  className?: string;
}

/** Units delivered, pledged and still free, as a bar and always in words; never a bare percentage. */
export function UnitProgress({ quantity, unitsCovered, unitsDelivered, unit = "", compact = false, className }: UnitProgressProps) {
  const { t } = useTranslation("ui");
  const count = useCount();
  const word = useUnitWord();
  const pledged = Math.max(0, unitsCovered - unitsDelivered);
  const free = Math.max(0, quantity - unitsCovered);
  const share = (units: number) => (quantity > 0 ? (units / quantity) * 100 : 0);
  const parts = [
    { key: "delivered", units: unitsDelivered, dot: "bg-action" },
    { key: "pledged", units: pledged, dot: "bg-pledged" },
    { key: "free", units: free, dot: "border border-line-strong bg-sunken" },
  ] as const;
  return (
    <div className={className}>
      <svg aria-hidden className="block h-3 w-full rounded-full border border-line-strong bg-sunken print:border-ink">
        <rect width={`${share(unitsDelivered + pledged)}%`} height="100%" className="fill-pledged" />
        <rect width={`${share(unitsDelivered)}%`} height="100%" className="fill-action" />
        {unitsDelivered > 0 && pledged > 0 ? <rect x={`${share(unitsDelivered)}%`} width="2" height="100%" className="fill-surface" /> : null}
      </svg>
      {compact ? (
        <p className="mt-1.5 flex flex-wrap justify-between gap-x-3 text-sm">
          <strong className="font-semibold">{t("units.coveredOf", { covered: count(unitsCovered), quantity: count(quantity), unit: word(unit, quantity) })}</strong>
          <span className="text-ink-soft">{free === 0 ? t("units.noneFree") : t("units.freeLeft", { free: count(free) })}</span>
        </p>
      ) : (
        <ul className="mt-3 grid gap-x-6 gap-y-2 sm:grid-cols-3">
          {parts.map((part) => (
            <li key={part.key} className="flex items-baseline gap-2">
              <span aria-hidden className={clsx("size-3 shrink-0 rounded-sm print:border", part.dot)} />
              <span>
                <span className="text-xl font-bold tabular-nums">{count(part.units)}</span> {word(unit, part.units)}
                <span className="block text-sm text-ink-soft">{t(`units.${part.key}`)}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Whole numbers grouped as the page's language groups them. */
export function useCount(): (units: number) => string {
  const locale = useLocale();
  return (units) => formatCount(units, locale);
}
