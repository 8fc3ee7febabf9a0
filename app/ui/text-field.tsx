import { clsx } from "clsx";
import type { InputHTMLAttributes, TextareaHTMLAttributes } from "react";
import { controlClass, Field, fieldAria, type FieldTexts } from "~/ui/field";

type InputProps = Omit<InputHTMLAttributes<HTMLInputElement>, "className">;
type AreaProps = Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "className">;

export type TextFieldProps = FieldTexts & { name: string; className?: string } & (
    | ({ rows?: undefined } & InputProps)
    | ({ rows: number } & AreaProps)
  );

/** One line of text, or several when `rows` is given. Any other attribute goes to the control itself. */
export function TextField({ label, hint, errors, className, ...control }: TextFieldProps) {
  const id = control.id ?? control.name;
  const aria = fieldAria(id, { hint, errors });
  return (
    <Field id={id} label={label} hint={hint} errors={errors} required={control.required} className={className}>
      {control.rows === undefined ? (
        <input type="text" {...control} {...aria} id={id} className={controlClass} />
      ) : (
        <textarea {...control} {...aria} id={id} className={clsx(controlClass, "leading-relaxed")} />
      )}
    </Field>
  );
}
