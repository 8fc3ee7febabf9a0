import { useTranslation } from "react-i18next";

export interface FieldFacts {
  name: string;
  kind: string;
  description: string;
  required?: boolean;
}

/** Names of parameters or fields, each with its kind and what it means: dense on a desk, readable on a phone. */
export function DeveloperFields({ label, fields }: { label: string; fields: readonly FieldFacts[] }) {
  const { t } = useTranslation("developers");
  return (
    <dl aria-label={label} className="divide-y divide-line border-y border-line">
      {fields.map(({ name, kind, description, required }) => (
        <div key={name} className="grid gap-x-6 gap-y-0.5 py-2.5 sm:grid-cols-[minmax(9rem,1fr)_3fr]">
          <dt className="min-w-0">
            <code className="font-semibold break-all">{name}</code>
            {required ? <span className="block text-sm text-ink-soft">{t("endpoints.required")}</span> : null}
          </dt>
          <dd className="min-w-0">
            {description} <span className="block text-sm break-words text-ink-soft">{kind}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
