import { useTranslation } from "react-i18next";
import type { GuideSchema } from "~/domain/open-data/developer-guide";
import { DeveloperFields } from "~/routes/public/developer-fields";
import { Disclosure } from "~/ui/disclosure";

/** What each part of an answer holds, folded up. */
export function DeveloperSchemas({ schemas }: { schemas: readonly GuideSchema[] }) {
  const { t } = useTranslation("developers");
  return (
    <div className="grid gap-3">
      {schemas.map(({ name, description, fields }) => (
        <div key={name} id={`schema-${name}`} className="scroll-mt-6">
          <Disclosure summary={<span><code>{name}</code> <span className="font-normal text-ink-soft">{description}</span></span>}>
            <DeveloperFields label={t("schemas.caption", { name })} fields={fields} />
          </Disclosure>
        </div>
      ))}
    </div>
  );
}
