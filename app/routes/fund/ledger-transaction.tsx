import { useTranslation } from "react-i18next";
import { ledgerPath, type LedgerRow } from "~/domain/payments/ledger";
import { ledgerDetail } from "~/domain/payments/ledger-detail";
import { DateTime } from "~/ui/date-time";
import { LocalLink } from "~/ui/local-link";
import { useAccountName } from "./account-name";
import { PledgeLink } from "./pledge-link";
import { SignedAmountCells } from "./signed-amount";

/** One booking: what it was for and by whom, and its entries with debit and credit in columns. */
export function LedgerTransaction({ row }: { row: LedgerRow }) {
  const { t } = useTranslation("fund");
  const nameOf = useAccountName();
  // The pledge has a link of its own below.
  const detail = ledgerDetail(row, t).split(" · ").filter((part) => part !== row.pledgeReference).join(" · ");
  const writtenOn = new Date(Date.parse(row.bookedAt) + 7 * 3_600_000).toISOString().slice(0, 10);
  const day = (text: string) => text.split("-").toReversed().join("/");
  return (
    <article aria-labelledby={`entry-${row.seq}`} className="card grid gap-x-8 gap-y-3 px-4 py-3 lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)] lg:px-5">
      <div className="min-w-0">
        <p className="flex flex-wrap gap-x-3 text-sm text-ink-soft tabular-nums">
          <span>{t("ledger.entry", { seq: row.seq })}</span> <DateTime at={row.bookedAt} format="datetime" />
        </p>
        {row.documentDay !== writtenOn || row.bookDay !== writtenOn ? <p className="text-sm text-ink-soft tabular-nums">{t("ledger.days", { document: day(row.documentDay), book: day(row.bookDay) })}</p> : null}
        <h3 id={`entry-${row.seq}`} className="mt-0.5 font-semibold">{t(`ledger.transaction.${row.kind}`)}</h3>
        {detail ? <p className="text-sm break-words">{detail}</p> : null}
        <p className="flex flex-wrap items-center gap-x-4 text-sm">
          {row.pledgeReference ? <span className="inline-flex min-h-11 items-center lg:min-h-8"><PledgeLink reference={row.pledgeReference} /></span> : null}
          {row.transferId ? <LocalLink to={`/fund/transfers/${row.transferId}`} className="text-link inline-flex min-h-11 items-center lg:min-h-8">{t("ledger.transfer")}</LocalLink> : null}
          <span className="text-ink-soft">{t("ledger.bookedBy")} {row.bookedBy ?? t("ledger.bySystem")}</span>
        </p>
      </div>
      <table className="w-full table-fixed self-center text-sm">
        <caption className="sr-only">{t("ledger.entry", { seq: row.seq })}</caption>
        <thead>
          <tr className="border-b border-line text-ink-soft">
            <th scope="col" className="py-1 text-left font-medium">{t("ledger.account")}</th>
            <th scope="col" className="w-24 py-1 text-right font-medium sm:w-36">{t("ledger.debit")}</th>
            <th scope="col" className="w-24 py-1 text-right font-medium sm:w-36">{t("ledger.credit")}</th>
          </tr>
        </thead>
        <tbody>
          {row.entries.map(({ account, amount }) => (
            <tr key={account} className="border-b border-line last:border-b-0">
              <th scope="row" className="text-left font-normal">
                <LocalLink to={ledgerPath({ account })} className="inline-flex min-h-11 items-center hover:text-action hover:underline lg:min-h-8">{nameOf(account)}</LocalLink>
              </th>
              <SignedAmountCells amount={amount} className="py-3 font-medium lg:py-1.5" />
            </tr>
          ))}
        </tbody>
      </table>
    </article>
  );
}
