import { useTranslation } from "react-i18next";
import type { DebitState } from "~/domain/payments/debits/debit";
import type { DebitRow } from "~/domain/treasury/debit-meaning";
import { DataTable } from "~/ui/data-table";
import { DateTime } from "~/ui/date-time";
import { EmptyState } from "~/ui/empty-state";
import { LocalLink } from "~/ui/local-link";
import { Money } from "~/ui/money";
import { Badge } from "~/ui/state-badge";

/** Money that left the account, each with what it was or that nobody has said so yet. */
export function DebitTable({ rows, state }: { rows: DebitRow[]; state: DebitState | null }) {
  const { t } = useTranslation("debits");
  return (
    <DataTable
      caption={t("title")}
      rows={rows}
      rowKey={({ id }) => id}
      empty={<EmptyState title={t(state === "unexplained" ? "noneOpen" : "none")}>{t(state === "unexplained" ? "noneOpenText" : "noneText")}</EmptyState>}
      columns={[
        {
          key: "day", primary: true, header: t("day"),
          cell: ({ id, bookedOn }) => <LocalLink to={`/fund/debits/${id}`} className="text-link inline-flex min-h-11 items-center whitespace-nowrap"><DateTime at={`${bookedOn}T05:00:00Z`} /></LocalLink>,
        },
        { key: "memo", header: t("memo"), cell: ({ memo, payeeName }) => <>{payeeName ? <span className="block font-medium">{payeeName}</span> : null}<span className="line-clamp-2 text-sm break-words">{memo || t("noMemo")}</span></> },
        { key: "amount", header: t("amount"), align: "end", cell: ({ amount }) => <Money amount={amount} className="font-semibold" /> },
        { key: "what", header: t("what"), cell: (row) => <DebitMeaning row={row} /> },
      ]}
    />
  );
}

/** What a debit was, with the way to it, or that it waits. */
export function DebitMeaning({ row: { state, explainedAs, code, to } }: { row: Pick<DebitRow, "state" | "explainedAs" | "code" | "to"> }) {
  const { t } = useTranslation("debits");
  if (state === "unexplained" || !explainedAs) return <Badge tone="warning">{t("state.unexplained")}</Badge>;
  const words = [t(`meaning.${explainedAs}`), code].filter(Boolean).join(" ");
  return to ? <LocalLink to={to} className="text-link inline-flex min-h-11 items-center break-words">{words}</LocalLink> : <span>{words}</span>;
}
