import { clsx } from "clsx";
import type { ReactNode } from "react";
import { errorList, FieldErrors } from "~/ui/field";

export interface RadioCard {
  value: string;
  label: ReactNode;
  description?: ReactNode;
  icon?: ReactNode;
  disabled?: boolean;
}

export interface RadioCardsProps {
  name: string;
  legend: ReactNode;
  hint?: ReactNode;
  errors?: string | string[] | null;
  options: RadioCard[];
  defaultValue?: string;
  required?: boolean;
  id?: string;
  /** Cards side by side from tablet width on. */
  columns?: 1 | 2 | 3;
  onChange?: (value: string) => void;
}

const grids = { 1: "", 2: "sm:grid-cols-2", 3: "sm:grid-cols-3" };

/** A choice of few, each explained, as large cards around real radio buttons. */
export function RadioCards({ name, legend, hint, errors, options, defaultValue, required, columns = 1, onChange, ...rest }: RadioCardsProps) {
  const id = rest.id ?? name;
  const invalid = errorList(errors).length > 0;
  const describedBy = clsx(hint && `${id}-hint`, invalid && `${id}-error`) || undefined;
  return (
    <fieldset id={id} tabIndex={-1} aria-describedby={describedBy} className="min-w-0">
      <legend className="mb-1 font-medium">{legend}</legend>
      {hint ? (
        <p id={`${id}-hint`} className="mb-1.5 text-sm text-ink-soft">
          {hint}
        </p>
      ) : null}
      <div className={clsx("mt-1.5 grid gap-3", grids[columns])}>
        {options.map((option) => (
          <label
            key={option.value}
            className={clsx(
              "relative flex min-h-11 items-start gap-3 rounded-xl border border-line-strong bg-surface p-4",
              "has-checked:border-action has-checked:bg-action-soft has-checked:ring-1 has-checked:ring-action",
              "has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-action",
              option.disabled ? "cursor-not-allowed opacity-60" : "cursor-pointer hover:border-action",
            )}
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              defaultChecked={option.value === defaultValue}
              required={required}
              disabled={option.disabled}
              onChange={() => onChange?.(option.value)}
              className="mt-0.5 size-5 shrink-0 accent-action"
            />
            <span className="min-w-0 flex-1">
              <span className="block font-semibold">{option.label}</span>
              {option.description ? <span className="mt-0.5 block text-sm text-ink-soft">{option.description}</span> : null}
            </span>
            {option.icon ? <span className="text-action">{option.icon}</span> : null}
          </label>
        ))}
      </div>
      <FieldErrors id={id} errors={errors} />
    </fieldset>
  );
}
