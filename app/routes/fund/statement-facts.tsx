import { useTranslation } from "react-i18next";
import type { ImportView } from "~/domain/payments/statements/statement-view";
import { DateTime } from "~/ui/date-time";
import { DefinitionList } from "~/ui/definition-list";
import { Money } from "~/ui/money";
import { useCount } from "~/ui/unit-progress";
import { StatementPeriod } from "./statement-period";

/** What the file is and what it holds, who brought it and when. */
export function StatementFacts({ statement }: { statement: ImportView }) {
  const { t } = useTranslation("statements");
  const count = useCount();
  const { layout, format, encoding, firstDay, opening, closing, credits, creditSum, debits, debitSum, uploadedAt, uploadedBy, finishedAt, bytes } = statement;
  const sum = (amount: number, entries: number) => (
    <>
      <Money amount={amount} /> <span className="font-normal text-ink-soft">({t("import.countOf", { count: entries, n: count(entries) })})</span>
    </>
  );
  return (
    <section aria-labelledby="facts" className="card p-5">
      <h2 id="facts" className="text-lg font-semibold">{t("import.facts")}</h2>
      <DefinitionList
        entries={[
          layout && { key: "layout", term: t("import.layout"), detail: layout },
          format && { key: "format", term: t("import.format"), detail: `${t(`import.formatOf.${format}`)}${encoding ? `, ${encoding.toUpperCase()}` : ""}` },
          firstDay && { key: "period", term: t("import.period"), detail: <StatementPeriod {...statement} /> },
          opening !== null && { key: "opening", term: t("import.opening"), detail: <Money amount={opening} /> },
          credits > 0 && { key: "credits", term: t("import.credits"), detail: sum(creditSum, credits) },
          debits > 0 && { key: "debits", term: t("import.debits"), detail: sum(debitSum, debits) },
          closing !== null && { key: "closing", term: t("import.closing"), detail: <Money amount={closing} /> },
          { key: "size", term: t("import.size"), detail: sizeInWords(bytes, count) },
          { key: "uploaded", term: t("import.uploaded"), detail: <><DateTime at={uploadedAt} format="datetime" /> · {uploadedBy}</> },
          finishedAt && { key: "finished", term: t("import.finished"), detail: <DateTime at={finishedAt} format="datetime" /> },
        ]}
      />
    </section>
  );
}

function sizeInWords(bytes: number, count: (number: number) => string): string {
  return bytes < 1024 ? `${count(bytes)} byte` : bytes < 1024 * 1024 ? `${count(Math.round(bytes / 1024))} KB` : `${count(Math.round(bytes / 1024 / 1024))} MB`;
}
