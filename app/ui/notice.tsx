import { clsx } from "clsx";
import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

export type NoticeTone = "info" | "success" | "warning" | "danger";

export const noticeIcons = { info: Info, success: CircleCheck, warning: TriangleAlert, danger: CircleAlert };

const tones: Record<NoticeTone, string> = {
  info: "border-info bg-info-soft",
  success: "border-success bg-success-soft",
  warning: "border-warning bg-warning-soft",
  danger: "border-danger bg-danger-soft",
};
const texts: Record<NoticeTone, string> = { info: "text-info", success: "text-success", warning: "text-warning", danger: "text-danger" };

export interface NoticeProps {
  tone?: NoticeTone;
  title?: ReactNode;
  children?: ReactNode;
  className?: string;
}

/** Something to know before going on, standing in the page. For the answer to an act use `Flash`. */
export function Notice({ tone = "info", title, children, className }: NoticeProps) {
  const Icon = noticeIcons[tone];
  return (
    <div className={clsx("flex gap-3 rounded-xl border p-4", tones[tone], className)}>
      <Icon aria-hidden className={clsx("mt-0.5 size-5 shrink-0", texts[tone])} />
      <div className="min-w-0 flex-1">
        {title ? <p className={clsx("font-semibold", texts[tone])}>{title}</p> : null}
        {children ? <div className="text-ink">{children}</div> : null}
      </div>
    </div>
  );
}
