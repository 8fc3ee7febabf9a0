import { BYTE_ORDER_MARK, csvLine } from "~/domain/payments/ledger-csv";
import type { ImportedRow } from "./statement-view";

export type ReportWords = { header: readonly string[]; became: (row: ImportedRow) => string };

/**
 * What became of every row of a statement as a file of comma-separated values (RFC 4180): row, day, came in and went out in whole đồng without separators,
 * memo, payer, the bank's number, the pledge, what became of it in words. Comes in parts; texts that a spreadsheet would run are made plain.
 */
export async function* importReport(rows: AsyncIterable<ImportedRow>, { header, became }: ReportWords): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvLine(header);
  for await (const row of rows) {
    const amount = row.amount ?? 0;
    yield csvLine([
      row.number, row.bookedOn ?? "", amount > 0 ? amount : "", amount < 0 ? -amount : "", row.memo, row.payerName, row.bankReference ?? "", row.pledgeReference ?? "", became(row),
    ]);
  }
}
