import { clsx } from "clsx";
import { Check, CircleDot, X } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Moment } from "~/ui/clock-words";
import { DateTime, Deadline } from "~/ui/date-time";

export interface TimelineStep {
  key: string;
  title: ReactNode;
  /** done: it happened; current: we wait for it now; upcoming: it follows; failed: it went wrong or was called off. */
  status: "done" | "current" | "upcoming" | "failed";
  /** When it happened. */
  at?: Moment | null;
  /** Who must act, in words ("Bạn", "Nhà trường", "Điều phối viên"). */
  actor?: ReactNode;
  /** By when they must act; shown while the step is current. */
  dueAt?: Moment | null;
  detail?: ReactNode;
}

export interface StatusTimelineProps {
  steps: TimelineStep[];
  label?: string;
  className?: string;
}

const dots = {
  done: "border-success bg-success text-surface",
  current: "border-action bg-action text-on-action",
  upcoming: "border-line-strong bg-surface text-ink-soft",
  failed: "border-danger bg-danger text-surface",
};

/** What happened, what comes next, who must act and by when. */
export function StatusTimeline({ steps, label, className }: StatusTimelineProps) {
  const { t } = useTranslation("ui");
  return (
    <ol aria-label={label ?? t("timeline.label")} className={className}>
      {steps.map((step, index) => (
        <li key={step.key} aria-current={step.status === "current" ? "step" : undefined} className="relative flex gap-4 pb-6 last:pb-0">
          {index < steps.length - 1 ? (
            <span
              aria-hidden
              className={clsx("absolute top-8 bottom-0 left-[0.9375rem] w-0.5", step.status === "done" ? "bg-success" : "bg-line")}
            />
          ) : null}
          <span aria-hidden className={clsx("grid size-8 shrink-0 place-items-center rounded-full border-2", dots[step.status])}>
            {step.status === "done" ? <Check className="size-4.5" strokeWidth={3} /> : null}
            {step.status === "current" ? <CircleDot className="size-4.5" /> : null}
            {step.status === "failed" ? <X className="size-4.5" strokeWidth={3} /> : null}
            {step.status === "upcoming" ? <span className="text-sm font-semibold">{index + 1}</span> : null}
          </span>
          <div className="min-w-0 flex-1 pt-0.5">
            <p className={clsx(step.status === "upcoming" ? "text-ink-soft" : "font-semibold")}>
              <span className="sr-only">{t(`timeline.${step.status}`)}: </span>
              {step.title}
            </p>
            {step.at ? (
              <p className="text-sm text-ink-soft">
                <DateTime at={step.at} format="datetime" />
              </p>
            ) : null}
            {step.actor && (step.status === "current" || step.status === "upcoming") ? (
              <p className="text-sm">
                <span className="text-ink-soft">{t("timeline.actor")}</span> <span className="font-medium">{step.actor}</span>
              </p>
            ) : null}
            {step.dueAt && step.status === "current" ? (
              <p className="text-sm">
                <Deadline at={step.dueAt} />
              </p>
            ) : null}
            {step.detail ? <div className="mt-1 text-sm text-ink-soft">{step.detail}</div> : null}
          </div>
        </li>
      ))}
    </ol>
  );
}
