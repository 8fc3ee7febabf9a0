import { randomUUID } from "node:crypto";
import { normalEmail } from "~/domain/accounts/email";
import { CODE_MINUTES, issueCode } from "~/domain/accounts/sign-in-code.server";
import type { NeedFilters } from "~/domain/needs/need-filters";
import { queueMail } from "~/domain/notifications/queue-mail.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { cleanSearchName, savedQuery, type SearchFrequency } from "~/domain/saved-searches/saved-search";
import { clock } from "~/platform/clock.server";
import { transact } from "~/platform/database.server";
import { env } from "~/platform/env.server";
import { limit } from "~/platform/rate-limit.server";

const QUARTER_HOUR = 900;
/** Requests that may name one address, and that one network address may make, within a quarter of an hour. */
export const ASKED_PER_EMAIL = 3;
export const ASKED_PER_ADDRESS = 30;

type Wish = { email: string; name: string; filters: NeedFilters; frequency: SearchFrequency; locale: "vi" | "en"; ip: string };

/**
 * Writes down the search of somebody who is not signed in and mails a code to the address; no need is told until the code has come back. What is answered is the
 * same whoever the address belongs to. Refuses an empty or overlong name, what is no address, and more requests than the limits allow.
 */
export async function askToSaveSearch({ name, filters, frequency, locale, ip, ...wish }: Wish): Promise<Outcome<{ searchId: string }, "name-invalid" | "email-invalid" | "rate-limited">> {
  const clean = cleanSearchName(name);
  if (!clean) return refuse("name-invalid");
  const email = normalEmail(wish.email);
  if (!email) return refuse("email-invalid");
  const fromAddress = await limit(`saved-search:ip:${ip}`, ASKED_PER_ADDRESS, QUARTER_HOUR);
  if (!fromAddress.ok) return refuse("rate-limited");
  const toEmail = await limit(`saved-search:email:${email}`, ASKED_PER_EMAIL, QUARTER_HOUR);
  if (!toEmail.ok) return refuse("rate-limited");
  return transact(async (tx) => {
    const { id } = await tx.savedSearch.create({
      data: { email, name: clean, query: savedQuery(filters), frequency, locale, state: "unconfirmed", createdAt: clock.now() },
      select: { id: true },
    });
    const code = await issueCode(tx, { email, purpose: "saved_search", searchId: id });
    const url = `${env.origin}${locale === "en" ? "/en" : ""}/searches/confirm?id=${id}`;
    await queueMail(tx, { template: "search-confirm-code", locale, to: email, props: { code, minutes: CODE_MINUTES, searchName: clean, url }, idempotencyKey: `search-confirm-code:${randomUUID()}` });
    return { ok: true, searchId: id };
  });
}
