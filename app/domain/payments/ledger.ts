/** Why something was booked. */
export const ledgerKinds = [
  "transfer_placed",
  "transfer_suspended",
  "suspense_placed",
  "suspense_returned",
  "suspense_kept_as_gift",
  "hold_lapsed",
  "card_fee",
  "card_refunded",
  "card_refund_failed",
  "card_disputed",
  "card_dispute_won",
  "card_dispute_lost",
  "payout_sent",
  "payout_arrived",
  "payout_failed",
  "surplus_placed",
  "surplus_reserved",
  "reserve_drawn",
  "money_lifted",
  "delivery_confirmed",
  "goods_delivered",
  "refund_approved",
  "refund_paid",
  "refund_returned",
  "disbursed",
  "advance_spent",
  "bank_fee",
  "reversal",
] as const;
export type LedgerKind = (typeof ledgerKinds)[number];

/** Kinds of account in the order in which money passes through them. */
export const accountKinds = ["bank", "processor", "transit", "receivable", "suspense", "fund", "sponsor", "need", "goods", "delivered", "advances", "spent", "fees"] as const;
export type AccountKind = (typeof accountKinds)[number];

/** One line of a transaction. Amounts are signed đồng, debit positive, credit negative. */
export type LedgerLine = { account: string; amount: number };

/** One ledger transaction; its entries sum to zero, those in debit first. */
export type LedgerRow = {
  id: string;
  seq: number;
  kind: LedgerKind;
  /** As it was booked; never changed afterwards. */
  description: string;
  bookedAt: string;
  /** The bank's own day, or that of the deed, and the day it counts for, yyyy-mm-dd: they differ where the first was closed. */
  documentDay: string;
  bookDay: string;
  /** The person who booked it; null for what the product booked by itself. */
  bookedBy: string | null;
  pledgeReference: string | null;
  /** The incoming transfer whose money it moved. */
  transferId: string | null;
  entries: LedgerLine[];
};

export type LedgerFilters = { accountKind: AccountKind | null; account: string; kind: LedgerKind | null; page: number };

const ACCOUNT_MAX = 80;

/** The filters that an address holds; whatever is unknown is left out. */
export function readLedgerFilters(query: URLSearchParams): LedgerFilters {
  return {
    accountKind: accountKinds.find((known) => known === query.get("accounts")) ?? null,
    account: (query.get("account") ?? "").trim().slice(0, ACCOUNT_MAX),
    kind: ledgerKinds.find((known) => known === query.get("kind")) ?? null,
    page: Math.max(1, Math.trunc(Number(query.get("page"))) || 1),
  };
}

/** The address of the ledger (or its download) with these filters, without what is the default. */
export function ledgerPath({ accountKind, account, kind }: Partial<Omit<LedgerFilters, "page">>, page: "/fund/ledger" | "/fund/ledger.csv" = "/fund/ledger"): string {
  const query = new URLSearchParams();
  if (accountKind) query.set("accounts", accountKind);
  if (account) query.set("account", account);
  if (kind) query.set("kind", kind);
  return query.size > 0 ? `${page}?${query}` : page;
}
