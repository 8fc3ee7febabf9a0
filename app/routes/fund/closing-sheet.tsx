import { useTranslation } from "react-i18next";
import type { ClosingView } from "~/domain/treasury/treasury-view";
import { DateTime } from "~/ui/date-time";
import { DefinitionList } from "~/ui/definition-list";
import { Money } from "~/ui/money";

/** The record of a closed day as it is printed and filed: both balances, what explains the difference, who signed and when. */
export function ClosingSheet({ closing, fundName, bank }: { closing: ClosingView; fundName: string; bank: string }) {
  const { t } = useTranslation("treasury");
  const who = (name: string | null, at: string | null) => (name && at ? <>{name}, {t("day.at")} <DateTime at={at} format="datetime" /></> : t("day.notYet"));
  return (
    <section className="card px-5 py-2 print:border-0 print:px-0">
      <DefinitionList
        entries={[
          { term: t("day.fund"), detail: <>{fundName}<br /><span className="font-normal tabular-nums">{bank}</span></> },
          { term: t("day.bank"), detail: <Money amount={closing.bankBalance} className="text-lg font-bold" /> },
          { term: t("day.ledger"), detail: <Money amount={closing.ledgerBalance} className="text-lg font-bold" /> },
          { term: t("day.difference"), detail: closing.difference === 0 ? t("days.equal") : <Money amount={closing.difference} className="text-lg font-bold" /> },
          { term: t("day.source"), detail: t(closing.source === "statement" ? "day.sourceStatement" : "day.sourceTyped") },
          closing.note && { term: t("day.note"), detail: closing.note },
          { term: t("day.signed"), detail: who(closing.signedBy, closing.signedAt) },
          { term: t("day.countersigned"), detail: who(closing.countersignedBy, closing.countersignedAt) },
          closing.reopenedAt && { term: t("day.reopened"), detail: <>{who(closing.reopenedBy, closing.reopenedAt)}<br />{closing.reopenedWhy}</> },
        ]}
      />
      {closing.lines.length > 0 ? (
        <table className="my-4 w-full">
          <caption className="pb-2 text-left font-semibold">{t("day.lines")}</caption>
          <thead>
            <tr className="border-b border-line-strong text-sm text-ink-soft">
              <th scope="col" className="py-1 text-left font-medium">{t("day.line")}</th>
              <th scope="col" className="py-1 text-right font-medium">{t("day.amount")}</th>
            </tr>
          </thead>
          <tbody>
            {closing.lines.map(({ amount, explanation }) => (
              <tr key={`${explanation}${amount}`} className="border-b border-line">
                <th scope="row" className="py-2 pr-4 text-left font-normal break-words">{explanation}</th>
                <td className="py-2 text-right"><Money amount={amount} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </section>
  );
}
