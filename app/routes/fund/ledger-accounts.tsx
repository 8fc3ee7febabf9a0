import { useTranslation } from "react-i18next";
import { ledgerPath } from "~/domain/payments/ledger";
import type { AccountBalance } from "~/domain/payments/read-balances.server";
import { LocalLink } from "~/ui/local-link";
import { useCount } from "~/ui/unit-progress";
import { useAccountName } from "./account-name";
import { SignedAmountCells } from "./signed-amount";

/** What single accounts hold: those that the list below was narrowed to. */
export function LedgerAccounts({ accounts: { rows, total } }: { accounts: { rows: AccountBalance[]; total: number } }) {
  const { t } = useTranslation("fund");
  const count = useCount();
  const nameOf = useAccountName();
  const cell = "px-3 py-2 sm:px-5";
  return (
    <section aria-labelledby="accounts-title" className="mt-8">
      <h2 id="accounts-title" className="mb-3 text-lg font-semibold">{t("ledger.accounts")}</h2>
      <div tabIndex={0} role="group" aria-labelledby="accounts-title" className="card max-h-96 overflow-auto">
        <table className="w-full text-sm">
          <caption className="sr-only">{t("ledger.accounts")}. {t("ledger.unit")}.</caption>
          <thead>
            <tr className="border-b border-line bg-sunken">
              <th scope="col" className={`${cell} text-left`}>{t("ledger.account")}</th>
              <th scope="col" className={`${cell} text-right`}>{t("ledger.debit")}</th>
              <th scope="col" className={`${cell} text-right`}>{t("ledger.credit")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ code, balance }) => (
              <tr key={code} className="border-b border-line last:border-b-0">
                <th scope="row" className={`${cell} py-0! text-left font-medium`}>
                  <LocalLink to={ledgerPath({ account: code })} preventScrollReset className="text-link inline-flex min-h-11 items-center">{nameOf(code)}</LocalLink>
                </th>
                <SignedAmountCells amount={balance} className={`${cell} py-3!`} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {total > rows.length ? <p className="mt-2 text-sm text-ink-soft">{t("ledger.accountsShown", { shown: count(rows.length), total: count(total) })}</p> : null}
    </section>
  );
}
