import { useNavigation } from "@remix-run/react";
import { clsx } from "clsx";
import { LoaderCircle } from "lucide-react";
import type { ButtonHTMLAttributes, ReactNode } from "react";
import { LocalLink, type LocalLinkProps } from "~/ui/local-link";

export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";
export type ButtonSize = "normal" | "large";

const variants: Record<ButtonVariant, string> = {
  primary: "bg-action text-on-action hover:bg-action-strong",
  secondary: "border border-line-strong bg-surface text-ink hover:border-action hover:text-action",
  quiet: "text-action hover:bg-action-soft",
  danger: "border border-danger bg-surface text-danger hover:bg-danger-soft",
};

/** The look of a button, for elements that are neither `<button>` nor a link of ours. */
export function buttonClass(variant: ButtonVariant = "primary", size: ButtonSize = "normal", className?: string): string {
  return clsx(
    "inline-flex cursor-pointer items-center justify-center gap-2 rounded-lg py-2 text-center print:hidden font-semibold no-underline transition-colors",
    "aria-disabled:cursor-not-allowed aria-disabled:opacity-60 disabled:cursor-not-allowed disabled:opacity-60",
    size === "large" ? "min-h-13 px-6 text-lg" : "min-h-11 px-4 text-base",
    variants[variant],
    className,
  );
}

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: ReactNode;
  /** Overrides what the running navigation says. */
  pending?: boolean;
}

/** A submit button by default; while its form is being sent it turns a wheel and ignores further presses. */
export function Button({ variant, size, icon, pending, className, children, type = "submit", onClick, ...rest }: ButtonProps) {
  const submitting = useSubmitting(rest.name, rest.value);
  const busy = pending ?? (type === "submit" && submitting);
  return (
    <button
      type={type}
      className={buttonClass(variant, size, className)}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={(event) => (busy ? event.preventDefault() : onClick?.(event))}
      {...rest}
    >
      {busy ? <LoaderCircle aria-hidden className="size-5 animate-spin" /> : icon}
      {children}
    </button>
  );
}

export interface ButtonLinkProps extends LocalLinkProps {
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: ReactNode;
}

/** A link within the site that looks like a button. */
export function ButtonLink({ variant, size, icon, className, children, ...rest }: ButtonLinkProps) {
  return (
    <LocalLink className={buttonClass(variant, size, className)} {...rest}>
      {icon}
      {children}
    </LocalLink>
  );
}

function useSubmitting(name?: string, value?: string | number | readonly string[]): boolean {
  const { state, formData } = useNavigation();
  if (state === "idle" || !formData) return false;
  return name === undefined || value === undefined || formData.getAll(name).includes(String(value));
}
