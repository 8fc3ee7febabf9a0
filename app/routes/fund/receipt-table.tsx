import { useTranslation } from "react-i18next";
import type { ReceiptRow } from "~/domain/payments/receipt";
import { DataTable } from "~/ui/data-table";
import { DateTime } from "~/ui/date-time";
import { EmptyState } from "~/ui/empty-state";
import { LocalLink } from "~/ui/local-link";
import { Money } from "~/ui/money";
import { Badge } from "~/ui/state-badge";
import { PledgeLink } from "./pledge-link";

/** Receipts: number, payer, pledge, sum, day, and how often each was given again. */
export function ReceiptTable({ rows, searched }: { rows: ReceiptRow[]; searched: boolean }) {
  const { t } = useTranslation("transparency");
  return (
    <DataTable
      caption={t("receipts.title")}
      rows={rows}
      rowKey={({ number }) => number}
      empty={<EmptyState title={t(searched ? "receipts.noneFound" : "receipts.none")}>{searched ? t("receipts.searchHint") : t("receipts.noneText")}</EmptyState>}
      columns={[
        {
          key: "number",
          primary: true,
          header: t("receipts.number"),
          cell: ({ number, valid }) => (
            <>
              <LocalLink to={`/fund/receipts/${number}`} className="text-link inline-flex min-h-11 items-center whitespace-nowrap tabular-nums">{number}</LocalLink>
              {valid ? null : <Badge tone="warning">{t("receipt.voidShort")}</Badge>}
            </>
          ),
        },
        { key: "payer", header: t("receipts.payer"), cell: ({ printedName }) => printedName },
        { key: "pledge", header: t("receipts.pledge"), cell: ({ pledgeReference }) => <PledgeLink reference={pledgeReference} /> },
        { key: "issued", header: t("receipts.issued"), cell: ({ issuedAt }) => <DateTime at={issuedAt} /> },
        { key: "copies", header: t("receipts.copies"), cell: ({ reissues }) => (reissues > 0 ? t("receipts.copiesCount", { count: reissues }) : t("receipts.never")) },
        { key: "amount", header: t("receipts.amount"), align: "end", cell: ({ amount }) => <Money amount={amount} className="font-semibold" /> },
      ]}
    />
  );
}
