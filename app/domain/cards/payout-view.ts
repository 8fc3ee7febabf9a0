import type { PayoutState } from "~/domain/cards/payout";

/** A payout as the fund sees it. `amount` in the smallest unit of `currency`, negative when Stripe took it; `dong` and `difference` whole đồng, days yyyy-mm-dd. */
export type PayoutRow = {
  id: string;
  currency: string;
  amount: number;
  dong: number;
  state: PayoutState;
  expectedOn: string;
  /** It should have been on the statement by now. */
  late: boolean;
  difference: number | null;
  /** The credit or the debit of the bank that it is. */
  transferId: string | null;
  debitId: string | null;
};

/** One movement of the balance at Stripe that is in a payout; `dong` null for what was never booked here. */
export type PayoutPartRow = { position: number; kind: string; transferId: string | null; pledgeReference: string | null; net: number; dong: number | null };

export const payoutMoments = ["booked", "arrived", "unmatched", "failed"] as const;
export type PayoutMoment = { seq: number; what: (typeof payoutMoments)[number]; at: string; by: string | null; note: string | null };

export type PayoutView = PayoutRow & {
  feeDong: number;
  valuedBy: "parts" | "rate";
  descriptor: string | null;
  bookedAt: string;
  lastDayInTime: string;
  parts: PayoutPartRow[];
  partCount: number;
  partPages: number;
  history: PayoutMoment[];
  mayAct: boolean;
};

/** Why a credit that waits may be a payout, the most telling first. */
export const creditReasons = ["named", "words", "same_amount", "near_amount", "near_day"] as const;
export type CreditReason = (typeof creditReasons)[number];

/** A credit of the bank, whole đồng, that may be a payout; `difference` is what it is more than the payout's worth. */
export type PossibleCredit = { transferId: string; amount: number; difference: number; memo: string; payerName: string; receivedAt: string; reasons: CreditReason[] };

/** How many payouts of each state there are and what they are worth in đồng. */
export type PayoutFigures = Record<PayoutState, { count: number; dong: number }>;
