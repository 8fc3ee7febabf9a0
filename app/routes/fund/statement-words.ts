import { formatDong } from "~/domain/money";
import type { Fault } from "~/domain/payments/statements/statement";
import type { ImportedRow } from "~/domain/payments/statements/statement-view";
import type { Locale } from "~/locales/languages";

type Translate = (key: string, params?: Record<string, unknown>) => string;

/** Where a fault lies, in the reader's words: the row and, where it is known, the column. `t` speaks the statements' texts. */
export function faultPlace({ row, column }: Fault, t: Translate): string {
  const places = [row ? t("place.row", { row }) : "", column ? t("place.column", { column }) : ""].filter(Boolean).join(", ");
  return places ? places.charAt(0).toUpperCase() + places.slice(1) : t("place.file");
}

/** What is wrong, in a sentence. */
export function faultSentence({ code, found, expected }: Fault, t: Translate, locale: Locale): string {
  const money = (digits: string | null | undefined) => (digits && /^-?\d{1,18}$/.test(digits) ? formatDong(BigInt(digits), locale) : (digits ?? ""));
  return t(`fault.${code}`, { found: found ?? "", foundMoney: money(found), expectedMoney: money(expected) });
}

type RowWords = { t: Translate; outcome: (key: string) => string; meaning: (key: string) => string; locale: Locale; refused: boolean };

/**
 * What became of a row, in a sentence. `outcome` gives the words for what became of a transfer when it arrived, `meaning` those for what money out was;
 * `refused` says that its file was.
 */
export function rowSentence(row: ImportedRow, { t, outcome, meaning, locale, refused }: RowWords): string {
  const { became, fault, firstTold, pledgeReference } = row;
  if (became === null) return t(refused ? "ends.notBooked" : "ends.waiting");
  if (became === "refused") return t("endsText.refused", { why: fault ? faultSentence(fault, t, locale) : "" });
  if (became === "duplicate") {
    const source = firstTold?.fileName ? t("source.statement", { file: firstTold.fileName, row: firstTold.row ?? "?" }) : firstTold && firstTold.provider !== "statement" ? t(`source.${firstTold.provider}`) : "—";
    return t("endsText.duplicate", { source });
  }
  if (became === "debit") {
    if (!row.debit) return t(refused ? "ends.notBooked" : "endsText.debitBefore");
    return t("endsText.debit", { what: row.debit.explainedAs ? meaning(row.debit.explainedAs) : t("endsText.debitOpen") });
  }
  return t(`endsText.${became}`, { reference: pledgeReference ?? "—", outcome: row.outcome ? outcome(row.outcome) : "—" });
}
