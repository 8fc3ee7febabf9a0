import { storableText } from "./storable-text";

/** How the file is written. */
export const statementFormats = ["csv", "xlsx", "mt940"] as const;
export type StatementFormat = (typeof statementFormats)[number];

/** checking → (needs_mapping → checking) → (checked) → booking → done, or refused before anything is booked, or discarded by the fund. */
export const statementStates = ["checking", "needs_mapping", "checked", "booking", "done", "refused", "discarded"] as const;
export type StatementState = (typeof statementStates)[number];

/** What became of a row: credited to its pledge, kept in suspense, known from another report, money that went out, or refused with its file. */
export const rowEnds = ["credited", "suspense", "duplicate", "debit", "refused"] as const;
export type RowEnd = (typeof rowEnds)[number];

export const faultCodes = [
  "empty", "not-a-statement", "old-workbook", "locked-workbook", "broken-workbook", "too-large-unpacked", "never-ends", "too-many-rows", "too-many-columns", "cell-too-long", "row-too-long", "quote-open",
  "unreadable", "no-rows", "formula", "date-missing", "date-unreadable", "date-past", "date-future", "amount-missing", "amount-unreadable", "amount-fraction", "amount-negative",
  "amount-too-large", "amount-both", "sign-unreadable", "balance-breaks", "balance-totals", "credit-total", "debit-total", "other-account", "other-currency", "line-unreadable",
] as const;
export type FaultCode = (typeof faultCodes)[number];

/** Why a file is refused, and where: the row as a spreadsheet or an editor counts it, from 1, and the column by its heading or letter. */
export type Fault = { code: FaultCode; row: number | null; column: string | null; found: string | null; expected?: string | null };

const FOUND_MAX = 60;

export function fault(code: FaultCode, { row = null, column = null, found = null, expected = null }: Partial<Omit<Fault, "code">> = {}): Fault {
  return { code, row, column, found: found === null ? null : shorten(found), expected };
}

function shorten(text: string): string {
  const plain = storableText(text, FOUND_MAX * 4).replace(/\s+/g, " ").trim();
  return plain.length > FOUND_MAX ? `${storableText(plain, FOUND_MAX)}…` : plain;
}

/** The whole file cannot be read further. Thrown by the readers, caught where the file is checked. */
export class UnreadableStatement extends Error {
  constructor(readonly fault: Fault) {
    super(fault.code);
  }
}

/** One line of the account. `amount` is signed đồng: positive came in, negative went out; `balance` is that after the line. */
export type StatementRow = {
  number: number;
  /** yyyy-mm-dd in Việt Nam. */
  bookedOn: string;
  /** hh:mm:ss in Việt Nam, where the file says it. */
  time: string | null;
  amount: bigint;
  balance: bigint | null;
  memo: string;
  payerName: string;
  bankReference: string | null;
};

/** One cell as the file holds it. Dates of a workbook are already yyyy-mm-dd; numbers have a dot for the fraction and no separators. */
export type Cell = { text: string; kind: "text" | "number" | "formula" };
export type RawRow = { number: number; cells: readonly Cell[] };

/** What a reader tells, in the order of the file. `opening` and `closing` are balances of the account, in đồng. */
export type StatementItem =
  | { kind: "row"; row: StatementRow }
  | { kind: "fault"; fault: Fault; row: Partial<StatementRow> & { number: number } }
  | { kind: "opening" | "closing"; amount: bigint; number: number }
  | { kind: "credit-total" | "debit-total"; amount: bigint; number: number };

export type StatementHead = { format: StatementFormat; layout: string; encoding: string | null };

export const CELL_MAX = 10_000;
export const COLUMNS_MAX = 256;
export const ROWS_MAX = 1_048_576;
/** The largest sum in đồng that is exact everywhere. */
export const AMOUNT_MAX = 9_000_000_000_000_000n;
