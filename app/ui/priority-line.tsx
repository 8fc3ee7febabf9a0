import { clsx } from "clsx";
import { Flag } from "lucide-react";
import { useTranslation } from "react-i18next";
import { bandOf } from "~/domain/needs/priority/priority-weights";

export interface PriorityLineProps {
  score: number;
  /** Why, in words: a priority is never shown without it where it is known. */
  reason?: string | null;
  className?: string;
}

/** "Rất cấp thiết (82/100): xã khu vực III, hạn còn 10 ngày". */
export function PriorityLine({ score, reason, className }: PriorityLineProps) {
  const { t } = useTranslation("ui");
  const level = bandOf(score);
  return (
    <p className={clsx("flex items-start gap-1.5 text-sm", className)}>
      <Flag aria-hidden className={clsx("mt-0.5 size-4 shrink-0", level === "urgent" ? "text-danger" : level === "high" ? "text-warning" : "text-ink-soft")} />
      <span>
        <span className="font-semibold">{t(`priority.${level}`)}</span>{" "}
        <span className="text-ink-soft tabular-nums">
          ({t("priority.score", { score: Math.round(score) })}){reason ? `: ${reason}` : ""}
        </span>
      </span>
    </p>
  );
}
