import { useTranslation } from "react-i18next";
import { formatCharge } from "~/domain/cards/charge-words";
import type { CardRow } from "~/domain/cards/read-cards.server";
import { DataTable } from "~/ui/data-table";
import { DateTime } from "~/ui/date-time";
import { EmptyState } from "~/ui/empty-state";
import { LocalLink } from "~/ui/local-link";
import { Money } from "~/ui/money";
import { useLocale } from "~/ui/use-locale";

/** Card payments one by one: what was charged, what it is worth, what Stripe kept, and what happened to it since. */
export function CardTable({ rows }: { rows: readonly CardRow[] }) {
  const { t } = useTranslation("cards");
  const locale = useLocale();
  return (
    <DataTable
      caption={t("fund.payments")}
      rows={rows}
      rowKey={(row) => row.transferId}
      empty={<EmptyState title={t("fund.none")}>{t("fund.noneText")}</EmptyState>}
      columns={[
        {
          key: "paidAt", header: t("fund.column.paidAt"), primary: true,
          cell: (row) => <LocalLink to={`/fund/transfers/${row.transferId}`} className="text-link inline-flex min-h-11 items-center"><DateTime at={row.paidAt} format="datetime" /></LocalLink>,
        },
        { key: "pledge", header: t("fund.column.pledge"), cell: (row) => row.pledgeReference ? <LocalLink to={`/my/pledges/${row.pledgeReference}`} className="text-link inline-flex min-h-11 items-center">{row.pledgeReference}</LocalLink> : t("fund.noPledge") },
        { key: "charged", header: t("fund.column.charged"), align: "end", cell: (row) => <span className="whitespace-nowrap">{formatCharge(row.amount, row.currency, locale)}</span> },
        { key: "dong", header: t("fund.column.dong"), align: "end", cell: (row) => <Money amount={row.dong} /> },
        { key: "fee", header: t("fund.column.fee"), align: "end", cell: (row) => (row.feeDong === null ? t("fund.feeUnknown") : <Money amount={row.feeDong} />) },
        { key: "standing", header: t("fund.column.standing"), cell: (row) => <Standing row={row} /> },
      ]}
    />
  );
}

function Standing({ row }: { row: CardRow }) {
  const { t } = useTranslation("cards");
  const { dispute, refund, refundedDong, unplaced, fromFund } = row;
  if (!dispute && !refund && refundedDong === 0 && unplaced === 0) return <>{t("fund.standing.placed")}</>;
  return (
    <ul className="grid gap-1">
      {unplaced > 0 ? <li className="font-medium text-warning">{t("fund.standing.waits")} <Money amount={unplaced} /></li> : null}
      {refundedDong > 0 ? <li>{t("fund.standing.refunded")} <Money amount={refundedDong} /></li> : null}
      {refund ? <li className={refund === "refused" ? "font-medium text-danger" : undefined}>{t(`fund.standing.refund.${refund}`)}</li> : null}
      {dispute ? (
        <li className={dispute.state === "open" || dispute.state === "inquiry" ? "font-medium text-warning" : undefined}>
          {t(`fund.standing.dispute.${dispute.state}`)}
          {dispute.evidenceDueAt && (dispute.state === "open" || dispute.state === "inquiry") ? <>. {t("fund.standing.evidence")} <DateTime at={dispute.evidenceDueAt} format="datetime" /></> : null}
        </li>
      ) : null}
      {fromFund > 0 ? <li className="text-danger">{t("fund.standing.loss")} <Money amount={fromFund} /></li> : null}
    </ul>
  );
}
