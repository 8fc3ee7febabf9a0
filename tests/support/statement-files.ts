import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";
import { ACCOUNT, type StatementLine } from "./appeal-statement";

/** Đồng with separators of thousands, as banks print them. */
export function grouped(amount: number, separator = ","): string {
  return String(Math.abs(amount)).replace(/\B(?=(\d{3})+$)/g, separator);
}

const quoted = (cell: string) => (/[",\n;]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const line = (cells: readonly string[]) => `${cells.map(quoted).join(",")}\r\n`;

/** A statement of Vietcombank as CSV: headings in row 7, thousands with commas, opening and closing balance above. */
export async function* vietcombankCsv(lines: Iterable<StatementLine>, { opening = 0, closing }: { opening?: number; closing?: number } = {}): AsyncGenerator<string> {
  yield line(["NGÂN HÀNG TMCP NGOẠI THƯƠNG VIỆT NAM", "", "", "", "", ""]);
  yield line(["SAO KÊ TÀI KHOẢN / ACCOUNT STATEMENT"]);
  yield line(["Số tài khoản / Account number:", ACCOUNT]);
  yield line(["Loại tiền / Currency:", "VND"]);
  yield line(["Số dư đầu kỳ / Opening balance:", grouped(opening)]);
  yield closing === undefined ? line([]) : line(["Số dư cuối kỳ / Closing balance:", grouped(closing)]);
  yield line(["Ngày giao dịch/ TNX Date", "Số CT/ Doc No", "Số tiền ghi nợ/ Debit", "Số tiền ghi có/ Credit", "Số dư/ Balance", "Nội dung chi tiết/ Transactions in detail"]);
  for (const { day, reference, amount, balance, memo } of lines) yield line([day, reference, amount < 0 ? grouped(amount) : "", amount > 0 ? grouped(amount) : "", grouped(balance), memo]);
}

/** A statement of Techcombank as CSV: who paid in a column of its own, headings in row 5, the newest first, thousands with commas and money out in parentheses. */
export async function* techcombankCsv(lines: readonly StatementLine[], { opening = 0 } = {}): AsyncGenerator<string> {
  const closing = lines.reduce((sum, { amount }) => sum + amount, opening);
  yield line(["NGÂN HÀNG TMCP KỸ THƯƠNG VIỆT NAM (TECHCOMBANK)"]);
  yield line(["Account number", ACCOUNT]);
  yield line(["Opening balance", grouped(opening)]);
  yield line(["Closing balance", grouped(closing)]);
  yield line(["Date", "Remitter", "Remitter bank", "Details", "Transaction number", "Debit", "Credit", "Balance"]);
  for (const { day, payer, memo, reference, amount, balance } of lines.toReversed())
    yield line([day, payer, "VCB", memo, reference, amount < 0 ? `(${grouped(amount)})` : "", amount > 0 ? grouped(amount) : "", grouped(balance)]);
}

/** A statement in SWIFT MT940, one message. */
export async function* mt940(lines: readonly StatementLine[], { opening = 0 } = {}): AsyncGenerator<string> {
  const short = (day: string) => `${day.slice(8, 10)}${day.slice(3, 5)}${day.slice(0, 2)}`;
  const closing = lines.reduce((sum, { amount }) => sum + amount, opening);
  yield `:20:DEMO\r\n:25:${ACCOUNT}\r\n:28C:1/1\r\n:60F:C${short(lines[0]!.day)}VND${opening},\r\n`;
  for (const { day, amount, reference, memo } of lines)
    yield `:61:${short(day)}${day.slice(3, 5)}${day.slice(0, 2)}${amount > 0 ? "C" : "D"}${Math.abs(amount)},00NTRFNONREF//${reference}\r\n:86:${(memo.match(/.{1,65}/g) ?? [""]).join("\r\n")}\r\n`;
  yield `:62F:C${short(lines.at(-1)!.day)}VND${closing},\r\n-\r\n`;
}

export type SheetCell = string | number | { formula: string; value?: number } | null;

const escaped = (text: string) => text.replace(/[&<>]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[sign]!);

/** Writes a workbook of one sheet; texts stand in the cells themselves or, as Excel does it, in the part that cells share. Numbers in column A are days. */
export async function writeXlsx(path: string, rows: Iterable<readonly SheetCell[]>, { shared = true } = {}): Promise<void> {
  const known = new Map<string, number>();
  const text = (value: string, at: string) => {
    if (!shared) return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
    const id = known.get(value) ?? known.size;
    known.set(value, id);
    return `<c r="${at}" t="s"><v>${id}</v></c>`;
  };
  const cell = (value: SheetCell, at: string, column: number) => {
    if (value === null || value === "") return "";
    if (typeof value === "number") return `<c r="${at}"${column === 0 && value > 40_000 ? ' s="1"' : ""}><v>${value}</v></c>`;
    return typeof value === "string" ? text(value, at) : `<c r="${at}"><f>${escaped(value.formula)}</f><v>${value.value ?? 0}</v></c>`;
  };
  const letter = (column: number) => String.fromCharCode(65 + column);
  function* sheet() {
    yield '<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>';
    let number = 0;
    for (const row of rows) {
      number += 1;
      yield `<row r="${number}">${row.map((value, column) => cell(value, `${letter(column)}${number}`, column)).join("")}</row>`;
    }
    yield "</sheetData></worksheet>";
  }
  function* texts() {
    yield '<?xml version="1.0" encoding="UTF-8"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">';
    for (const value of known.keys()) yield `<si><t xml:space="preserve">${escaped(value)}</t></si>`;
    yield "</sst>";
  }
  // The shared texts are known only once the sheet has been written: their part follows it.
  await writeWorkbook(path, { sheet, texts: shared ? texts : undefined });
}

/** Writes a workbook whose one sheet, and whose shared texts, are the pieces of XML that are given, whatever they are. */
export async function writeWorkbook(path: string, { sheet, texts }: { sheet: () => Iterable<string>; texts?: () => Iterable<string> }): Promise<void> {
  const zip = new ZipFile();
  const xml = (part: string) => Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${part}`);
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  zip.addBuffer(xml('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>'), "[Content_Types].xml");
  zip.addBuffer(xml(`<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Sao kê" sheetId="1" r:id="rId1"/></sheets></workbook>`), "xl/workbook.xml");
  zip.addBuffer(xml(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`), "xl/_rels/workbook.xml.rels");
  zip.addBuffer(xml(`<styleSheet xmlns="${main}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`), "xl/styles.xml");
  zip.addReadStreamLazy("xl/worksheets/sheet1.xml", (done) => done(null, Readable.from(sheet(), { objectMode: false })));
  if (texts) zip.addReadStreamLazy("xl/sharedStrings.xml", (done) => done(null, Readable.from(texts(), { objectMode: false })));
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(path));
}

/** The rows of a TPBank workbook: headings in row 8, data from row 9, Ghi nợ and Ghi có. */
export function* tpbankRows(lines: Iterable<StatementLine>): Generator<SheetCell[]> {
  yield ["NGÂN HÀNG TMCP TIÊN PHONG"];
  yield ["SAO KÊ TÀI KHOẢN"];
  yield ["Số tài khoản", ACCOUNT];
  yield [];
  yield [];
  yield [];
  yield [];
  yield ["Ngày giao dịch", "Mã giao dịch", "Nội dung", "Ghi nợ", "Ghi có", "Số dư"];
  for (const { day, reference, memo, amount, balance } of lines) yield [day, reference, memo, amount < 0 ? -amount : null, amount > 0 ? amount : null, balance];
}
