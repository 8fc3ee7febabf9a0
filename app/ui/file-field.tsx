import type { InputHTMLAttributes } from "react";
import { useTranslation } from "react-i18next";
import { controlClass, Field, fieldAria, type FieldTexts } from "~/ui/field";

export interface FileFieldProps extends FieldTexts, Omit<InputHTMLAttributes<HTMLInputElement>, "type"> {
  name: string;
}

/** Photographs that the server accepts; anything else is refused there as well. */
export const photoTypes = "image/jpeg,image/png,image/webp,image/heic,image/heif,.heic,.heif";

/** A file chooser. The form around it needs `encType="multipart/form-data"`. Without a hint it states the rule for photos. */
export function FileField({ label, hint, errors, className, accept = photoTypes, ...control }: FileFieldProps) {
  const { t } = useTranslation("ui");
  const id = control.id ?? control.name;
  const explained = hint ?? (accept === photoTypes ? t("field.photoHint") : undefined);
  return (
    <Field id={id} label={label} hint={explained} errors={errors} required={control.required} className={className}>
      <input
        {...control}
        {...fieldAria(id, { hint: explained, errors })}
        id={id}
        type="file"
        accept={accept}
        className={`${controlClass} file-button border-dashed`}
      />
    </Field>
  );
}
