import type { ColumnRole, Columns } from "./columns";
import { parseStatementAmount } from "./parse-amount";
import { parseStatementDay } from "./parse-day";
import { fault, type Cell, type FaultCode, type RawRow, type StatementItem, type StatementRow } from "./statement";
import { foldLabel, hasAnyPhrase } from "./statement-words";

const EMPTY: Cell = { text: "", kind: "text" };
const REFERENCE_MAX = 100;

export type TableContext = { columns: Columns; headings: readonly string[]; today: string };

/**
 * What one row below the headings says. A row without a day and without money is a remark (none is told); one that names a closing or
 * opening balance or totals tells those. Money in the debit column went out, whatever its sign; money in the credit column must not be negative.
 */
export function readTableRow(raw: RawRow, { columns, headings, today }: TableContext): StatementItem | null {
  const at = (role: ColumnRole): Cell => (columns[role] === undefined ? EMPTY : (raw.cells[columns[role]] ?? EMPTY));
  const bad = (code: FaultCode, role: ColumnRole, row: Partial<StatementRow> = {}): StatementItem => {
    const column = columns[role];
    const heading = column === undefined ? null : headings[column]?.replace(/\s+/g, " ").trim() || null;
    return { kind: "fault", fault: fault(code, { row: raw.number, column: heading, found: at(role).text }), row: { number: raw.number, ...row } };
  };
  if (raw.cells.every(({ text }) => text.trim() === "")) return null;
  const date = at("date");
  const money = (["credit", "debit", "amount"] as const).filter((role) => at(role).text.trim() !== "" || at(role).kind === "formula");
  const day = parseStatementDay(date, today);
  if (!day.ok) {
    const label = labelOf(raw, columns);
    if (label) return totalOf(raw, label, columns);
    if (money.length === 0 && (day.code === "date-missing" || day.code === "date-unreadable")) return null;
    return bad(day.code, "date", { memo: at("memo").text });
  }
  const known: Partial<StatementRow> = { bookedOn: day.day, memo: at("memo").text.trim() };
  const amounts = {} as Record<"credit" | "debit" | "amount" | "balance", bigint | null>;
  for (const role of ["credit", "debit", "amount", "balance"] as const) {
    const parsed = parseStatementAmount(at(role));
    if (!parsed.ok) return bad(parsed.code, role, known);
    amounts[role] = parsed.amount;
  }
  for (const role of ["memo", "reference", "payer"] as const) if (at(role).kind === "formula") return bad("formula", role, known);
  const signed = signedAmount(amounts, at("sign").text);
  if (typeof signed === "object") return bad(signed.code, signed.role, known);
  if (signed === 0n) return money.length > 0 ? null : bad("amount-missing", columns.credit === undefined ? "amount" : "credit", known);
  const reference = at("reference").text.trim() || day.rest;
  const row: StatementRow = {
    number: raw.number, bookedOn: day.day, time: day.time, amount: signed, balance: amounts.balance, memo: at("memo").text.replace(/\s+/g, " ").trim(),
    payerName: at("payer").text.replace(/\s+/g, " ").trim(), bankReference: columns.reference === columns.date ? day.rest || null : reference.slice(0, REFERENCE_MAX) || null,
  };
  return { kind: "row", row };
}

type Refused = { code: FaultCode; role: ColumnRole };

function signedAmount({ credit, debit, amount }: Record<"credit" | "debit" | "amount", bigint | null>, sign: string): bigint | Refused {
  if ((credit ?? 0n) < 0n) return { code: "amount-negative", role: "credit" };
  const out = debit === null ? 0n : debit < 0n ? debit : -debit;
  if (credit && out) return { code: "amount-both", role: "debit" };
  if (credit || out) return credit || out;
  if (!amount) return 0n;
  if (sign.trim() === "") return amount;
  const word = foldLabel(sign);
  const mark = sign.trim();
  if (mark === "+" || ["c", "cr", "co", "ghi co", "credit", "tien vao", "in"].includes(word)) return amount < 0n ? { code: "amount-negative", role: "amount" } : amount;
  if (/^[-−–]$/u.test(mark) || ["d", "dr", "no", "ghi no", "debit", "tien ra", "out"].includes(word)) return amount < 0n ? amount : -amount;
  return { code: "sign-unreadable", role: "sign" };
}

const CLOSING = ["so du cuoi", "closing balance", "ending balance"];
const OPENING = ["so du dau", "opening balance", "beginning balance"];
const TOTAL = ["tong", "tong cong", "total", "cong phat sinh", "tong so"];

/** The words of a row that sums up or closes, or null for any other; the memo of a gift may hold the same words, so only the cells before money count. */
function labelOf({ cells }: RawRow, columns: Columns): string | null {
  const first = cells.find(({ text }) => text.trim() !== "")?.text ?? "";
  const words = foldLabel(first);
  const isLabel = hasAnyPhrase(words, [...CLOSING, ...OPENING]) || TOTAL.some((total) => words === total || words.startsWith(`${total} `));
  return isLabel && !(columns.memo !== undefined && cells[columns.memo]?.text === first && cells[columns.date ?? -1]?.text.trim()) ? words : null;
}

function totalOf(raw: RawRow, label: string, columns: Columns): StatementItem | null {
  const number = raw.number;
  if (hasAnyPhrase(label, [...CLOSING, ...OPENING])) {
    const amount = labelledAmount(raw.cells);
    return amount === null ? null : { kind: hasAnyPhrase(label, CLOSING) ? "closing" : "opening", amount, number };
  }
  for (const role of ["credit", "debit"] as const) {
    const parsed = columns[role] === undefined ? null : parseStatementAmount(raw.cells[columns[role]] ?? EMPTY);
    if (parsed?.ok && parsed.amount !== null) return { kind: role === "credit" ? "credit-total" : "debit-total", amount: parsed.amount, number };
  }
  return null;
}

/** The last amount that stands in a row of label and figure, or within its one cell after a colon. */
export function labelledAmount(cells: readonly Cell[]): bigint | null {
  for (const { text, kind } of cells.toReversed()) {
    const figure = kind === "number" ? text : (text.split(/[:：]/).at(-1) ?? "");
    const parsed = /\d/.test(figure) ? parseStatementAmount({ text: figure, kind }) : null;
    if (parsed?.ok && parsed.amount !== null) return parsed.amount;
  }
  return null;
}
