import { daysLater } from "~/domain/pledges/instalment-schedule";

export const savedCardStates = ["asked", "active", "blocked", "removed", "given_up"] as const;
export type SavedCardState = (typeof savedCardStates)[number];

/** Days after an instalment's day on which its card is tried: on the day itself, then again while its bank may have changed its mind. */
export const TRY_DAYS = [0, 3, 7] as const;

/**
 * How an instalment stands with its card: days are yyyy-mm-dd in Việt Nam, `tries` how often its bank has refused for this day, `payerWanted` whether
 * the bank wants to hear of it from the payer.
 */
export type Tried = { dueOn: string; tries: number; lastTriedOn: string | null; payerWanted: boolean };

/**
 * The day of the next try after `tries` refusals, or null when the card is not tried again: its bank wants the payer, all tries are used, or the next
 * would be after the days of grace, when the instalment counts as missed. Never two on one day.
 */
export function nextTryOn({ dueOn, tries, lastTriedOn, payerWanted }: Tried, graceDays: number): string | null {
  const after = TRY_DAYS[tries];
  if (payerWanted || after === undefined || after > graceDays) return null;
  const day = daysLater(dueOn, after);
  const earliest = lastTriedOn ? daysLater(lastTriedOn, 1) : day;
  const next = day < earliest ? earliest : day;
  return next > daysLater(dueOn, graceDays) ? null : next;
}

/** Whether the card is to be tried today. */
export function isTryDue(tried: Tried, today: string, graceDays: number): boolean {
  const next = nextTryOn(tried, graceDays);
  return next !== null && next <= today && today <= daysLater(tried.dueOn, graceDays);
}

/** The word for a bank that wants the payer to confirm the payment. */
export const PAYER_WANTED = "authentication_required";

/** The reasons of a card's bank that have words of their own; every other refusal is told as "declined". */
export const declineReasons = [PAYER_WANTED, "insufficient_funds", "expired_card", "lost_card", "stolen_card"] as const;
export type DeclineReason = (typeof declineReasons)[number] | "declined";

export function declineReason(code: string): DeclineReason {
  return declineReasons.find((known) => known === code) ?? "declined";
}

const brands: Record<string, string> = { visa: "Visa", mastercard: "Mastercard", amex: "American Express", jcb: "JCB", unionpay: "UnionPay", discover: "Discover", diners: "Diners Club" };

/** The name that a kind of card bears; null for one without a name of its own. */
export function brandName(brand: string): string | null {
  return brands[brand] ?? null;
}
