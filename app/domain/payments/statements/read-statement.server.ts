import { csvRows } from "./csv-rows.server";
import { decodedText, encodingOf, headOf } from "./decode-text.server";
import { mt940Items } from "./mt940-items.server";
import { fault, UnreadableStatement, type RawRow, type StatementHead, type StatementItem } from "./statement";
import { storableText } from "./storable-text";
import { findTableHead, HEAD_ROWS, likelyHead, PREVIEW_ROWS, readStatedFacts, type KnownMapping } from "./table-head";
import type { Columns } from "./columns";
import { readTableRow } from "./table-row";
import { xlsxRows } from "./xlsx-rows.server";

export type Preview = { rows: { number: number; cells: string[] }[]; head: number; columns: Columns };
export type Reading = { head: StatementHead & { mappingId: string | null }; items: AsyncGenerator<StatementItem> } | { head: null; format: "csv" | "xlsx"; encoding: string | null; preview: Preview };

export type ReadingRequest = {
  path: string;
  bytes: number;
  /** Our account, digits and letters only: a statement of another one is refused. */
  account: string;
  /** yyyy-mm-dd: later days are refused. */
  today: string;
  mappings: readonly KnownMapping[];
  /** Hears how many bytes of the file have been read. */
  told?: (bytes: number) => void;
};

/**
 * Opens a statement on disk, whichever of the known formats, banks and encodings it is in. Its rows come in the file's order and are never in memory
 * all at once. A table whose headings nobody knows answers a preview of its first rows instead. Throws UnreadableStatement for what is no statement.
 */
export async function readStatement(request: ReadingRequest): Promise<Reading> {
  const { path, bytes, told = () => {} } = request;
  if (bytes === 0) throw new UnreadableStatement(fault("empty"));
  const head = await headOf(path);
  if (head.subarray(0, 4).toString("hex") === "d0cf11e0") throw new UnreadableStatement(fault("old-workbook"));
  if (head.subarray(0, 2).toString("latin1") === "PK") return readTable(request, "xlsx", null, xlsxRows(path, { told: (share) => told(Math.round(share * bytes)) }));
  const encoding = await encodingOf(path);
  if (await isMt940(path, encoding)) {
    const isOurAccount = (stated: string) => sameAccount(stated, request.account);
    return { head: { format: "mt940", layout: "MT940", encoding, mappingId: null }, items: mt940Items(path, { today: request.today, isOurAccount, encoding, told }) };
  }
  return readTable(request, "csv", encoding, csvRows(path, { encoding, told }));
}

async function isMt940(path: string, encoding: string): Promise<boolean> {
  let beginning = "";
  for await (const part of decodedText(path, encoding)) {
    beginning += part;
    if (beginning.length > 4000) break;
  }
  return /^:20:/m.test(beginning.slice(0, 4000)) && /^:(25|28C?|60[FM]):/m.test(beginning.slice(0, 4000));
}

async function readTable({ account, today, mappings }: ReadingRequest, format: "csv" | "xlsx", encoding: string | null, rows: AsyncGenerator<RawRow>): Promise<Reading> {
  const first: RawRow[] = [];
  for (let next = await rows.next(); !next.done; next = await rows.next()) {
    first.push(next.value);
    if (first.length >= HEAD_ROWS) break;
  }
  const found = findTableHead(first, mappings);
  if (!found) {
    await rows.return(undefined);
    const likely = likelyHead(first);
    if (!likely) throw new UnreadableStatement(fault(first.every(({ cells }) => cells.every(({ text }) => text.trim() === "")) ? "empty" : "not-a-statement"));
    const shown = first.slice(0, PREVIEW_ROWS).map(({ number, cells }) => ({ number, cells: cells.slice(0, 30).map(({ text }) => storableText(text, 80)) }));
    return { head: null, format, encoding, preview: { rows: shown, head: likely.row, columns: likely.columns } };
  }
  const above = first.filter(({ number }) => number < found.row);
  const below = first.filter(({ number }) => number > found.row);
  const { account: stated, currency, balances } = readStatedFacts(above);
  if (stated && !sameAccount(stated, account)) throw new UnreadableStatement(fault("other-account", { found: stated }));
  if (currency && !currency.startsWith("VN")) throw new UnreadableStatement(fault("other-currency", { found: currency }));
  const context = { columns: found.columns, headings: found.headings, today };
  async function* items(): AsyncGenerator<StatementItem> {
    yield* balances;
    try {
      for (const raw of below) {
        const item = readTableRow(raw, context);
        if (item) yield item;
      }
      for await (const raw of rows) {
        const item = readTableRow(raw, context);
        if (item) yield item;
      }
    } finally {
      await rows.return(undefined);
    }
  }
  return { head: { format, layout: found.layout, encoding, mappingId: found.mappingId }, items: items() };
}

/** Whether a file speaks of our account: banks write it with their own code before it, or with the currency after it. */
function sameAccount(stated: string, ours: string): boolean {
  const plain = stated.toUpperCase().replace(/[^A-Z0-9/]/g, "");
  return plain.split("/").some((part) => part === ours.toUpperCase() || part.replace(/(VND|[A-Z]+)$/, "") === ours.toUpperCase());
}
