import { Resend } from "resend";
import { Webhook } from "svix";
import { z } from "zod";
import { env } from "~/platform/env.server";

/** Milliseconds before a send is given up and tried again later with the same idempotency key. */
const SEND_TIMEOUT = 15_000;

export type OutgoingMail = {
  to: string;
  subject: string;
  html: string;
  text: string;
  /** The same key within 24 hours sends one message, however often it is tried. */
  idempotencyKey: string;
  from?: string;
  headers?: Record<string, string>;
};

export type SendOutcome = { ok: true; providerId: string } | { ok: false; retry: boolean; message: string };

/**
 * Hands one message to Resend. A failure says whether trying again can help: outages, rate limits and
 * quotas do pass; a refused address, key or sender does not.
 */
export async function sendWithResend(mail: OutgoingMail): Promise<SendOutcome> {
  if (!env.RESEND_API_KEY) return { ok: false, retry: false, message: "RESEND_API_KEY is not set" };
  const resend = new Resend(env.RESEND_API_KEY, { baseUrl: env.RESEND_BASE_URL });
  try {
    const { data, error } = await resend.emails.send(
      {
        from: mail.from ?? env.MAIL_FROM,
        to: mail.to,
        subject: mail.subject,
        html: mail.html,
        text: mail.text,
        replyTo: env.fund.email ?? undefined,
        headers: mail.headers,
      },
      { idempotencyKey: mail.idempotencyKey, signal: AbortSignal.timeout(SEND_TIMEOUT) },
    );
    if (data) return { ok: true, providerId: data.id };
    return { ok: false, retry: canPass(error.statusCode, error.name), message: `${error.name}: ${error.message}` };
  } catch (error) {
    return { ok: false, retry: true, message: error instanceof Error ? error.message : String(error) };
  }
}

function canPass(status: number | null, name: string): boolean {
  if (status === null || name === "concurrent_idempotent_requests") return true;
  return status === 408 || status === 429 || status >= 500;
}

const resendEvent = z.object({
  type: z.string(),
  created_at: z.string(),
  data: z.looseObject({
    email_id: z.string().optional(),
    to: z.array(z.string()).optional(),
    bounce: z.looseObject({ message: z.string(), type: z.string().optional() }).optional(),
    failed: z.looseObject({ reason: z.string() }).optional(),
    suppressed: z.looseObject({ message: z.string() }).optional(),
  }),
});

export type ResendEvent = {
  /** The provider's id of this notice; the same one may arrive more than once. */
  noticeId: string;
  /** For example `email.delivered`, `email.bounced`, `email.complained`. */
  kind: string;
  providerId: string | null;
  recipients: string[];
  at: Date;
  /** Why it did not arrive, in the words of the provider or of the receiving server. */
  why?: string;
};

export type ResendNotice = { ok: true; event: ResendEvent } | { ok: false; reason: "not-configured" | "bad-signature" | "unreadable" };

/**
 * Checks the signature (Svix: HMAC-SHA256 over id, time and the untouched body, at most five minutes
 * old) and reads the event. `rawBody` must be the bytes as received, before any parsing.
 */
export function verifyResendWebhook(rawBody: string, headers: Headers): ResendNotice {
  if (!env.RESEND_WEBHOOK_SECRET) return { ok: false, reason: "not-configured" };
  const noticeId = headers.get("svix-id") ?? "";
  let signed: unknown;
  try {
    signed = new Webhook(env.RESEND_WEBHOOK_SECRET).verify(rawBody, {
      "svix-id": noticeId,
      "svix-timestamp": headers.get("svix-timestamp") ?? "",
      "svix-signature": headers.get("svix-signature") ?? "",
    });
  } catch {
    return { ok: false, reason: "bad-signature" };
  }
  const parsed = resendEvent.safeParse(signed);
  if (!parsed.success) return { ok: false, reason: "unreadable" };
  const { type, created_at, data } = parsed.data;
  const why = data.bounce?.message ?? data.failed?.reason ?? data.suppressed?.message;
  return {
    ok: true,
    event: { noticeId, kind: type, providerId: data.email_id ?? null, recipients: data.to ?? [], at: new Date(created_at), why },
  };
}
