import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { formatDong } from "~/domain/money";
import type { RefundRow } from "~/domain/treasury/treasury-view";
import { Button } from "~/ui/button";
import { CsrfField } from "~/ui/csrf-field";
import { DataTable, type Column } from "~/ui/data-table";
import { DateTime } from "~/ui/date-time";
import { EmptyState } from "~/ui/empty-state";
import { LocalLink } from "~/ui/local-link";
import { Money } from "~/ui/money";
import { useLocale } from "~/ui/use-locale";
import { RefundBadge } from "~/ui/refund-badge";

/** Refunds, and while agreed ones are shown, the boxes that put them on a payment list. */
export function RefundTable({ rows, selecting }: { rows: RefundRow[]; selecting: boolean }) {
  const { t } = useTranslation("treasury");
  const locale = useLocale();
  const select: Column<RefundRow> = {
    key: "select",
    header: <span className="sr-only">{t("refunds.makeList")}</span>,
    cell: (row) =>
      row.accountKnown && row.bankAmount > 0 ? (
        <label className="inline-flex min-h-11 items-center gap-2">
          <input type="checkbox" name="refund" value={row.id} defaultChecked className="size-5 accent-action" />
          <span className="md:sr-only">{t("refunds.select", { reference: row.pledgeReference })}</span>
        </label>
      ) : (
        "—"
      ),
  };
  const table = (
    <DataTable
      caption={t("refunds.title")}
      rows={rows}
      rowKey={(row) => row.id}
      empty={<EmptyState title={t("refunds.none")}>{t("refunds.noneText")}</EmptyState>}
      columns={[
        {
          key: "pledge",
          primary: true,
          header: t("refunds.pledge"),
          cell: (row) => <LocalLink to={`/fund/refunds/${row.id}`} className="text-link inline-flex min-h-11 items-center tabular-nums">{row.pledgeReference}</LocalLink>,
        },
        ...(selecting ? [select] : []),
        { key: "sponsor", header: t("refunds.sponsor"), cell: (row) => row.sponsorName },
        { key: "asked", header: t("refunds.asked"), cell: (row) => <DateTime at={row.askedAt} format="datetime" className="md:whitespace-nowrap" /> },
        {
          key: "state",
          header: t("refunds.stateHeader"),
          cell: (row) => (
            <>
              <RefundBadge state={row.state} />
              {row.state === "approved" && row.bankAmount > 0 && !row.accountKnown ? <span className="mt-1 block text-sm text-warning">{t("refunds.accountMissing")}</span> : null}
              {row.listNumber ? <span className="mt-1 block text-sm text-ink-soft tabular-nums">{row.listNumber}</span> : null}
            </>
          ),
        },
        {
          key: "amount",
          header: t("refunds.amount"),
          align: "end",
          cell: (row) => (
            <>
              <Money amount={row.amount} className="font-semibold" />
              {row.scope !== "all" ? <span className="block text-sm text-ink-soft">{t(`refunds.scope.${row.scope}`)}</span> : null}
              {row.cardAmount > 0 ? (
                <span className="block text-sm text-ink-soft">
                  {[row.bankAmount > 0 && t("refunds.byBank", { amount: formatDong(row.bankAmount, locale) }), t("refunds.byCard", { amount: formatDong(row.cardAmount, locale) })].filter(Boolean).join(" · ")}
                </span>
              ) : null}
            </>
          ),
        },
      ]}
    />
  );
  if (!selecting || rows.length === 0) return table;
  return (
    <Form method="post">
      <CsrfField />
      {table}
      <Button className="mt-4">{t("refunds.makeList")}</Button>
    </Form>
  );
}
