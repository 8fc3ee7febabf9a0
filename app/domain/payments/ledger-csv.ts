import type { LedgerRow } from "./ledger";

export type LedgerCsvWords = { header: readonly string[]; kind: (kind: string) => string; detail: (row: LedgerRow) => string };

/** Spreadsheets know UTF-8 by this mark, without which they garble Vietnamese. */
export const BYTE_ORDER_MARK = "\uFEFF";

/**
 * The ledger as a file of comma-separated values (RFC 4180), one line an entry: number, moment (ISO 8601, time of Việt Nam), the document's day and the day it counts for, kind, account, debit and
 * credit in whole đồng without separators, pledge, who booked, what it was about. Comes in parts, so that a long ledger never stands in memory whole.
 */
export async function* ledgerCsv(rows: AsyncIterable<LedgerRow>, { header, kind, detail }: LedgerCsvWords): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvLine(header);
  for await (const row of rows) {
    const lines = row.entries.map(({ account, amount }) => {
      const [debit, credit] = amount > 0 ? [String(amount), ""] : ["", String(-amount)];
      return csvLine([String(row.seq), vietnamMoment(row.bookedAt), row.documentDay, row.bookDay, kind(row.kind), account, debit, credit, row.pledgeReference ?? "", row.bookedBy ?? "", detail(row)]);
    });
    yield lines.join("");
  }
}

function vietnamMoment(iso: string): string {
  return `${new Date(new Date(iso).getTime() + 7 * 3600_000).toISOString().slice(0, 19)}+07:00`;
}

/** Spreadsheets run a cell that begins with one of = + - @ as a formula, so such a text gets an apostrophe before it. */
export function plainCell(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

/** One line of a file for spreadsheets: texts that could be formulas are made plain, sums stand as digits alone. */
export function csvLine(cells: readonly (string | number)[]): string {
  const cell = (value: string | number) => {
    const plain = typeof value === "number" ? String(value) : plainCell(value);
    return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
  };
  return `${cells.map(cell).join(",")}\r\n`;
}
