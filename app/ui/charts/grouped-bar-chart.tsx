import { clsx } from "clsx";
import { useId } from "react";
import { groupedBars, shortDong, type Series } from "~/ui/charts/chart-geometry";
import { useLocale } from "~/ui/use-locale";

export interface ChartSeries extends Series {
  label: string;
  /** The class that fills its bars. */
  fill: string;
}

export interface GroupedBarChartProps {
  /** What the drawing shows, in a sentence; the figures themselves are in the table beside it. */
  description: string;
  series: ChartSeries[];
  groups: string[];
}

const frames = [
  { key: "phone", width: 340, height: 220, left: 46, bottom: 24, text: 11, className: "sm:hidden" },
  { key: "desk", width: 960, height: 300, left: 64, bottom: 28, text: 13, className: "hidden sm:block" },
];

/** Bars of several series side by side, drawn by the server: one drawing for a phone, one for a desk, whose letters keep their size. */
export function GroupedBarChart({ description, series, groups }: GroupedBarChartProps) {
  const id = useId();
  const locale = useLocale();
  return (
    <div>
      <ul className="mb-3 flex flex-wrap gap-x-6 gap-y-1 text-sm">
        {series.map(({ key, label, fill }) => (
          <li key={key} className="flex items-center gap-2">
            <svg aria-hidden className="size-3.5 shrink-0"><rect width="100%" height="100%" rx="3" className={clsx(fill, "stroke-line-strong")} /></svg>
            {label}
          </li>
        ))}
      </ul>
      {frames.map(({ key, text, className, ...frame }) => {
        const { bars, ticks, groups: places, baseline } = groupedBars(series, frame);
        const every = Math.max(1, Math.ceil(groups.length / (key === "phone" ? 6 : 16)));
        return (
          <svg key={key} viewBox={`0 0 ${frame.width} ${frame.height}`} role="img" aria-labelledby={`${id}-${key}`} className={clsx("h-auto w-full", className)} fontSize={text}>
            <title id={`${id}-${key}`}>{description}</title>
            {ticks.map(({ value, y }) => (
              <g key={value}>
                <line x1={frame.left} x2={frame.width} y1={y} y2={y} className="stroke-line" />
                <text x={frame.left - 6} y={y} dy="0.32em" textAnchor="end" className="fill-ink-soft tabular-nums">{shortDong(value, locale)}</text>
              </g>
            ))}
            {bars.map((bar) =>
              bar.height > 0 ? (
                <rect key={`${bar.key}-${bar.at}`} x={bar.x} y={bar.y} width={bar.width} height={Math.max(bar.height, 1)} rx="1.5" className={series.find((one) => one.key === bar.key)!.fill} />
              ) : null,
            )}
            <line x1={frame.left} x2={frame.width} y1={baseline} y2={baseline} className="stroke-line-strong" />
            {places.map(({ at, middle }) =>
              (groups.length - 1 - at) % every === 0 ? (
                <text key={at} x={middle} y={frame.height - 6} textAnchor="middle" className="fill-ink-soft tabular-nums">{groups[at]}</text>
              ) : null,
            )}
          </svg>
        );
      })}
    </div>
  );
}
