import { refuse, type Outcome } from "~/domain/outcome";

const DAY = /^(20\d{2})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** A calendar day yyyy-mm-dd of this century as the database keeps it, or null. */
export function readDay(text: string): Date | null {
  if (!DAY.test(text)) return null;
  const day = new Date(`${text}T00:00:00Z`);
  return day.toISOString().slice(0, 10) === text ? day : null;
}

/** What the bank's statement says of a payment: its day, not ahead of `now` in Việt Nam, and the bank's own reference, at most 100 characters. */
export function readPaidOn(paidOn: string, bankReference: string, now: Date): Outcome<{ day: Date; bankReference: string }, "day-invalid" | "bank-reference-needed"> {
  const day = readDay(paidOn);
  const today = new Date(now.getTime() + 7 * 3600_000).toISOString().slice(0, 10);
  if (!day || paidOn > today) return refuse("day-invalid");
  const reference = bankReference.replace(/[\p{Cc}\s]+/gu, " ").trim();
  if (!reference || reference.length > 100) return refuse("bank-reference-needed");
  return { ok: true, day, bankReference: reference };
}
