export const MAIL_STATES = ["queued", "sent", "delivered", "failed", "bounced", "complained"] as const;
export type MailState = (typeof MAIL_STATES)[number];

/** After this many tries a mail counts as failed and waits for the admin. */
export const SEND_TRIES = 8;

/** Seconds until the next try after `attempts` failed ones: half a minute doubling up to four hours, about an hour for all eight. */
export function secondsToNextTry(attempts: number): number {
  return Math.min(30 * 2 ** Math.max(0, attempts - 1), 4 * 3600);
}

/** Templates that carry a secret; once sent it has no business in the database, except where a demonstration shows it. */
export function carriesCode(template: string): boolean {
  return template === "sign-in-code" || template === "guest-confirm-code" || template === "search-confirm-code";
}
