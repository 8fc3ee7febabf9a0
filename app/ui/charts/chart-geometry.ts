import { scaleBand, scaleLinear } from "d3-scale";
import { stack } from "d3-shape";

export interface Series {
  key: string;
  values: readonly number[];
}

export interface BarShape {
  key: string;
  /** Which of the groups it stands in, from 0. */
  at: number;
  x: number;
  y: number;
  width: number;
  height: number;
  value: number;
}

export interface GroupedBars {
  bars: BarShape[];
  ticks: { value: number; y: number }[];
  groups: { at: number; middle: number }[];
  /** The line that stands for nothing; what is below it was taken back. */
  baseline: number;
}

const TICKS = 4;

/**
 * Bars side by side in groups of equal width, in the units of the drawing, on one scale that holds zero and every value. The frame leaves room for
 * the axis at the left and the words below.
 */
export function groupedBars(series: readonly Series[], { width, height, left, bottom, top = 8 }: { width: number; height: number; left: number; bottom: number; top?: number }): GroupedBars {
  const count = series[0]?.values.length ?? 0;
  const all = series.flatMap(({ values }) => values);
  const y = scaleLinear([Math.min(0, ...all), Math.max(1, ...all)], [height - bottom, top]).nice(TICKS);
  const outer = scaleBand(Array.from({ length: count }, (_, at) => at), [left, width]).paddingInner(0.25).paddingOuter(0.15);
  const inner = scaleBand(series.map(({ key }) => key), [0, outer.bandwidth()]).paddingInner(0.1);
  const baseline = y(0);
  return {
    bars: series.flatMap(({ key, values }) =>
      values.map((value, at) => ({ key, at, value, x: outer(at)! + inner(key)!, width: inner.bandwidth(), y: Math.min(y(value), baseline), height: Math.abs(y(value) - baseline) })),
    ),
    ticks: y.ticks(TICKS).map((value) => ({ value, y: y(value) })),
    groups: Array.from({ length: count }, (_, at) => ({ at, middle: outer(at)! + outer.bandwidth() / 2 })),
    baseline,
  };
}

/** The parts of each row one after the other, in hundredths of the longest row; what is negative takes no room. */
export function stackedShares(rows: readonly Readonly<Record<string, number>>[], keys: readonly string[]): { key: string; from: number; to: number }[][] {
  const filled = rows.map((row) => Object.fromEntries(keys.map((key) => [key, Math.max(0, row[key] ?? 0)])));
  const longest = Math.max(1, ...filled.map((row) => keys.reduce((sum, key) => sum + row[key]!, 0)));
  const layers = stack<Record<string, number>>().keys(keys)(filled);
  return rows.map((_row, at) => layers.map((layer) => ({ key: layer.key, from: (layer[at]![0] / longest) * 100, to: (layer[at]![1] / longest) * 100 })));
}

const steps = [
  { from: 1e9, vi: "tỷ", en: "bn" },
  { from: 1e6, vi: "tr", en: "m" },
  { from: 1e3, vi: "ng", en: "k" },
] as const;

/** A round sum for an axis: `1,5 tỷ`, `250 tr`; `1.5bn`, `250m`. */
export function shortDong(amount: number, locale: "vi" | "en"): string {
  const step = steps.find(({ from }) => Math.abs(amount) >= from);
  const figure = new Intl.NumberFormat(locale === "vi" ? "vi-VN" : "en-GB", { maximumFractionDigits: 1 }).format(amount / (step?.from ?? 1));
  if (!step) return figure;
  return locale === "vi" ? `${figure} ${step.vi}` : `${figure}${step.en}`;
}
