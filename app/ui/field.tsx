import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

export interface FieldTexts {
  label: ReactNode;
  hint?: ReactNode;
  /** One message, several, or none; Conform's `field.errors` fits. */
  errors?: string | string[] | null;
}

/** The box every typed-in control shares. */
export const controlClass =
  "w-full min-h-11 rounded-lg border border-line-strong bg-surface px-3 py-2 text-base text-ink placeholder:text-ink-soft " +
  "aria-invalid:border-2 aria-invalid:border-danger disabled:bg-sunken disabled:text-ink-soft";

/** The ids and ARIA attributes that tie a control to its hint and its errors. */
export function fieldAria(id: string, { hint, errors }: Pick<FieldTexts, "hint" | "errors">) {
  const invalid = errorList(errors).length > 0;
  const describedBy = [hint ? `${id}-hint` : null, invalid ? `${id}-error` : null].filter(Boolean).join(" ");
  return { "aria-invalid": invalid || undefined, "aria-describedby": describedBy || undefined };
}

export function errorList(errors: FieldTexts["errors"]): string[] {
  return errors == null ? [] : Array.isArray(errors) ? errors : [errors];
}

export interface FieldProps extends FieldTexts {
  id: string;
  required?: boolean;
  className?: string;
  children: ReactNode;
}

/** Label above, hint below it, the control, then what is wrong with it. Optional fields say so; required ones need no star. */
export function Field({ id, label, hint, errors, required, className, children }: FieldProps) {
  const { t } = useTranslation("ui");
  return (
    <div className={className}>
      <label htmlFor={id} className="mb-1 block font-medium">
        {label}
        {required ? null : <span className="ml-1 font-normal text-ink-soft">({t("field.optional")})</span>}
      </label>
      {hint ? (
        <p id={`${id}-hint`} className="mb-1.5 text-sm text-ink-soft">
          {hint}
        </p>
      ) : null}
      {children}
      <FieldErrors id={id} errors={errors} />
    </div>
  );
}

export function FieldErrors({ id, errors }: { id: string; errors: FieldTexts["errors"] }) {
  const messages = errorList(errors);
  if (messages.length === 0) return null;
  return (
    <p id={`${id}-error`} className="mt-1.5 flex items-start gap-1.5 text-sm font-medium text-danger">
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span>{messages.join(" ")}</span>
    </p>
  );
}
