import { Minus, Plus } from "lucide-react";
import { useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Field, fieldAria, type FieldTexts } from "~/ui/field";
import { useHydrated } from "~/ui/use-hydrated";

export interface QuantityFieldProps extends FieldTexts {
  name: string;
  id?: string;
  /** Units of a need, whole. */
  defaultValue?: number;
  min?: number;
  max?: number;
  /** What one step of the buttons adds; typing is free. */
  step?: number;
  /** The word after the number: "bữa", "bộ", "tháng". */
  unit?: ReactNode;
  required?: boolean;
  className?: string;
  onChange?: (quantity: number) => void;
}

/** A number of units. Without script it is a plain number field; with it, − and + stand beside it and stop at the limits. */
export function QuantityField({ name, label, hint, errors, defaultValue, min = 1, max, step = 1, unit, required = true, className, onChange, ...rest }: QuantityFieldProps) {
  const { t } = useTranslation("ui");
  const id = rest.id ?? name;
  const input = useRef<HTMLInputElement>(null);
  const scripted = useHydrated();

  function add(units: number) {
    if (!input.current) return;
    const next = Math.min(max ?? Infinity, Math.max(min, (input.current.valueAsNumber || 0) + units));
    input.current.value = String(next);
    input.current.dispatchEvent(new Event("input", { bubbles: true }));
    onChange?.(next);
  }

  const stepper = "grid size-12 shrink-0 cursor-pointer place-items-center rounded-lg border border-line-strong bg-surface text-action hover:bg-action-soft";
  return (
    <Field id={id} label={label} hint={hint} errors={errors} required={required} className={className}>
      <div className="flex items-center gap-2 max-[22rem]:flex-wrap">
        {scripted ? (
          <button type="button" className={stepper} onClick={() => add(-step)} aria-label={t("quantity.less", { count: step })}>
            <Minus aria-hidden className="size-5" />
          </button>
        ) : null}
        <input
          ref={input}
          {...fieldAria(id, { hint, errors })}
          id={id}
          name={name}
          type="number"
          inputMode="numeric"
          min={min}
          max={max}
          step={1}
          required={required}
          defaultValue={defaultValue}
          onChange={(event) => Number.isInteger(event.target.valueAsNumber) && onChange?.(event.target.valueAsNumber)}
          className="plain-number h-12 w-32 min-w-0 rounded-lg border border-line-strong bg-surface px-3 text-center text-xl font-semibold tabular-nums aria-invalid:border-2 aria-invalid:border-danger"
        />
        {scripted ? (
          <button type="button" className={stepper} onClick={() => add(step)} aria-label={t("quantity.more", { count: step })}>
            <Plus aria-hidden className="size-5" />
          </button>
        ) : null}
        {unit ? <span className="ml-1">{unit}</span> : null}
      </div>
    </Field>
  );
}
