/** Who asked for a receipt to be given again. */
export const receiptAskers = ["payer", "fund", "auditor", "authority"] as const;
export type ReceiptAsker = (typeof receiptAskers)[number];

export const PAYER_NAME_MAX = 200;
export const RECEIPT_REASON_MAX = 500;
export const COPIES_MAX = 50;

/** One receipt in the fund's list. Sums are whole đồng, times ISO 8601; `printedName` is the name on the latest copy. */
export type ReceiptRow = {
  number: string;
  payerName: string;
  printedName: string;
  pledgeReference: string;
  amount: number;
  paidBy: "bank" | "card";
  issuedAt: string;
  reissues: number;
  /** The money it acknowledges still rests on the pledge. */
  valid: boolean;
};

/** A sheet given again; `time` counts re-issues from 1. */
export type ReceiptCopy = { time: number; payerName: string; askedBy: ReceiptAsker; reason: string; issuedBy: string; issuedAt: string };

/** `replacedBy` is the receipt of the same gift when its money had been taken back and came again, `replaces` the one before. */
export type ReceiptView = ReceiptRow & { needCode: string; needTitleVi: string; needTitleEn: string; units: number; copies: ReceiptCopy[]; mayReissue: boolean; replaces: string | null; replacedBy: string | null };

export type ReceiptFilters = { q: string; year: number | null; page: number };

/** The filters that an address holds; whatever is unknown is left out. */
export function readReceiptFilters(query: URLSearchParams): ReceiptFilters {
  const year = Number(query.get("year"));
  return {
    q: (query.get("q") ?? "").trim().slice(0, 100),
    year: Number.isInteger(year) && year >= 2020 && year <= 2200 ? year : null,
    page: Math.max(1, Math.trunc(Number(query.get("page"))) || 1),
  };
}

/** The address of the list, or of its download, with these filters. */
export function receiptListPath({ q, year }: Pick<ReceiptFilters, "q" | "year">, page: "/fund/receipts" | "/fund/receipts.csv" = "/fund/receipts"): string {
  const query = new URLSearchParams();
  if (q) query.set("q", q);
  if (year) query.set("year", String(year));
  return query.size > 0 ? `${page}?${query}` : page;
}
