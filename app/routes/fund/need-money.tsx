import { useTranslation } from "react-i18next";
import type { PayableNeed } from "~/domain/treasury/read-disbursements.server";
import { DefinitionList } from "~/ui/definition-list";
import { LocalLink } from "~/ui/local-link";
import { Money } from "~/ui/money";
import { useLocale } from "~/ui/use-locale";

const sums = ["held", "delivered", "advances", "spent", "ordered"] as const;

/** What of a need's money may still be paid out, and where the rest is. */
export function NeedMoney({ need }: { need: PayableNeed }) {
  const { t } = useTranslation("treasury");
  const locale = useLocale();
  return (
    <aside aria-labelledby="money" className="card h-fit p-5 lg:col-start-2">
      <h2 id="money" className="text-lg font-semibold">{t("newPayment.money", { code: need.code })}</h2>
      <p><LocalLink to={`/needs/${need.code}`} className="text-link inline-flex min-h-11 items-center">{locale === "vi" ? need.titleVi : need.titleEn}</LocalLink></p>
      <DefinitionList
        entries={[
          ...sums.filter((key) => key !== "ordered" || need.ordered > 0).map((key) => ({ key, term: t(`newPayment.${key}`), detail: <Money amount={need[key]} /> })),
          { key: "free", term: t("newPayment.free"), detail: <Money amount={need.free} className="text-lg font-bold" /> },
        ]}
      />
    </aside>
  );
}
