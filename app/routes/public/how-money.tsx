import { useTranslation } from "react-i18next";
import { DefinitionList } from "~/ui/definition-list";

const cases = ["short", "late", "double", "excess", "unnamed", "stranger"] as const;

/** The ledger, and what becomes of money that does not come as agreed. */
export function HowMoney() {
  const { t } = useTranslation("how");
  return (
    <section aria-labelledby="money">
      <h2 id="money" className="text-2xl font-bold">{t("money.title")}</h2>
      <p className="mt-3">{t("money.ledger")}</p>
      <p className="mt-3">{t("money.suspense")}</p>
      <h3 className="mt-6 mb-2 text-lg font-semibold">{t("money.casesTitle")}</h3>
      <DefinitionList className="card px-5" entries={cases.map((name) => ({ key: name, term: t(`money.cases.${name}.when`), detail: <span className="font-normal">{t(`money.cases.${name}.then`)}</span> }))} />
    </section>
  );
}
