import { memoKey } from "~/domain/payments/bank-credit";

export const payoutStates = ["on_the_way", "arrived", "failed"] as const;
export type PayoutState = (typeof payoutStates)[number];

/** Hundredths by which the bank's credit may differ from the fixed value: rates move between the gift and the payout, and banks keep a little. */
const BY_ID_PERCENT = 10n;
const BY_DESCRIPTOR_PERCENT = 3n;
/** Shorter words than this say nothing on a statement. */
const DESCRIPTOR_MIN = 6;

/** What of a payout tells its credit on a statement: `amount` in the smallest unit of `currency`, `dong` its worth at the fixed values. */
export type ExpectedPayout = { id: string; currency: string; amount: bigint; dong: bigint; descriptor: string | null };

/** Whether a credit's amount in đồng can be that of a payout: just it when đồng are paid out, else near its worth. */
export function isNear(credit: bigint, { currency, amount, dong }: ExpectedPayout, percent = BY_ID_PERCENT): boolean {
  if (currency === "VND") return credit === amount;
  const difference = credit > dong ? credit - dong : dong - credit;
  return difference * 100n <= dong * percent;
}

/**
 * Whether a credit with this memo is this payout: it bears the payout's id, or the words Stripe puts on statements, and the amount agrees. The words
 * are the same for every payout, so the amount must agree more closely.
 */
export function isPayoutCredit(credit: { amount: bigint; memo: string }, payout: ExpectedPayout): boolean {
  const memo = memoKey(credit.memo);
  if (memo.includes(memoKey(payout.id))) return isNear(credit.amount, payout);
  const words = memoKey(payout.descriptor ?? "");
  return words.length >= DESCRIPTOR_MIN && memo.includes(words) && isNear(credit.amount, payout, BY_DESCRIPTOR_PERCENT);
}

/**
 * What a payout is worth in đồng and what Stripe kept besides the fees of its payments. `known` is the worth of the parts that are booked here and
 * `knownNet` what they make in the payout's currency; the rest of it, fees for the account for instance, is valued at the same rate. Null when nothing
 * that is known tells a rate.
 */
export function payoutWorth({ amount, known, knownNet }: { amount: bigint; known: bigint; knownNet: bigint }): { dong: bigint; feeDong: bigint } | null {
  if (known <= 0n || knownNet <= 0n || amount <= 0n) return null;
  const dong = amount === knownNet ? known : (2n * known * amount + knownNet) / (2n * knownNet);
  return dong > 0n ? { dong, feeDong: known - dong } : null;
}
