import { clsx } from "clsx";
import { useTranslation } from "react-i18next";

export interface WordedReason {
  kind: string;
  text: string;
  /** What it adds to the score or takes from it. */
  points: number;
}

/** The reasons of a place in the order, each with its points; they add up to the score. */
export function ReasonList({ reasons, className }: { reasons: readonly WordedReason[]; className?: string }) {
  return (
    <ul className={clsx("divide-y divide-line border-y border-line", className)}>
      {reasons.map(({ kind, text, points }) => (
        <li key={kind} className={clsx("flex items-baseline justify-between gap-4 py-2.5", points === 0 && "text-ink-soft")}>
          <span className="min-w-0">{text}</span>
          <Points points={points} />
        </li>
      ))}
    </ul>
  );
}

/** "+22 điểm", "−6 điểm", "0 điểm". */
export function Points({ points }: { points: number }) {
  const { t } = useTranslation("ui");
  const sign = points > 0 ? "+" : points < 0 ? "−" : "";
  return <span className="shrink-0 text-sm text-ink-soft tabular-nums">{t("priority.points", { count: Math.abs(points), points: `${sign}${Math.abs(points)}` })}</span>;
}
