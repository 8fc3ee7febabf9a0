import { clsx } from "clsx";
import { stackedShares } from "~/ui/charts/chart-geometry";

export interface StackedRow {
  key: string;
  label: string;
  /** What stands at the end of the row's first line. */
  total: string;
  parts: Record<string, number>;
}

export interface StackedBarListProps {
  /** What the drawing shows; the figures are in the table beside it. */
  description: string;
  parts: { key: string; label: string; fill: string }[];
  rows: StackedRow[];
}

/** One bar a row, each made of parts, all on the scale of the longest; the words are text of the page, so they never shrink. */
export function StackedBarList({ description, parts, rows }: StackedBarListProps) {
  const shares = stackedShares(rows.map((row) => row.parts), parts.map(({ key }) => key));
  return (
    <div role="group" aria-label={description}>
      <ul aria-hidden className="mb-4 flex flex-wrap gap-x-6 gap-y-1 text-sm">
        {parts.map(({ key, label, fill }) => (
          <li key={key} className="flex items-center gap-2">
            <svg className="size-3.5 shrink-0"><rect width="100%" height="100%" rx="3" className={clsx(fill, "stroke-line-strong")} /></svg>
            {label}
          </li>
        ))}
      </ul>
      <ol className="grid gap-3">
        {rows.map((row, at) => (
          <li key={row.key}>
            <p className="flex flex-wrap justify-between gap-x-4 text-sm">
              <span className="font-medium">{row.label}</span> <span className="tabular-nums text-ink-soft">{row.total}</span>
            </p>
            <svg aria-hidden className="mt-1 block h-3.5 w-full rounded bg-sunken print:border">
              {shares[at]!.map(({ key, from, to }) =>
                to > from ? <rect key={key} x={`${from}%`} width={`${to - from}%`} height="100%" className={parts.find((part) => part.key === key)!.fill} /> : null,
              )}
            </svg>
          </li>
        ))}
      </ol>
    </div>
  );
}
