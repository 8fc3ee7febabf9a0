import { useTranslation } from "react-i18next";
import { columnLetter } from "~/domain/payments/statements/column-letter";
import type { StatementPreview } from "~/domain/payments/statements/statement-view";

/** The first rows of a file as a spreadsheet shows them, to scroll sideways where they are wide. */
export function StatementPreviewTable({ preview, width }: { preview: StatementPreview; width: number }) {
  const { t } = useTranslation("statements");
  const letters = Array.from({ length: width }, (_, index) => columnLetter(index));
  return (
    <div className="card max-h-96 overflow-auto" tabIndex={0} role="region" aria-label={t("mapping.preview")}>
      <table className="w-full border-collapse text-sm">
        <caption className="sr-only">{t("mapping.preview")}</caption>
        <thead>
          <tr>
            <th scope="col" className="sticky top-0 bg-sunken px-3 py-2 text-left font-semibold">{t("mapping.number")}</th>
            {letters.map((letter) => <th key={letter} scope="col" className="sticky top-0 bg-sunken px-3 py-2 text-left font-semibold">{letter}</th>)}
          </tr>
        </thead>
        <tbody>
          {preview.rows.map(({ number, cells }) => (
            <tr key={number} className={number === preview.head ? "bg-action-soft font-semibold" : "border-t border-line"}>
              <th scope="row" className="px-3 py-1.5 text-left font-semibold tabular-nums">{number}</th>
              {letters.map((letter, index) => <td key={letter} className="max-w-64 truncate px-3 py-1.5">{cells[index]}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
