import { useTranslation } from "react-i18next";
import type { FundMoney } from "~/domain/payments/read-fund-money.server";
import { DefinitionList } from "~/ui/definition-list";
import { Disclosure } from "~/ui/disclosure";
import { Money } from "~/ui/money";

const places = ["atBank", "atProcessor", "onTheWay", "disputed", "advances", "spent", "fees"] as const;

/** The same money by the place where it lies: at the bank, with receivers, gone for what was delivered. Places that hold nothing are left out. */
export function MoneyLying({ lying }: { lying: FundMoney["lying"] }) {
  const { t } = useTranslation("treasury");
  return (
    <div className="mt-4">
      <Disclosure summary={t("desk.lying")}>
        <p className="text-ink-soft">{t("desk.lyingLead")}</p>
        <DefinitionList entries={places.map((place) => lying[place] !== 0 && { key: place, term: t(`desk.${place}`), detail: <Money amount={lying[place]} /> })} />
      </Disclosure>
    </div>
  );
}
