import type Stripe from "stripe";
import { asked, idOf, type StripeFailure } from "~/platform/stripe.server";

export type NewCheckout = {
  /** The same key brings the same page again, however often it is asked for. */
  idempotencyKey: string;
  checkoutId: string;
  reference: string;
  /** Lower-case ISO 4217 code. */
  currency: string;
  /** In the currency's smallest unit; đồng have none, so whole đồng. */
  amount: bigint;
  /** What the payer reads beside the amount: the public words of the need alone. */
  title: string;
  expiresAt: Date;
  locale: "vi" | "en";
  successUrl: string;
  cancelUrl: string;
  /** The payer has agreed that further payments are taken from this card without him. */
  saveCard?: boolean;
};

export type NewSavingPage = Pick<NewCheckout, "idempotencyKey" | "reference" | "expiresAt" | "locale" | "successUrl" | "cancelUrl"> & { savedCardId: string };

export type CheckoutPage = { sessionId: string; url: string | null; state: "open" | "complete" | "expired"; paid: boolean; paymentIntent: string | null };

/**
 * Opens a payment page (Checkout in payment mode, one line, cards only). Stripe learns the pledge's reference and the public words of the need, and
 * nothing of the payer: no address is handed over, so that it sends no receipt of its own. Prices are never converted on the way.
 */
export async function openCheckout(checkout: NewCheckout): Promise<({ ok: true } & CheckoutPage) | StripeFailure> {
  const metadata = { checkout: checkout.checkoutId, reference: checkout.reference };
  const made = await asked((stripe) =>
    stripe.checkout.sessions.create(
      {
        mode: "payment",
        submit_type: "donate",
        allowed_payment_method_types: ["card"],
        adaptive_pricing: { enabled: false },
        invoice_creation: { enabled: false },
        client_reference_id: checkout.reference,
        locale: checkout.locale,
        expires_at: Math.floor(checkout.expiresAt.getTime() / 1000),
        success_url: checkout.successUrl,
        cancel_url: checkout.cancelUrl,
        line_items: [{ quantity: 1, price_data: { currency: checkout.currency, unit_amount: Number(checkout.amount), product_data: { name: checkout.title } } }],
        metadata,
        ...(checkout.saveCard ? { customer_creation: "always" as const } : {}),
        payment_intent_data: { metadata, description: checkout.reference, ...(checkout.saveCard ? { setup_future_usage: "off_session" as const } : {}) },
      },
      { idempotencyKey: checkout.idempotencyKey },
    ),
  );
  return made.ok ? { ok: true, ...page(made.answer) } : made;
}

/** Opens a page that saves a card and takes nothing (Checkout in setup mode). Stripe learns the pledge's reference alone. */
export async function openSavingPage({ savedCardId, reference, ...page }: NewSavingPage): Promise<({ ok: true; sessionId: string; url: string | null }) | StripeFailure> {
  const metadata = { saved_card: savedCardId, reference };
  const made = await asked((stripe) =>
    stripe.checkout.sessions.create(
      {
        mode: "setup",
        currency: "vnd",
        allowed_payment_method_types: ["card"],
        customer_creation: "always",
        client_reference_id: reference,
        locale: page.locale,
        expires_at: Math.floor(page.expiresAt.getTime() / 1000),
        success_url: page.successUrl,
        cancel_url: page.cancelUrl,
        metadata,
        setup_intent_data: { metadata, description: reference },
      },
      { idempotencyKey: page.idempotencyKey },
    ),
  );
  return made.ok ? { ok: true, sessionId: made.answer.id, url: made.answer.url } : made;
}

/** How a payment page stands now. */
export async function readCheckout(sessionId: string): Promise<({ ok: true } & CheckoutPage) | StripeFailure> {
  const read = await asked((stripe) => stripe.checkout.sessions.retrieve(sessionId));
  return read.ok ? { ok: true, ...page(read.answer) } : read;
}

/** Closes a payment page before its time. A page that is paid or closed already is left as it is, and its state is the answer. */
export async function closeCheckout(sessionId: string): Promise<({ ok: true } & CheckoutPage) | StripeFailure> {
  const closed = await asked((stripe) => stripe.checkout.sessions.expire(sessionId));
  if (closed.ok) return { ok: true, ...page(closed.answer) };
  return closed.retry ? closed : readCheckout(sessionId);
}

function page(session: Stripe.Checkout.Session): CheckoutPage {
  return {
    sessionId: session.id,
    url: session.url,
    state: session.status === "complete" ? "complete" : session.status === "expired" ? "expired" : "open",
    paid: session.payment_status === "paid",
    paymentIntent: idOf(session.payment_intent),
  };
}
