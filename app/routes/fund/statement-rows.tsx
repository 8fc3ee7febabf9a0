import { useTranslation } from "react-i18next";
import { rowEnds } from "~/domain/payments/statements/statement";
import type { ImportedRow, ImportView, RowFilters } from "~/domain/payments/statements/statement-view";
import { DataTable } from "~/ui/data-table";
import { DateTime } from "~/ui/date-time";
import { EmptyState } from "~/ui/empty-state";
import { FilterLinks } from "~/ui/filter-links";
import { LocalLink } from "~/ui/local-link";
import { Money } from "~/ui/money";
import { Pagination } from "~/ui/pagination";
import { useLocale } from "~/ui/use-locale";
import { rowSentence } from "./statement-words";

type Props = { statement: ImportView; rows: { rows: ImportedRow[]; total: number; pages: number }; filters: RowFilters };

/** Every row of the statement and what became of it, all or those that ended in one way. */
export function StatementRows({ statement, rows, filters }: Props) {
  const { t } = useTranslation("statements");
  const { t: ofFund } = useTranslation("fund");
  const { t: ofDebits } = useTranslation("debits");
  const locale = useLocale();
  const { id, state, ends } = statement;
  const words = { t, locale, refused: state === "refused" || state === "discarded", outcome: (key: string) => ofFund(`outcome.${key}`), meaning: (key: string) => ofDebits(`meaning.${key}`) };
  const known = rowEnds.filter((end) => ends[end].count > 0);
  const all = filters.show === "all" ? rows.total : Math.max(statement.rows, rowEnds.reduce((sum, end) => sum + ends[end].count, 0));
  if (all === 0) return null;
  return (
    <section aria-labelledby="rows" className="mt-12">
      <h2 id="rows" className="mb-4 text-xl font-semibold">{t("rows.title")}</h2>
      <FilterLinks
        label={t("rows.filter")}
        links={[
          { key: "all", to: `/fund/statements/${id}`, label: t("ends.all"), figure: all, shown: filters.show === "all" },
          ...known.map((end) => ({ key: end, to: `/fund/statements/${id}?show=${end}`, label: t(`ends.${end}`), figure: ends[end].count, shown: filters.show === end })),
        ]}
      />
      {filters.show !== "all" && ends[filters.show].sum > 0 ? <p className="mt-3 text-ink-soft">{t(`ends.${filters.show}`)}: <Money amount={ends[filters.show].sum} className="font-semibold text-ink" /></p> : null}
      <DataTable
        className="mt-4"
        caption={t("rows.title")}
        rows={rows.rows}
        rowKey={({ number }) => String(number)}
        empty={<EmptyState title={t("rows.none")}>{t("rows.noneText")}</EmptyState>}
        columns={[
          { key: "number", primary: true, header: t("rows.number"), cell: ({ number }) => <span className="tabular-nums"><span className="md:hidden">{t("rows.number")} </span>{number}</span> },
          { key: "day", header: t("rows.day"), cell: ({ bookedOn }) => (bookedOn ? <DateTime at={`${bookedOn}T05:00:00Z`} className="whitespace-nowrap" /> : "—") },
          { key: "memo", header: t("rows.memo"), cell: ({ memo, payerName }) => <Memo memo={memo} payerName={payerName} /> },
          { key: "amount", header: t("rows.amount"), align: "end", cell: ({ amount }) => (amount === null ? "—" : <Money amount={amount} className={amount > 0 ? "font-semibold" : undefined} />) },
          { key: "became", header: t("rows.became"), cell: (row) => <Became row={row} sentence={rowSentence(row, words)} /> },
        ]}
      />
      <Pagination page={filters.page} pageCount={rows.pages} />
    </section>
  );
}

function Memo({ memo, payerName }: { memo: string; payerName: string }) {
  const { t } = useTranslation("statements");
  return (
    <>
      {payerName ? <span className="block font-medium">{payerName}</span> : null}
      <span className="line-clamp-3 text-sm break-words">{memo || t("rows.noMemo")}</span>
    </>
  );
}

function Became({ row, sentence }: { row: ImportedRow; sentence: string }) {
  const to = row.transferId ? `/fund/transfers/${row.transferId}` : row.debit ? `/fund/debits/${row.debit.id}` : null;
  return to ? (
    <LocalLink to={to} className="text-link inline-flex min-h-11 items-center break-words">{sentence}</LocalLink>
  ) : (
    <span className="break-words">{sentence}</span>
  );
}
