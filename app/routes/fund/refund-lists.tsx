import { Download } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { RefundListView } from "~/domain/treasury/treasury-view";
import { buttonClass } from "~/ui/button";
import { DataTable } from "~/ui/data-table";
import { DateTime } from "~/ui/date-time";
import { Money } from "~/ui/money";
import { useCount } from "~/ui/unit-progress";
import { localPath, useLocale } from "~/ui/use-locale";

/** The payment lists made so far, each with its file for the bank and how many of it the statement has not shown. */
export function RefundLists({ lists, downloads }: { lists: RefundListView[]; downloads: boolean }) {
  const { t } = useTranslation("treasury");
  const locale = useLocale();
  const count = useCount();
  if (lists.length === 0) return null;
  return (
    <section aria-labelledby="lists" className="mt-12">
      <h2 id="lists" className="text-xl font-semibold">{t("refunds.lists")}</h2>
      <p className="mb-4 text-ink-soft">{t("refunds.listsLead")}</p>
      <DataTable
        caption={t("refunds.lists")}
        rows={lists}
        rowKey={(list) => list.id}
        columns={[
          { key: "number", primary: true, header: t("refunds.listNumber"), cell: (list) => <span className="whitespace-nowrap tabular-nums">{list.number}</span> },
          { key: "made", header: t("refunds.made"), cell: (list) => <DateTime at={list.madeAt} format="datetime" /> },
          { key: "entries", header: t("refunds.entries"), align: "end", cell: (list) => count(list.count) },
          { key: "open", header: t("refunds.openEntries"), align: "end", cell: (list) => count(list.open) },
          { key: "amount", header: t("refunds.amount"), align: "end", cell: (list) => <Money amount={list.amount} className="font-semibold" /> },
          ...(downloads
            ? [{
                key: "file",
                header: <span className="sr-only">CSV</span>,
                cell: (list: RefundListView) => (
                  <a href={localPath(`/fund/refund-lists/${list.id}/list.csv`, locale)} className={buttonClass("secondary")}>
                    <Download aria-hidden className="size-5" /> {t("refunds.download", { number: list.number })}
                  </a>
                ),
              }]
            : []),
        ]}
      />
    </section>
  );
}
