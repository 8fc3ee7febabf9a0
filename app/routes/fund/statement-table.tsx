import { useTranslation } from "react-i18next";
import type { ImportRow } from "~/domain/payments/statements/statement-view";
import { DataTable } from "~/ui/data-table";
import { DateTime } from "~/ui/date-time";
import { EmptyState } from "~/ui/empty-state";
import { LocalLink } from "~/ui/local-link";
import { Money } from "~/ui/money";
import { useCount } from "~/ui/unit-progress";
import { StatementBadge } from "./statement-badge";
import { StatementPeriod } from "./statement-period";

/** Uploaded statements, newest first: what they hold, how far they are, who brought them and when. */
export function StatementTable({ rows, total }: { rows: ImportRow[]; total: number }) {
  const { t } = useTranslation("statements");
  const count = useCount();
  return (
    <>
      {total > 0 ? <p className="mb-4 text-ink-soft">{t("list.count", { count: total, n: count(total) })}</p> : null}
      <DataTable
        caption={t("list.title")}
        rows={rows}
        rowKey={({ id }) => id}
        empty={<EmptyState title={t("list.none")}>{t("list.noneText")}</EmptyState>}
        columns={[
          {
            key: "file",
            primary: true,
            header: t("list.file"),
            cell: ({ id, fileName, layout }) => (
              <>
                <LocalLink to={`/fund/statements/${id}`} className="text-link inline-flex min-h-11 items-center break-all">{fileName}</LocalLink>
                {layout ? <span className="block text-sm font-normal text-ink-soft">{layout}</span> : null}
              </>
            ),
          },
          { key: "state", header: t("list.state"), cell: ({ state, progress }) => <StatementBadge state={state} progress={progress} /> },
          { key: "period", header: t("list.period"), cell: (row) => <StatementPeriod {...row} /> },
          { key: "credits", header: t("list.credits"), align: "end", cell: ({ credits }) => (credits > 0 ? count(credits) : "—") },
          { key: "sum", header: t("list.sum"), align: "end", cell: ({ creditSum }) => (creditSum > 0 ? <Money amount={creditSum} className="font-semibold" /> : "—") },
          {
            key: "when",
            header: t("list.when"),
            cell: ({ uploadedAt, uploadedBy }) => (
              <>
                <DateTime at={uploadedAt} format="datetime" className="md:whitespace-nowrap" />
                <span className="block text-sm text-ink-soft">{uploadedBy}</span>
              </>
            ),
          },
        ]}
      />
    </>
  );
}
