import type { InputHTMLAttributes } from "react";
import { fieldAria, FieldErrors, type FieldTexts } from "~/ui/field";

export interface CheckboxFieldProps extends FieldTexts, Omit<InputHTMLAttributes<HTMLInputElement>, "type"> {
  name: string;
}

/** One yes-or-no question; the whole line is the touch target. */
export function CheckboxField({ label, hint, errors, className, ...control }: CheckboxFieldProps) {
  const id = control.id ?? control.name;
  return (
    <div className={className}>
      <label htmlFor={id} className="flex min-h-11 cursor-pointer items-start gap-3 py-2.5">
        <input
          {...control}
          {...fieldAria(id, { hint, errors })}
          id={id}
          type="checkbox"
          className="mt-0.5 size-5 shrink-0 cursor-pointer accent-action"
        />
        <span>{label}</span>
      </label>
      {hint ? (
        <p id={`${id}-hint`} className="-mt-1.5 ml-8 text-sm text-ink-soft">
          {hint}
        </p>
      ) : null}
      <FieldErrors id={id} errors={errors} />
    </div>
  );
}
