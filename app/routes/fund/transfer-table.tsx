import { useTranslation } from "react-i18next";
import { formatDong } from "~/domain/money";
import { transferListPath, type TransferFilters } from "~/domain/payments/transfer-filters";
import type { TransferRow } from "~/domain/payments/transfer-view";
import type { LikelyPledge } from "~/domain/treasury/suggest-for-list.server";
import { ButtonLink } from "~/ui/button";
import { DataTable, type Column } from "~/ui/data-table";
import { DateTime } from "~/ui/date-time";
import { EmptyState } from "~/ui/empty-state";
import { LocalLink } from "~/ui/local-link";
import { Money } from "~/ui/money";
import { Badge } from "~/ui/state-badge";
import { useLocale } from "~/ui/use-locale";
import { OutcomeBadge } from "./outcome-badge";

interface TransferTableProps {
  rows: TransferRow[];
  filters: TransferFilters;
  /** Given where the viewer may deal with several at once: boxes stand before the rows, and likely pledges beside them. */
  likely?: Record<string, LikelyPledge>;
}

/** Incoming transfers: from whom, with which memo, how much, and how much of it waits. */
export function TransferTable({ rows, filters, likely }: TransferTableProps) {
  const { t } = useTranslation(["fund", "treasury"]);
  const locale = useLocale();
  const pick: Column<TransferRow> = {
    key: "pick",
    header: <span className="sr-only">{t("treasury:bulk.legend")}</span>,
    cell: (transfer) => (
      <label className="inline-flex min-h-11 min-w-11 items-center gap-2">
        <input type="checkbox" name="pick" value={transfer.id} data-suggested={likely?.[transfer.id] ? "yes" : undefined} className="size-5 accent-action" />
        <span className="text-left text-sm text-ink-soft md:sr-only">{t("treasury:bulk.select", { payer: transfer.payerName || t("transfers.unknownPayer"), amount: formatDong(transfer.unplaced, locale) })}</span>
      </label>
    ),
  };
  const suggestion: Column<TransferRow> = { key: "suggestion", header: t("treasury:bulk.suggested"), cell: (transfer) => <Likely id={transfer.id} likely={likely?.[transfer.id]} /> };
  return (
    <DataTable
      caption={t("transfers.title")}
      rows={rows}
      rowKey={(transfer) => transfer.id}
      empty={<NoTransfers filters={filters} />}
      columns={[
        ...(likely ? [pick] : []),
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
        ...(likely ? [suggestion] : []),
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

/** The likely pledge, its reasons, and the hidden words that the form sends when it is accepted. */
function Likely({ id, likely }: { id: string; likely: LikelyPledge | undefined }) {
  const { t } = useTranslation("fund");
  if (!likely) return "—";
  return (
    <span className="inline-block">
      <input type="hidden" name={`suggestion-${id}`} value={`${likely.reference}|${likely.amount}`} />
      <span className="font-medium tabular-nums">{likely.reference}</span> <Money amount={likely.amount} />
      <span className="mt-1 flex flex-wrap justify-end gap-1 md:justify-start">
        {likely.reasons.map((reason) => <Badge key={reason} tone="info" className="whitespace-normal">{t(`place.reason.${reason}`)}</Badge>)}
      </span>
    </span>
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
