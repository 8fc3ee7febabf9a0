import { clock } from "~/platform/clock.server";
import { db, pool } from "~/platform/database.server";
import { env } from "~/platform/env.server";
import { log } from "~/platform/log.server";
import { sendWithResend, type SendOutcome } from "~/platform/resend.server";
import type { MailLocale, MailProps, MailTemplate } from "./mail/mail-template";
import { mailHeaders } from "./mail-headers";
import { carriesCode, SEND_TRIES, secondsToNextTry } from "./outbox";
import { renderMail, type RenderedMail } from "./render-mail.server";

export type SentAs = "sent" | "waits" | "failed" | "nothing-to-do";

/**
 * Sends one mail of the outbox: renders it once, hands it to Resend under its idempotency key, and keeps what became of it. A refusal that may
 * pass is tried again with growing waits, at most eight tries; any other ends as failed, for the admin to see. Without Resend a demonstration
 * keeps the mail as sent, for its mailbox page; elsewhere that is a failure.
 */
export async function sendMail(mailId: string): Promise<SentAs> {
  const mail = await db.outboxMail.findUnique({ where: { id: mailId } });
  if (!mail || mail.state !== "queued") return "nothing-to-do";
  const written = await write(mail);
  const outcome: SendOutcome | { ok: true; providerId: null } = !written.ok
    ? { ok: false, retry: false, message: written.message }
    : !env.RESEND_API_KEY && env.demo
      ? { ok: true, providerId: null }
      : await sendWithResend({ to: mail.toEmail, ...written.mail, headers: mailHeaders(mail), idempotencyKey: mail.idempotencyKey });
  const attempts = mail.attempts + 1;
  if (outcome.ok) {
    const forget = carriesCode(mail.template) && !env.demo ? { props: {}, subject: null, html: null, bodyText: null } : {};
    await db.outboxMail.updateMany({
      where: { id: mailId, state: "queued" },
      data: { state: "sent", attempts, sentAt: clock.now(), providerId: outcome.providerId, lastError: null, ...forget },
    });
    return "sent";
  }
  const again = outcome.retry && attempts < SEND_TRIES;
  await db.outboxMail.update({ where: { id: mailId }, data: { attempts, lastError: outcome.message.slice(0, 500), state: again ? "queued" : "failed" } });
  log.warn({ mailId, template: mail.template, attempts, again, error: outcome.message }, "mail not sent");
  if (again) await tryLater(mailId, secondsToNextTry(attempts));
  return again ? "waits" : "failed";
}

type StoredMail = { id: string; template: string; locale: string; props: unknown; subject: string | null; html: string | null; bodyText: string | null };

/** The words are kept before the first try, so that every try sends the very same message. */
async function write(mail: StoredMail): Promise<{ ok: true; mail: RenderedMail } | { ok: false; message: string }> {
  if (mail.subject !== null && mail.html !== null && mail.bodyText !== null) return { ok: true, mail: { subject: mail.subject, html: mail.html, text: mail.bodyText } };
  try {
    const template = mail.template as MailTemplate;
    const rendered = await renderMail(template, mail.locale as MailLocale, mail.props as MailProps[typeof template]);
    await db.outboxMail.update({ where: { id: mail.id }, data: { subject: rendered.subject, html: rendered.html, bodyText: rendered.text } });
    return { ok: true, mail: rendered };
  } catch (error) {
    return { ok: false, message: `cannot be written: ${error instanceof Error ? error.message : String(error)}` };
  }
}

async function tryLater(mailId: string, seconds: number): Promise<void> {
  await pool().query(
    "SELECT graphile_worker.add_job('send_mail', json_build_object('mailId', $1::text), job_key => 'send_mail:' || $1::text, run_at => now() + make_interval(secs => $2))",
    [mailId, seconds],
  );
}
