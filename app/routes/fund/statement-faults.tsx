import { useTranslation } from "react-i18next";
import type { Fault } from "~/domain/payments/statements/statement";
import { DataTable } from "~/ui/data-table";
import { Notice } from "~/ui/notice";
import { useCount } from "~/ui/unit-progress";
import { useLocale } from "~/ui/use-locale";
import { faultPlace, faultSentence } from "./statement-words";

/** Why a statement was refused: every place that has to be put right, as far as they fit a page. */
export function StatementFaults({ faults, count }: { faults: Fault[]; count: number }) {
  const { t } = useTranslation("statements");
  const number = useCount();
  const locale = useLocale();
  return (
    <section aria-label={t("faults.title")} className="grid gap-4">
      <Notice tone="danger" title={t("import.refused")}>
        <p>{t("import.refusedText", { count, n: number(count) })}{count > faults.length ? ` ${t("import.refusedShown", { n: number(faults.length) })}` : ""}</p>
      </Notice>
      <DataTable
        caption={t("faults.title")}
        rows={faults.map((fault, index) => ({ fault, index }))}
        rowKey={({ index }) => String(index)}
        columns={[
          { key: "place", primary: true, header: t("faults.place"), cell: ({ fault }) => faultPlace(fault, t) },
          { key: "what", header: t("faults.what"), cell: ({ fault }) => <span className="break-words">{faultSentence(fault, t, locale)}</span> },
        ]}
      />
    </section>
  );
}
