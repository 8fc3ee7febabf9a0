import Stripe from "stripe";
import { z } from "zod";
import { env } from "~/platform/env.server";
import { idOf } from "~/platform/stripe.server";

/** Seconds that a signature stays good; a notice that is delayed for days is signed anew at each attempt. */
const TOLERANCE = 300;

/** What a notice of Stripe is about, by ids alone: everything else in it may be out of date or personal, and is asked for afresh or not at all. */
export type StripeNotice = { eventId: string; kind: string; createdAt: Date; sessionId: string | null; paymentIntent: string | null; payoutId: string | null };

export type ReadNotice = { ok: true; notice: StripeNotice } | { ok: false; reason: "not-configured" | "bad-signature" | "unreadable" };

const id = z.string().min(1).max(255).regex(/^[\w-]+$/);
const event = z.object({
  id,
  object: z.literal("event"),
  type: z.string().min(1).max(100),
  created: z.number().int().min(0).max(32_503_680_000),
  data: z.object({ object: z.looseObject({ id: z.unknown().optional(), payment_intent: z.unknown().optional() }) }),
});

/**
 * Checks the signature (HMAC-SHA256 over time and the untouched body, at most five minutes old) with the SDK and reads which payment or payout the
 * notice is about. `rawBody` must be the text as received. A signed notice that is no event of Stripe's shape is `unreadable`.
 */
export function readStripeNotice(rawBody: string, signature: string | null): ReadNotice {
  if (!env.STRIPE_SECRET_KEY || !env.STRIPE_WEBHOOK_SECRET) return { ok: false, reason: "not-configured" };
  let signed: unknown;
  try {
    signed = Stripe.webhooks.constructEvent(rawBody, signature ?? "", env.STRIPE_WEBHOOK_SECRET, TOLERANCE);
  } catch (error) {
    return { ok: false, reason: error instanceof Stripe.errors.StripeSignatureVerificationError ? "bad-signature" : "unreadable" };
  }
  const parsed = event.safeParse(signed);
  if (!parsed.success) return { ok: false, reason: "unreadable" };
  const { type, created, data: { object } } = parsed.data;
  const own = shortId(object.id);
  return {
    ok: true,
    notice: {
      eventId: parsed.data.id,
      kind: type,
      createdAt: new Date(created * 1000),
      sessionId: type.startsWith("checkout.session.") ? own : null,
      paymentIntent: type.startsWith("payment_intent.") ? own : shortId(idOf(object.payment_intent)),
      payoutId: type.startsWith("payout.") ? own : null,
    },
  };
}

function shortId(text: unknown): string | null {
  const parsed = id.safeParse(text);
  return parsed.success ? parsed.data : null;
}
