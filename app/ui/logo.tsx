import { clsx } from "clsx";
import { useTranslation } from "react-i18next";

/** The heart's diamonds by row, as columns of half a diamond around the middle. */
const rows = [[-2, 2], [-3, -1, 1, 3], [-4, -2, 0, 2, 4], [-3, -1, 1, 3], [-2, 0, 2], [-1, 1], [0]];
const golds = ["#e9bd4b", "#d9a52e", "#c48a1b", "#a96f12"];

/** A golden heart woven of brocade diamonds. Decorative unless the name stands with it. */
export function LogoMark({ className }: { className?: string }) {
  return (
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 40" aria-hidden className={clsx("block", className ?? "h-9 w-auto")}>
      {rows.flatMap((columns, row) =>
        columns.map((column) => (
          <path
            key={`${row} ${column}`}
            d={`M${24 + column * 4.7} ${0.6 + row * 4.7}l4.4 4.7-4.4 4.7-4.4-4.7Z`}
            fill={row === 2 && column === 0 ? "#a5392b" : golds[(row + Math.abs(column)) % 2 === 0 ? Math.min(3, row >> 1) : Math.min(3, (row + 2) >> 1)]}
          />
        )),
      )}
    </svg>
  );
}

/** The mark with the name of the house. */
export function Logo({ className }: { className?: string }) {
  const { t } = useTranslation("ui");
  return (
    <span className={clsx("inline-flex items-center gap-2.5 whitespace-nowrap", className)}>
      <LogoMark />
      <span className="leading-tight">
        <span className="block text-lg font-bold text-ink">{t("site.name")}</span>
        <span className="block text-sm text-ink-soft">{t("site.tagline")}</span>
      </span>
    </span>
  );
}
