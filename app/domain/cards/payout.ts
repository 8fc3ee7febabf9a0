import { addBusinessDays, formatISO, parseISO } from "date-fns";
import { memoKey } from "~/domain/payments/bank-credit";

export const payoutStates = ["on_the_way", "arrived", "failed"] as const;
export type PayoutState = (typeof payoutStates)[number];

/** Hundredths by which the bank's credit may differ from the fixed value: rates move between the gift and the payout, and banks keep a little. */
const BY_ID_PERCENT = 10n;
const BY_DESCRIPTOR_PERCENT = 3n;
/** Shorter words than this say nothing on a statement. */
const DESCRIPTOR_MIN = 6;

/**
 * What of a payout tells its line on a statement: `amount` in the smallest unit of `currency`, `dong` its worth at the fixed values. Both are negative when
 * Stripe takes what it is owed from the bank account.
 */
export type ExpectedPayout = { id: string; currency: string; amount: bigint; dong: bigint; descriptor: string | null };

/** Whether what the bank moved (đồng, negative when it went out) can be a payout: just it when đồng are paid out, else near its worth. */
export function isNear(moved: bigint, { currency, amount, dong }: ExpectedPayout, percent = BY_ID_PERCENT): boolean {
  if (currency === "VND") return moved === amount;
  return moved > 0n === dong > 0n && size(moved - dong) * 100n <= size(dong) * percent;
}

/** The bounds, in đồng, of what the bank can have credited for a payout; a credit within them is still to be asked isNear. */
export function nearOf({ currency, amount, dong }: ExpectedPayout): { least: bigint; most: bigint } {
  return currency === "VND" ? { least: amount, most: amount } : { least: (dong * (100n - BY_ID_PERCENT)) / 100n, most: (dong * (100n + BY_ID_PERCENT)) / 100n + 1n };
}

/**
 * Whether a line of the bank with this memo is this payout: it bears the payout's id, or the words Stripe puts on statements, and the amount agrees. The words
 * are the same for every payout, so the amount must agree more closely.
 */
export function isPayoutLine({ amount, memo }: { amount: bigint; memo: string }, payout: ExpectedPayout): boolean {
  const name = nameOf(memo, payout);
  return name !== null && isNear(amount, payout, name === "id" ? BY_ID_PERCENT : BY_DESCRIPTOR_PERCENT);
}

/** By what a memo names a payout: its id, Stripe's words, or not at all. */
export function nameOf(memo: string, { id, descriptor }: Pick<ExpectedPayout, "id" | "descriptor">): "id" | "words" | null {
  const key = memoKey(memo);
  if (key.includes(memoKey(id))) return "id";
  const words = memoKey(descriptor ?? "");
  return words.length >= DESCRIPTOR_MIN && key.includes(words) ? "words" : null;
}

/**
 * What a payout is worth in đồng and what Stripe kept besides the fees of its payments. `known` is the worth of the parts that are booked here and
 * `knownNet` what they make in the payout's currency; the rest of it, fees for the account for instance, is valued at the same rate. Null when nothing
 * that is known tells a rate.
 */
export function payoutWorth({ amount, known, knownNet }: { amount: bigint; known: bigint; knownNet: bigint }): { dong: bigint; feeDong: bigint } | null {
  if (amount === 0n || known === 0n || knownNet === 0n || known > 0n !== knownNet > 0n || amount > 0n !== knownNet > 0n) return null;
  const [wholes, parts] = [size(known) * size(amount), size(knownNet)];
  const worth = amount === knownNet ? size(known) : (2n * wholes + parts) / (2n * parts);
  const dong = amount < 0n ? -worth : worth;
  return worth > 0n ? { dong, feeDong: known - dong } : null;
}

/** Days of work after the expected day by which a bank shows what was sent to it. */
export const LATE_AFTER_DAYS = 3;

/** The last day (yyyy-mm-dd) on which a payout expected on a day is not late: so many days on, Saturdays and Sundays not counted. */
export function lastDayInTime(expectedOn: string): string {
  return formatISO(addBusinessDays(parseISO(expectedOn), LATE_AFTER_DAYS), { representation: "date" });
}

function size(one: bigint): bigint {
  return one < 0n ? -one : one;
}
