import { clsx } from "clsx";
import { useTranslation } from "react-i18next";

export type StateSubject = "need" | "pledge" | "payment" | "delivery" | "certificate" | "programme";
export type Tone = "neutral" | "info" | "success" | "warning" | "danger" | "gold";

export const toneClass: Record<Tone, string> = {
  neutral: "border-line-strong bg-sunken text-ink",
  info: "border-info bg-info-soft text-info",
  success: "border-success bg-success-soft text-success",
  warning: "border-warning bg-warning-soft text-warning",
  danger: "border-danger bg-danger-soft text-danger",
  gold: "border-gold-line bg-gold-soft text-gold",
};

const tones: Record<StateSubject, Record<string, Tone>> = {
  need: { submitted: "info", verified: "info", open: "info", covered: "success", delivered: "success", withdrawn: "warning", expired: "warning" },
  pledge: { held: "warning", confirmed: "info", in_delivery: "info", delivered: "success", lapsed: "danger", cancelled: "danger", refunded: "warning" },
  payment: { expected: "neutral", pending: "warning", settled: "success", refunded: "warning", failed: "danger" },
  delivery: { dispatched: "info", countersigned: "warning", confirmed: "success", rejected: "danger", disputed: "danger" },
  certificate: { approved: "info", issued: "gold", revoked: "danger", superseded: "warning" },
  programme: { running: "info", ended: "neutral", handed_over: "warning" },
};

export interface StateBadgeProps {
  of: StateSubject;
  state: string;
  className?: string;
}

/** The state of something, in words; colour only underlines it. */
export function StateBadge({ of, state, className }: StateBadgeProps) {
  const { t } = useTranslation("ui");
  return <Badge tone={tones[of][state] ?? "neutral"} className={className}>{t(`state.${of}.${state}`)}</Badge>;
}

export interface BadgeProps {
  tone?: Tone;
  className?: string;
  children: React.ReactNode;
}

/** A short mark with words of the page's own. */
export function Badge({ tone = "neutral", className, children }: BadgeProps) {
  return (
    <span className={clsx("inline-flex items-center rounded-full border px-2.5 py-0.5 text-sm font-medium whitespace-nowrap max-[22rem]:whitespace-normal", toneClass[tone], className)}>
      {children}
    </span>
  );
}
