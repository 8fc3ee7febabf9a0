import type Stripe from "stripe";
import { asked, declineOf, idOf, type Declined, type StripeFailure } from "~/platform/stripe.server";

/** A card that Stripe keeps: its brand, last four digits and expiry are all that is ever known of it here. */
export type KeptCard = { customerId: string; paymentMethod: string; brand: string; last4: string; expMonth: number; expYear: number };

/** The card that a filled-in saving page has kept; null while it is not filled in. `expired` when nobody can fill it in any more. */
export async function readSavingPage(sessionId: string): Promise<{ ok: true; state: "open" | "complete" | "expired"; card: KeptCard | null } | StripeFailure> {
  const read = await asked((stripe) => stripe.checkout.sessions.retrieve(sessionId, { expand: ["setup_intent.payment_method"] }));
  if (!read.ok) return read;
  const { status, customer, setup_intent: intent } = read.answer;
  const kept = typeof intent === "object" && intent?.status === "succeeded" ? keptCard(idOf(customer) ?? idOf(intent.customer), intent.payment_method) : null;
  return { ok: true, state: status === "complete" ? "complete" : status === "expired" ? "expired" : "open", card: kept };
}

/** What Stripe hands over of a kept card, or null when it is no card or belongs to no customer. */
export function keptCard(customerId: string | null, method: string | Stripe.PaymentMethod | null): KeptCard | null {
  if (!customerId || !method || typeof method === "string" || !method.card) return null;
  const { brand, last4, exp_month: expMonth, exp_year: expYear } = method.card;
  return { customerId, paymentMethod: method.id, brand, last4, expMonth, expYear };
}

/** Has Stripe forget a kept card. One that is forgotten already counts as done. */
export async function detachCard(paymentMethod: string): Promise<{ ok: true } | StripeFailure> {
  const done = await asked((stripe) => stripe.paymentMethods.detach(paymentMethod, undefined, { idempotencyKey: `detach-${paymentMethod}` }));
  if (done.ok) return { ok: true };
  const kept = done.retry ? done : await isKept(paymentMethod);
  if (!kept.ok) return kept;
  return kept.kept ? done : { ok: true };
}

/** Whether Stripe still keeps a card for a customer. */
export async function isKept(paymentMethod: string): Promise<{ ok: true; kept: boolean } | StripeFailure> {
  const read = await asked((stripe) => stripe.paymentMethods.retrieve(paymentMethod));
  if (read.ok) return { ok: true, kept: idOf(read.answer.customer) !== null };
  return read.code === "resource_missing" ? { ok: true, kept: false } : read;
}

/** A charge of a kept card with nobody present. `amount` in whole đồng; `checkoutId` is written beside it, so that it is known again. */
export type NewCharge = { idempotencyKey: string; checkoutId: string; reference: string; amount: bigint; customerId: string; paymentMethod: string };

/** `processing`: the bank has not answered yet; Stripe tells later. */
export type ChargeAnswer = { ok: true; paymentIntent: string; state: "paid" | "processing" } | { ok: true; paymentIntent: string | null; state: "declined"; why: Omit<Declined, "paymentIntent"> };

/** Charges a kept card. Asked twice with one key it charges once. What the card's bank refuses is an answer, not a failure. */
export async function chargeCard({ idempotencyKey, checkoutId, reference, amount, customerId, paymentMethod }: NewCharge): Promise<ChargeAnswer | StripeFailure> {
  const made = await asked((stripe) =>
    stripe.paymentIntents.create(
      {
        amount: Number(amount),
        currency: "vnd",
        customer: customerId,
        payment_method: paymentMethod,
        allowed_payment_method_types: ["card"],
        off_session: true,
        confirm: true,
        description: reference,
        metadata: { checkout: checkoutId, reference },
      },
      { idempotencyKey },
    ),
  );
  if (made.ok) return chargeAnswer(made.answer);
  return made.declined ? { ok: true, paymentIntent: made.declined.paymentIntent, state: "declined", why: { code: made.declined.code, final: made.declined.final } } : made;
}

/**
 * The charge that was made for an attempt, or null when Stripe knows of none. For an attempt whose answer never came: a key is remembered for a day, the
 * list of a customer's payments for good.
 */
export async function findCharge({ customerId, checkoutId }: { customerId: string; checkoutId: string }): Promise<{ ok: true; charge: ChargeAnswer | null } | StripeFailure> {
  const found = await asked(async (stripe) => {
    for await (const intent of stripe.paymentIntents.list({ customer: customerId, limit: 100 })) if (intent.metadata?.checkout === checkoutId) return intent;
    return null;
  });
  return found.ok ? { ok: true, charge: found.answer && chargeAnswer(found.answer) } : found;
}

function chargeAnswer({ id, status, last_payment_error: error }: Stripe.PaymentIntent): ChargeAnswer & { ok: true } {
  if (status === "succeeded") return { ok: true, paymentIntent: id, state: "paid" };
  if (status === "processing") return { ok: true, paymentIntent: id, state: "processing" };
  return { ok: true, paymentIntent: id, state: "declined", why: status === "requires_action" ? { code: "authentication_required", final: false } : declineOf(error ?? {}) };
}
