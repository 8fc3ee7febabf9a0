import { useTranslation } from "react-i18next";
import type { MonthFigures, OpenLedgerFilters } from "~/domain/disclosure/open-ledger";
import { GroupedBarChart } from "~/ui/charts/grouped-bar-chart";
import { EmptyState } from "~/ui/empty-state";
import { Money } from "~/ui/money";
import { FigureTable } from "./figure-table";
import { CsvLink } from "./transparency-csv-link";

/** The drawing shows the last two years at most; the table has all months. */
const MOST_MONTHS = 24;

const columns = ["received", "returned", "placed", "delivered", "goods", "disbursed"] as const;

/** Month by month: what came in, and what was delivered in money and goods. `whole` is whether nothing of the fund is left out. */
export function TransparencyMonths({ months, filters, whole }: { months: MonthFigures[]; filters: OpenLedgerFilters; whole: boolean }) {
  const { t } = useTranslation("transparency");
  const drawn = months.slice(-MOST_MONTHS);
  const came = whole ? "received" : "placed";
  const shown = columns.filter((column) => whole || (column !== "received" && column !== "returned"));
  const inWords = (month: string) => `${month.slice(5)}/${month.slice(0, 4)}`;
  const sum = (column: (typeof columns)[number]) => months.reduce((total, month) => total + month[column], 0);
  return (
    <section aria-labelledby="months-title">
      <h2 id="months-title" className="text-2xl font-bold">{t("months.title")}</h2>
      <p className="mt-1 mb-4 text-ink-soft">{t("months.lead")}</p>
      {months.length === 0 ? (
        <EmptyState title={t("months.none")}>{t("months.noneText")}</EmptyState>
      ) : (
        <div className="grid gap-4">
          <div className="card p-4 sm:p-6">
            <GroupedBarChart
              description={t("months.chart")}
              groups={drawn.map(({ month }) => `${Number(month.slice(5))}/${month.slice(2, 4)}`)}
              series={[
                { key: came, label: t(`months.${came}`), fill: "fill-weave-3", values: drawn.map((month) => month[came]) },
                { key: "delivered", label: t("months.delivered"), fill: "fill-action", values: drawn.map(({ delivered }) => delivered) },
                { key: "goods", label: t("months.goods"), fill: "fill-weave-2", values: drawn.map(({ goods }) => goods) },
              ]}
            />
          </div>
          <FigureTable
            labelledBy="months-title"
            caption={t("months.title")}
            rows={months.toReversed()}
            rowKey={({ month }) => month}
            columns={[
              { key: "month", header: t("months.month"), cell: ({ month }) => inWords(month) },
              ...shown.map((column) => ({ key: column, header: t(`months.${column}`), cell: (month: MonthFigures) => <Money amount={month[column]} /> })),
            ]}
            total={[t("groups.total"), ...shown.map((column) => <Money key={column} amount={sum(column)} />)]}
          />
          <div><CsvLink table="months" filters={filters} /></div>
        </div>
      )}
    </section>
  );
}
