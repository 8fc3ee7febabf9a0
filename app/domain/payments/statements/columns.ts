import { hasAnyPhrase, hasPhrase, foldLabel } from "./statement-words";

export const columnRoles = ["date", "memo", "credit", "debit", "amount", "sign", "balance", "reference", "payer"] as const;
export type ColumnRole = (typeof columnRoles)[number];

/** Which column, counted from 0, holds what. */
export type Columns = Partial<Record<ColumnRole, number>>;

/** Longer words first where one heading holds another; a heading that speaks of debit and credit alike tells the direction. */
const HEADINGS: readonly [ColumnRole | null, readonly string[]][] = [
  [null, ["value date", "ngay hieu luc", "ngay gia tri", "remitter bank", "ngan hang", "bank name", "nh doi tac"]],
  ["date", ["ngay giao dich", "ngay gd", "transaction date", "tnx date", "txn date", "trans date", "ngay hach toan", "posting date", "booking date", "effective date", "date", "ngay"]],
  ["balance", ["so du", "balance"]],
  ["credit", ["ghi co", "phat sinh co", "ps co", "co tktt", "tien vao", "credit", "credits", "paid in", "money in"]],
  ["debit", ["ghi no", "phat sinh no", "ps no", "no tktt", "tien ra", "debit", "debits", "paid out", "money out"]],
  ["reference", ["so ct", "doc no", "so chung tu", "ma giao dich", "ma gd", "transaction number", "transaction no", "transaction id", "so but toan", "so tham chieu", "reference", "ref", "ref no"]],
  ["memo", ["noi dung", "dien giai", "mo ta", "transactions in detail", "description", "details", "detail", "narrative", "remark", "remarks", "memo"]],
  ["amount", ["so tien", "amount"]],
  ["payer", ["remitter", "nguoi chuyen", "ten nguoi chuyen", "doi tac", "ten doi ung", "doi ung", "payer", "counterparty"]],
];
const DIRECTION = ["d c", "dr cr", "debit credit", "no co", "ghi no ghi co", "dau"];

/** What each heading of a row says its column holds, as far as its words tell; the first of several wins. */
export function guessColumns(headings: readonly string[]): Columns {
  const columns: Columns = {};
  const folded = headings.map(foldLabel);
  for (const [index, words] of folded.entries()) {
    const role = roleOf(words, folded);
    if (role && columns[role] === undefined) columns[role] = index;
  }
  return columns;
}

function roleOf(words: string, all: readonly string[]): ColumnRole | null {
  if (words === "") return null;
  const both = hasAnyPhrase(words, ["ghi co", "credit"]) && hasAnyPhrase(words, ["ghi no", "debit"]);
  if (both || DIRECTION.includes(words)) return "sign";
  if (words === "co" && all.includes("no")) return "credit";
  if (words === "no" && all.includes("co")) return "debit";
  return HEADINGS.find(([, phrases]) => hasAnyPhrase(words, phrases))?.[0] ?? null;
}

/** Whether the columns are enough to read gifts from: a day, words, and money that came in. */
export function areComplete(columns: Columns): boolean {
  return columns.date !== undefined && columns.memo !== undefined && (columns.credit !== undefined || columns.amount !== undefined);
}

/** The headings of a row as one text that is the same in every file of the same bank. */
export function headerKey(headings: readonly string[]): string {
  return headings.map(foldLabel).join("|").replace(/\|+$/, "").slice(0, 4000);
}

const BANKS: readonly { name: string; named: readonly string[]; headings: (all: string) => boolean }[] = [
  { name: "Techcombank", named: ["techcombank", "ky thuong"], headings: (all) => hasPhrase(all, "remitter") || hasPhrase(all, "so but toan") || hasPhrase(all, "co tktt") },
  { name: "Vietcombank", named: ["vietcombank", "ngoai thuong"], headings: (all) => hasAnyPhrase(all, ["so ct", "doc no", "tnx date", "transactions in detail"]) },
  { name: "TPBank", named: ["tpbank", "tien phong"], headings: (all) => hasPhrase(all, "ghi no") && hasPhrase(all, "ghi co") },
];

/** The bank whose layout a row of headings is, by its words or by the bank's name above it; null for any other bank. */
export function bankOf(headings: readonly string[], above: readonly string[]): string | null {
  const all = headings.map(foldLabel).join(" ");
  const before = above.map(foldLabel).join(" ");
  const named = BANKS.find(({ named }) => hasAnyPhrase(before, named));
  return (named ?? BANKS.find((bank) => bank.headings(all)))?.name ?? null;
}
