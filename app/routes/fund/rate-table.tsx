import { useTranslation } from "react-i18next";
import { formatRate } from "~/domain/cards/charge-words";
import type { EnteredRate } from "~/domain/cards/read-rates.server";
import { DataTable } from "~/ui/data-table";
import { DateTime } from "~/ui/date-time";
import { EmptyState } from "~/ui/empty-state";
import { useLocale } from "~/ui/use-locale";

/** Every rate that was entered, none ever changed. */
export function RateTable({ rows }: { rows: readonly EnteredRate[] }) {
  const { t } = useTranslation("cards");
  const locale = useLocale();
  return (
    <DataTable
      caption={t("rates.entered")}
      rows={rows}
      rowKey={(row) => row.id}
      empty={<EmptyState title={t("rates.none")}>{t("rates.noneText")}</EmptyState>}
      columns={[
        { key: "rate", header: t("rates.column.rate"), primary: true, cell: (row) => <span className="whitespace-nowrap tabular-nums">1 {row.currency} = {formatRate(row.rate, locale)}</span> },
        { key: "day", header: t("rates.column.day"), cell: (row) => <DateTime at={`${row.rateOn}T12:00:00+07:00`} /> },
        { key: "source", header: t("rates.column.source"), cell: (row) => row.source },
        { key: "by", header: t("rates.column.by"), cell: (row) => row.by },
        { key: "at", header: t("rates.column.at"), cell: (row) => <DateTime at={row.enteredAt} format="datetime" /> },
      ]}
    />
  );
}
