import { daysLater } from "~/domain/pledges/instalment-schedule";

export const savedCardStates = ["asked", "active", "blocked", "removed", "given_up"] as const;
export type SavedCardState = (typeof savedCardStates)[number];

/** The version of the words a sponsor consents to (cards:saved.consent); it changes whenever their meaning does. */
export const CONSENT_WORDING = "2026-11-25";

/** Days after an instalment's day on which its card is tried: on the day itself, then again while its bank may have changed its mind. */
export const TRY_DAYS = [0, 3, 7] as const;

/** How an instalment stands with its card: days are yyyy-mm-dd in Việt Nam, `tries` how often its bank has refused for this day. */
export type Tried = { dueOn: string; tries: number; lastTriedOn: string | null };

/**
 * The day of the next try after `tries` refusals, or null when the card is not tried again: all tries are used, or the next would be after the days of
 * grace, when the instalment counts as missed. Never two on one day.
 */
export function nextTryOn({ dueOn, tries, lastTriedOn }: Tried, graceDays: number): string | null {
  const after = TRY_DAYS[tries];
  if (after === undefined || after > graceDays) return null;
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

/** The reasons of a card's bank that have words of their own; every other refusal is told as "declined". */
export const declineReasons = ["authentication_required", "insufficient_funds", "expired_card", "lost_card", "stolen_card"] as const;
export type DeclineReason = (typeof declineReasons)[number] | "declined";

export function declineReason(code: string): DeclineReason {
  return declineReasons.find((known) => known === code) ?? "declined";
}
