import { areComplete, bankOf, guessColumns, headerKey, type Columns } from "./columns";
import type { RawRow, StatementItem } from "./statement";
import { foldLabel, hasAnyPhrase } from "./statement-words";
import { labelledAmount } from "./table-row";

/** Headings stand within this many rows from the top of a file. */
export const HEAD_ROWS = 60;
export const PREVIEW_ROWS = 25;

export type KnownMapping = { id: string; bankName: string; headerKey: string; columns: Columns };
export type TableHead = { row: number; headings: string[]; columns: Columns; layout: string; mappingId: string | null };

/** The row of headings among the first rows, by a mapping that the fund saved, else by the layout of a bank that is known; null when there is none. */
export function findTableHead(rows: readonly RawRow[], mappings: readonly KnownMapping[]): TableHead | null {
  const byKey = new Map(mappings.map((mapping) => [mapping.headerKey, mapping]));
  for (const { number, cells } of rows) {
    const headings = cells.map(({ text }) => text);
    const known = byKey.get(headerKey(headings));
    if (known) return { row: number, headings, columns: known.columns, layout: known.bankName, mappingId: known.id };
  }
  const above: string[] = [];
  for (const { number, cells } of rows) {
    const headings = cells.map(({ text }) => text);
    const columns = guessColumns(headings);
    const bank = areComplete(columns) ? bankOf(headings, above) : null;
    if (bank) return { row: number, headings, columns, layout: bank, mappingId: null };
    above.push(...headings);
  }
  return null;
}

/** The row that looks most like headings: the one whose words name the most columns. */
export function likelyHead(rows: readonly RawRow[]): { row: number; columns: Columns } | null {
  const scored = rows.map(({ number, cells }) => {
    const columns = guessColumns(cells.map(({ text }) => text));
    return { row: number, columns, score: Object.keys(columns).length };
  });
  const best = scored.reduce<(typeof scored)[number] | null>((top, each) => (each.score > (top?.score ?? 0) ? each : top), null);
  const widest = rows.reduce<RawRow | null>((top, each) => (filled(each) > (top ? filled(top) : 1) ? each : top), null);
  return best && best.score > 1 ? best : widest ? { row: widest.number, columns: {} } : null;
}

function filled({ cells }: RawRow): number {
  return cells.filter(({ text }) => text.trim() !== "").length;
}

export type StatedFacts = { account: string | null; currency: string | null; balances: Extract<StatementItem, { kind: "opening" | "closing" }>[] };

/** What the lines above the headings say: the account, its currency, opening and closing balance. */
export function readStatedFacts(above: readonly RawRow[]): StatedFacts {
  const facts: StatedFacts = { account: null, currency: null, balances: [] };
  for (const { number, cells } of above) {
    for (const [index, { text }] of cells.entries()) {
      const label = foldLabel(text);
      const beside = cells.slice(index).map((cell) => cell.text).join(" ");
      if (hasAnyPhrase(label, ["so tai khoan", "account number", "account no", "account", "tai khoan"])) facts.account ??= /(?:^|[\s:：])(\d[\d ]{5,20}\d)(?=\s|$)/u.exec(beside.slice(0, 300))?.[1]?.replaceAll(" ", "") ?? null;
      if (hasAnyPhrase(label, ["loai tien", "currency", "don vi tien te"])) facts.currency ??= /\b(VND|VNĐ|USD|EUR|JPY|GBP|AUD|SGD|CNY)\b/.exec(beside.slice(0, 300).toUpperCase())?.[1] ?? null;
      const kind = hasAnyPhrase(label, ["so du dau", "opening balance", "beginning balance"]) ? "opening" : hasAnyPhrase(label, ["so du cuoi", "closing balance", "ending balance"]) ? "closing" : null;
      const amount = kind ? labelledAmount(figuresBeside(cells, index)) : null;
      if (kind && amount !== null && !facts.balances.some((known) => known.kind === kind)) facts.balances.push({ kind, amount, number });
    }
  }
  return facts;
}

/** A label's own cell and those to its right, up to the next figure: two balances may stand in one row. */
function figuresBeside(cells: RawRow["cells"], index: number): RawRow["cells"] {
  const own = cells[index]!;
  if (/\d/.test(own.text.split(/[:：]/).at(-1) ?? "")) return [own];
  const next = cells.slice(index + 1).find(({ text }) => text.trim() !== "");
  return next ? [next] : [];
}
