export { HONOUR_NAME_MAX } from "~/domain/pledges/pledge";

/** Characters. */
export const GUEST_NAME_MAX = 80;
export const NOTE_MAX = 500;

/** Pledges that one network address may try within an hour. */
export const PLEDGES_PER_HOUR = 60;
/** Pledges that may be made within an hour with one address of somebody who has not signed in: each sends mail there. */
export const GUEST_PLEDGES_PER_HOUR = 6;

/** Whole đồng that a family gives at once without long thought: what the form proposes at first. */
const USUAL_GIFT = 300_000;

/** The quantity a new form starts with: as many units as a usual gift buys, at least one, never more than remain. */
export function usualUnits(unitPrice: number, remaining: number): number {
  return Math.max(1, Math.min(Math.floor(USUAL_GIFT / unitPrice), remaining));
}
