import { useTranslation } from "react-i18next";
import { transferListPath, type TransferFilters } from "~/domain/payments/transfer-filters";
import type { TransferRow } from "~/domain/payments/transfer-view";
import { ButtonLink } from "~/ui/button";
import { DataTable } from "~/ui/data-table";
import { DateTime } from "~/ui/date-time";
import { EmptyState } from "~/ui/empty-state";
import { LocalLink } from "~/ui/local-link";
import { Money } from "~/ui/money";
import { OutcomeBadge } from "./outcome-badge";

/** Incoming transfers: from whom, with which memo, how much, and how much of it waits. */
export function TransferTable({ rows, filters }: { rows: TransferRow[]; filters: TransferFilters }) {
  const { t } = useTranslation("fund");
  return (
    <DataTable
      caption={t("transfers.title")}
      rows={rows}
      rowKey={(transfer) => transfer.id}
      empty={<NoTransfers filters={filters} />}
      columns={[
        {
          key: "payer",
          primary: true,
          header: t("transfers.payer"),
          cell: (transfer) => (
            <>
              <LocalLink to={`/fund/transfers/${transfer.id}`} className="text-link inline-flex min-h-11 items-center">
                {transfer.payerName || t("transfers.unknownPayer")}
              </LocalLink>
              <span className="block text-sm font-normal break-words text-ink-soft">{transfer.memo || t("transfers.noMemo")}</span>
            </>
          ),
        },
        { key: "receivedAt", header: t("transfers.receivedAt"), cell: (transfer) => <DateTime at={transfer.receivedAt} format="datetime" className="md:whitespace-nowrap" /> },
        { key: "outcome", header: t("transfers.outcome"), cell: (transfer) => <OutcomeBadge outcome={transfer.outcome} /> },
        { key: "amount", header: t("transfers.amount"), align: "end", cell: (transfer) => <Money amount={transfer.amount} className="font-semibold" /> },
        {
          key: "waiting",
          header: t("transfers.waiting"),
          align: "end",
          cell: (transfer) => (transfer.unplaced > 0 ? <Money amount={transfer.unplaced} className="font-semibold text-warning" /> : "—"),
        },
      ]}
    />
  );
}

function NoTransfers({ filters: { show, q } }: { filters: TransferFilters }) {
  const { t } = useTranslation("fund");
  if (q) {
    const everywhere = show === "all" ? null : <ButtonLink variant="secondary" to={transferListPath({ show: "all", q })}>{t("transfers.searchAll")}</ButtonLink>;
    return <EmptyState title={t("transfers.noneFound")} action={everywhere}>{t("transfers.noneFoundText")}</EmptyState>;
  }
  return show === "unplaced" ? (
    <EmptyState title={t("transfers.noneWaiting")}>{t("transfers.noneWaitingText")}</EmptyState>
  ) : (
    <EmptyState title={t("transfers.none")}>{t("transfers.noneText")}</EmptyState>
  );
}
