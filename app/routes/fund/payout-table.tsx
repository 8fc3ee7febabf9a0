import { useTranslation } from "react-i18next";
import { formatMinor } from "~/domain/cards/charge-words";
import type { PayoutRow } from "~/domain/cards/payout-view";
import { DataTable } from "~/ui/data-table";
import { DateTime } from "~/ui/date-time";
import { EmptyState } from "~/ui/empty-state";
import { LocalLink } from "~/ui/local-link";
import { Money } from "~/ui/money";
import { Badge } from "~/ui/state-badge";
import { useLocale } from "~/ui/use-locale";
import { SignedMoney } from "./signed-money";

/** Payouts one by one: when they are expected, what Stripe sent, what it is worth, and whether the bank has shown it. */
export function PayoutTable({ rows }: { rows: readonly PayoutRow[] }) {
  const { t } = useTranslation("payouts");
  const locale = useLocale();
  return (
    <DataTable
      caption={t("title")}
      rows={rows}
      rowKey={({ id }) => id}
      empty={<EmptyState title={t("none")}>{t("noneText")}</EmptyState>}
      columns={[
        {
          key: "expected", primary: true, header: t("expectedOn"),
          cell: ({ id, expectedOn }) => <LocalLink to={`/fund/payouts/${id}`} className="text-link inline-flex min-h-11 items-center whitespace-nowrap"><DateTime at={`${expectedOn}T05:00:00Z`} /></LocalLink>,
        },
        { key: "state", header: t("standing"), cell: (row) => <PayoutBadge {...row} /> },
        { key: "amount", header: t("paidOut"), align: "end", cell: ({ amount, currency }) => <span className="whitespace-nowrap">{formatMinor(amount, currency, locale)}</span> },
        { key: "dong", header: t("worth"), align: "end", cell: ({ dong }) => <Money amount={dong} className="font-semibold" /> },
        { key: "difference", header: t("difference"), align: "end", cell: ({ difference }) => (difference === null ? "—" : <SignedMoney amount={difference} />) },
      ]}
    />
  );
}

/** The state of a payout in words; one that should have been on the statement by now is marked. */
export function PayoutBadge({ state, late, amount }: Pick<PayoutRow, "state" | "late" | "amount">) {
  const { t } = useTranslation("payouts");
  return (
    <span className="inline-flex flex-wrap gap-2">
      <Badge tone={state === "arrived" ? "success" : state === "failed" ? "danger" : "info"}>{t(`state.${state}`)}</Badge>
      {late ? <Badge tone="warning">{t("lateMark")}</Badge> : null}
      {amount < 0 ? <Badge>{t("taken")}</Badge> : null}
    </span>
  );
}
