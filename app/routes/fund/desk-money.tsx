import { CircleCheck } from "lucide-react";
import { useTranslation } from "react-i18next";
import { formatDong } from "~/domain/money";
import type { FundMoney } from "~/domain/payments/read-fund-money.server";
import { ButtonLink } from "~/ui/button";
import { LocalLink } from "~/ui/local-link";
import { Money } from "~/ui/money";
import { Notice } from "~/ui/notice";
import { useLocale } from "~/ui/use-locale";
import { MoneyLying } from "./money-lying";

const places = [
  { key: "forNeeds", to: "/fund/ledger?accounts=need" },
  { key: "deliveredMoney", to: "/fund/ledger?accounts=delivered" },
  { key: "generalGifts", to: "/fund/ledger?accounts=fund" },
  { key: "suspense", to: "/fund/ledger?accounts=suspense" },
  { key: "toRefund", to: "/fund/refunds" },
] as const;

/** Where every đồng received stands, and whether the places add up to what came in. */
export function DeskMoney({ money }: { money: FundMoney }) {
  const { t } = useTranslation(["fund", "treasury"]);
  const locale = useLocale();
  const difference = money.received - places.reduce((sum, { key }) => sum + money[key], 0);
  return (
    <section aria-labelledby="money">
      <h2 id="money" className="text-xl font-semibold">{t("desk.money")}</h2>
      <p className="mb-4 text-ink-soft">{t("desk.moneyLead")}</p>
      <div className="card overflow-hidden">
        <table className="w-full">
          <caption className="sr-only">{t("desk.money")}</caption>
          <thead className="sr-only">
            <tr>
              <th scope="col">{t("desk.place")}</th>
              <th scope="col">{t("desk.amount")}</th>
            </tr>
          </thead>
          <tbody>
            <tr className="border-b-2 border-line-strong bg-sunken">
              <th scope="row" className="p-4 text-left align-top font-semibold sm:px-5">
                {t("desk.received")}
                <span className="block text-sm font-normal text-ink-soft">{t("desk.receivedNote")}</span>
              </th>
              <td className="p-4 text-right align-top text-lg font-bold sm:px-5 sm:text-2xl"><Money amount={money.received} /></td>
            </tr>
            {places.map(({ key, to }) => (
              <tr key={key} className="border-b border-line last:border-b-0">
                <th scope="row" className="px-4 py-3 text-left align-top font-normal sm:px-5">
                  <LocalLink to={to} className="text-link inline-flex min-h-11 items-center font-medium">{t([`fund:desk.${key}`, `treasury:desk.${key}`])}</LocalLink>
                  <span className="block text-sm text-ink-soft">{t([`fund:desk.${key}Note`, `treasury:desk.${key}Note`])}</span>
                </th>
                <td className="px-4 py-5 text-right align-top font-semibold sm:px-5 sm:text-lg"><Money amount={money[key]} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {difference === 0 ? (
        <p className="mt-3 flex items-start gap-2 font-medium text-success">
          <CircleCheck aria-hidden className="mt-0.5 size-5 shrink-0" /> {t("desk.balanced")}
        </p>
      ) : (
        <Notice tone="danger" className="mt-3" title={t("desk.unbalanced", { difference: formatDong(Math.abs(difference), locale) })} />
      )}
      <p className="mt-3">
        {t("desk.goods")} <Money amount={money.deliveredGoods} className="font-semibold" />
      </p>
      <MoneyLying lying={money.lying} />
      <p className="mt-5 flex flex-wrap gap-3">
        <ButtonLink to="/fund/ledger" variant="secondary">{t("desk.toLedger")}</ButtonLink>
        <ButtonLink to="/fund/statements" variant="secondary">{t("desk.toStatements")}</ButtonLink>
      </p>
    </section>
  );
}
