import { BYTE_ORDER_MARK, csvLine } from "./ledger-csv";

/** One line of a table: texts, or whole numbers that a spreadsheet may count with. */
export type Cells = readonly (string | number)[];

/**
 * A table as a file of comma-separated values (RFC 4180) with a mark of UTF-8: first a header, then line after line as they are read, so that a
 * long table never stands in memory whole. Sums are whole đồng without separators, days yyyy-mm-dd.
 */
export async function* csvTable(header: readonly string[], rows: AsyncIterable<Cells> | Iterable<Cells>): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvLine(header);
  for await (const cells of rows) yield csvLine(cells);
}
