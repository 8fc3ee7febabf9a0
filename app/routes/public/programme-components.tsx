import { useTranslation } from "react-i18next";
import type { ProgrammeInLocale } from "~/domain/programmes/programme-in-locale";
import { useCount } from "~/ui/unit-progress";

/** Components with their quotas, each in its own unit. */
export function ProgrammeComponents({ components }: { components: ProgrammeInLocale["components"] }) {
  const { t } = useTranslation("programmes");
  const count = useCount();
  if (components.length === 0) return null;
  return (
    <section aria-labelledby="components">
      <h2 id="components" className="text-2xl font-bold">{t("page.components")}</h2>
      <p className="mt-1 text-ink-soft">{t("page.componentsLead")}</p>
      <ol className="mt-5 grid gap-5 lg:grid-cols-2">
        {components.map((component) => (
          <li key={component.position} className="card p-5 sm:p-6">
            <h3 className="text-lg font-semibold">
              {component.position}. {component.name}
            </h3>
            <ul className="mt-3 divide-y divide-line">
              {component.quotas.map((quota) => (
                <li key={quota.position} className="py-3">
                  <p>
                    {quota.amount === null ? (
                      <span className="font-semibold">{t("page.ruleOnly")}: </span>
                    ) : (
                      <span className="text-2xl font-bold tabular-nums">{count(quota.amount)} </span>
                    )}
                    {quota.unit}
                    {quota.perYear ? `, ${t("page.perYear")}` : ""}
                  </p>
                  {quota.rule ? <p className="mt-1 text-sm text-ink-soft">{quota.rule}</p> : null}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </section>
  );
}
