import { randomUUID } from "node:crypto";
import { queueMail } from "~/domain/notifications/queue-mail.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { transact } from "~/platform/database.server";
import { env } from "~/platform/env.server";
import { limit } from "~/platform/rate-limit.server";
import { normalEmail } from "./email";
import { CODE_MINUTES, issueCode } from "./sign-in-code.server";

const QUARTER_HOUR = 900;
/** Codes that one address may be sent, and that one network address may ask for, within a quarter of an hour. A school shares one address. */
export const CODES_PER_EMAIL = 5;
export const CODES_PER_ADDRESS = 60;

/**
 * Mails a sign-in code. The answer is the same whether or not the address is known here, so that nobody can find out who has an account.
 * Refuses what is no email address, and more codes than the limits per address allow.
 */
export async function requestSignInCode(request: {
  email: string;
  locale: "vi" | "en";
  ip: string;
}): Promise<Outcome<{ email: string }, "rate-limited" | "email-invalid">> {
  const email = normalEmail(request.email);
  if (!email) return refuse("email-invalid");
  const fromAddress = await limit(`sign-in:ip:${request.ip}`, CODES_PER_ADDRESS, QUARTER_HOUR);
  if (!fromAddress.ok) return refuse("rate-limited");
  const toEmail = await limit(`sign-in:email:${email}`, CODES_PER_EMAIL, QUARTER_HOUR);
  if (!toEmail.ok) return refuse("rate-limited");

  await transact(async (tx) => {
    const code = await issueCode(tx, { email, purpose: "sign_in" });
    const url = `${env.origin}${request.locale === "en" ? "/en" : ""}/sign-in/code`;
    await queueMail(tx, {
      template: "sign-in-code",
      locale: request.locale,
      to: email,
      props: { code, minutes: CODE_MINUTES, url },
      idempotencyKey: `sign-in-code:${randomUUID()}`,
    });
  });
  return { ok: true, email };
}
