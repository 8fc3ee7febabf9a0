import { CircleCheck } from "lucide-react";
import { useTranslation } from "react-i18next";
import { ledgerPath, type AccountKind } from "~/domain/payments/ledger";
import type { KindBalance } from "~/domain/payments/read-balances.server";
import { LocalLink } from "~/ui/local-link";
import { Notice } from "~/ui/notice";
import { useCount } from "~/ui/unit-progress";
import { SignedAmountCells } from "./signed-amount";

/** What the accounts of each kind hold, debit and credit apart, and the proof that both sides are equal. */
export function LedgerBalances({ balances, shown }: { balances: KindBalance[]; shown: AccountKind | null }) {
  const { t } = useTranslation("fund");
  const count = useCount();
  const side = (sign: 1 | -1) => balances.reduce((sum, { balance }) => sum + Math.max(0, sign * balance), 0);
  const [debit, credit] = [side(1), side(-1)];
  const cell = "px-3 py-2 sm:px-5";
  return (
    <section aria-labelledby="balances-title">
      <h2 id="balances-title" className="mb-3 text-xl font-semibold">{t("ledger.balances")}</h2>
      <div className="card overflow-x-auto">
        <table className="w-full text-sm sm:text-base">
          <caption className="sr-only">{t("ledger.balances")}. {t("ledger.unit")}.</caption>
          <thead>
            <tr className="border-b border-line bg-sunken text-sm">
              <th scope="col" className={`${cell} text-left`}>{t("ledger.kind")}</th>
              <th scope="col" className={`${cell} hidden text-right sm:table-cell`}>{t("ledger.number")}</th>
              <th scope="col" className={`${cell} text-right`}>{t("ledger.debit")}</th>
              <th scope="col" className={`${cell} text-right`}>{t("ledger.credit")}</th>
            </tr>
          </thead>
          <tbody>
            {balances.map(({ kind, accounts, balance }) => (
              <tr key={kind} className="border-b border-line">
                <th scope="row" className={`${cell} py-0! text-left font-medium`}>
                  <LocalLink to={ledgerPath({ accountKind: kind })} preventScrollReset aria-current={kind === shown ? "true" : undefined} className="text-link inline-flex min-h-11 items-center aria-[current]:font-bold">
                    {t(`ledger.accountKind.${kind}`)}
                  </LocalLink>
                </th>
                <td className={`${cell} hidden text-right tabular-nums sm:table-cell`}>{count(accounts)}</td>
                <SignedAmountCells amount={balance} className={cell} />
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr className="bg-sunken font-bold">
              <th scope="row" className={`${cell} text-left`}>{t("ledger.sum")}</th>
              <td className={`${cell} hidden sm:table-cell`} />
              <td className={`${cell} text-right whitespace-nowrap tabular-nums`}>{count(debit)}</td>
              <td className={`${cell} text-right whitespace-nowrap tabular-nums`}>{count(credit)}</td>
            </tr>
          </tfoot>
        </table>
      </div>
      {debit === credit ? (
        <p className="mt-3 flex items-start gap-2 font-medium text-success">
          <CircleCheck aria-hidden className="mt-0.5 size-5 shrink-0" /> {t("ledger.balanced")}
        </p>
      ) : (
        <Notice tone="danger" className="mt-3" title={t("ledger.unbalanced")} />
      )}
    </section>
  );
}
