import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { CircleAlert } from "lucide-react";

export interface FormError {
  /** The id of the control to go to; absent for an error of the form as a whole. */
  field?: string;
  message: string;
}

export interface FormErrorsProps {
  /** A list, or Conform's / Zod's shape: field name → messages; the key "" stands for the whole form. */
  errors?: FormError[] | Record<string, string[] | null | undefined> | null;
  title?: string;
}

/** Everything wrong with a form in one place above it, each line leading to its field. Takes the focus when it appears. */
export function FormErrors({ errors, title }: FormErrorsProps) {
  const { t } = useTranslation("ui");
  const box = useRef<HTMLDivElement>(null);
  const listed = listErrors(errors);
  const key = listed.map((error) => `${error.field}:${error.message}`).join("|");
  useEffect(() => {
    if (key) box.current?.focus();
  }, [key]);
  if (listed.length === 0) return null;
  return (
    <div ref={box} role="alert" tabIndex={-1} className="mb-6 rounded-xl [form>&]:mb-0 border-2 border-danger bg-danger-soft p-4">
      <p className="flex items-start gap-2 font-semibold text-danger">
        <CircleAlert aria-hidden className="mt-0.5 size-5 shrink-0" />
        {title ?? t("form.errorsTitle", { count: listed.length })}
      </p>
      <ul className="mt-1 ml-7">
        {listed.map((error) => (
          <li key={`${error.field}:${error.message}`}>
            {error.field ? (
              <a href={`#${error.field}`} className="inline-flex min-h-11 items-center text-ink underline underline-offset-4">
                {error.message}
              </a>
            ) : (
              <span className="inline-flex min-h-9 items-center">{error.message}</span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function listErrors(errors: FormErrorsProps["errors"]): FormError[] {
  if (!errors) return [];
  if (Array.isArray(errors)) return errors;
  return Object.entries(errors).flatMap(([field, messages]) =>
    (messages ?? []).map((message) => ({ field: field || undefined, message })),
  );
}
