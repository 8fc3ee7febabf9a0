import { clsx } from "clsx";
import type { SelectHTMLAttributes } from "react";
import { controlClass, Field, fieldAria, type FieldTexts } from "~/ui/field";

export interface SelectOption {
  value: string;
  label: string;
  disabled?: boolean;
}

export interface SelectFieldProps extends FieldTexts, Omit<SelectHTMLAttributes<HTMLSelectElement>, "children"> {
  name: string;
  options: SelectOption[];
  /** The first, empty choice ("All provinces"); left out when a value must be chosen from the start. */
  placeholder?: string;
}

/** The browser's own select: it is the best one on a phone and needs no script. */
export function SelectField({ label, hint, errors, options, placeholder, className, ...control }: SelectFieldProps) {
  const id = control.id ?? control.name;
  return (
    <Field id={id} label={label} hint={hint} errors={errors} required={control.required} className={className}>
      <select {...control} {...fieldAria(id, { hint, errors })} id={id} className={clsx(controlClass, "select-arrow pr-10")}>
        {placeholder === undefined ? null : <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}
