import { writeXlsxStream } from "hucre/xlsx";
import { plainCell } from "~/domain/payments/ledger-csv";
import type { BookLine } from "./ledger-book";
import { printedDay, type BookSheet, type BookWords } from "./ledger-book-words";

type Cell = string | number | null;

const WIDTHS = [24, 40, 14, 14, 12, 24, 48, 30, 18, 18, 18];

/**
 * The book as a workbook of one sheet, in bytes as they are made: what it is, a heading, then the lines of readBookLines, the sums of the year and who
 * signs. Sums are numbers (debit and credit positive, the balance signed, debit positive); texts that a spreadsheet could run are made plain.
 */
export function ledgerBookXlsx(lines: AsyncIterable<BookLine>, sheet: BookSheet, words: BookWords): ReadableStream<Uint8Array> {
  const columns = WIDTHS.map((width, at) => ({ width, ...(at >= 8 ? { numFmt: "#,##0;-#,##0" } : {}) }));
  return writeXlsxStream(bookRows(lines, sheet, words), { name: String(sheet.year), columns, repeatHeaders: false });
}

/** The rows of the sheet, each as long as it has cells. */
export async function* bookRows(lines: AsyncIterable<BookLine>, { year }: BookSheet, words: BookWords): AsyncGenerator<Cell[]> {
  const { t, accountName, kindName, detail, fundName, signatories, madeAt } = words;
  const plain = (cells: Cell[]) => cells.map((cell) => (typeof cell === "string" ? plainCell(cell) : cell));
  yield plain([fundName]);
  yield [t("title"), t("year", { year }), ...(words.demo ? [t("demo")] : [])];
  yield [t("unit"), t("asOf", { moment: madeAt })];
  yield [];
  yield [t("account"), t("accountName"), t("date"), t("documentDate"), t("number"), t("contra"), t("description"), "", t("debit"), t("credit"), t("balance")];
  let [debit, credit] = [0, 0];
  for await (const line of lines) {
    const { code } = line.account;
    const named = [code, accountName(code)];
    if (line.what === "account") yield plain([...named, "", "", "", "", t("opening"), "", null, null, line.account.opening]);
    if (line.what === "entry") {
      const { day, documentDay, seq, kind, contra } = line.entry;
      yield plain([...named, printedDay(day), printedDay(documentDay), seq, contra.join(", "), detail(line.entry), kindName(kind), line.debit || null, line.credit || null, line.balance]);
    }
    if (line.what === "closing") {
      [debit, credit] = [debit + line.debit, credit + line.credit];
      yield plain([...named, "", "", "", "", t("movements"), "", line.debit, line.credit, null]);
      yield plain([...named, "", "", "", "", t("closing"), "", null, null, line.balance]);
    }
  }
  yield [];
  yield ["", "", "", "", "", "", t("total"), "", debit, credit, null];
  yield [];
  yield plain([signatories.bookkeeper, "", "", "", "", signatories.accountant, "", "", signatories.head]);
  yield [t("sign"), "", "", "", "", t("sign"), "", "", t("signSeal")];
}
