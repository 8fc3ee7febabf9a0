import { useTranslation } from "react-i18next";
import type { ClosingState } from "~/domain/treasury/day-closing";
import type { ClosingView } from "~/domain/treasury/treasury-view";
import { DataTable } from "~/ui/data-table";
import { DateTime } from "~/ui/date-time";
import { EmptyState } from "~/ui/empty-state";
import { LocalLink } from "~/ui/local-link";
import { Money } from "~/ui/money";
import { Badge, type Tone } from "~/ui/state-badge";

const tones: Record<ClosingState, Tone> = { signed: "warning", countersigned: "success", reopened: "neutral" };

export function ClosingBadge({ state }: { state: ClosingState }) {
  const { t } = useTranslation("treasury");
  return <Badge tone={tones[state]}>{t(`days.state.${state}`)}</Badge>;
}

/** Closed days with both balances. */
export function ClosingTable({ rows }: { rows: ClosingView[] }) {
  const { t } = useTranslation("treasury");
  return (
    <DataTable
      caption={t("days.list")}
      rows={rows}
      rowKey={(row) => row.id}
      empty={<EmptyState title={t("days.none")}>{t("days.noneText")}</EmptyState>}
      columns={[
        {
          key: "day",
          primary: true,
          header: t("days.day"),
          cell: (row) => <LocalLink to={`/fund/days/${row.id}`} className="text-link inline-flex min-h-11 items-center"><DateTime at={`${row.day}T00:00:00+07:00`} /></LocalLink>,
        },
        { key: "state", header: t("days.stateHeader"), cell: (row) => <ClosingBadge state={row.state} /> },
        { key: "bank", header: t("day.bank"), align: "end", cell: (row) => <Money amount={row.bankBalance} /> },
        { key: "ledger", header: t("days.ledger"), align: "end", cell: (row) => <Money amount={row.ledgerBalance} /> },
        { key: "difference", header: t("days.difference"), align: "end", cell: (row) => (row.difference === 0 ? t("days.equal") : <Money amount={row.difference} className="font-semibold text-warning" />) },
      ]}
    />
  );
}
