import Stripe from "stripe";
import { env } from "~/platform/env.server";

/** Milliseconds before a request is given up; the SDK then tries once more under the same idempotency key. */
const TIMEOUT = 15_000;

let known: { key: string; base: string | undefined; client: Stripe } | undefined;

/** Whether payments by card can be taken at all. */
export function cardsOffered(): boolean {
  return Boolean(env.STRIPE_SECRET_KEY);
}

/** The client for the key in force. Throws without one: whoever pays by card has been asked cardsOffered first. */
export function stripe(): Stripe {
  const { STRIPE_SECRET_KEY: key, STRIPE_BASE_URL: base } = env;
  if (!key) throw new Error("STRIPE_SECRET_KEY is not set");
  if (known?.key !== key || known.base !== base) known = { key, base, client: connect(key, base) };
  return known.client;
}

function connect(key: string, base: string | undefined): Stripe {
  const url = base ? new URL(base) : undefined;
  const place = url ? { host: url.hostname, port: url.port || (url.protocol === "https:" ? 443 : 80), protocol: url.protocol === "https:" ? ("https" as const) : ("http" as const) } : {};
  return new Stripe(key, { ...place, timeout: TIMEOUT, maxNetworkRetries: 1, telemetry: false });
}

/** Why a card's bank refused: `final` when it says never to try this card again; `paymentIntent` is the payment that came to nothing. */
export type Declined = { code: string; final: boolean; paymentIntent: string | null };

/** Why Stripe did not do what it was asked: `retry` when asking again later with the same key may help. */
export type StripeFailure = { ok: false; retry: boolean; code: string; message: string; declined?: Declined };

/** Runs one request; what Stripe itself refuses, and what did not arrive, comes back as a failure. Anything else is a bug and is thrown. */
export async function asked<T>(request: (client: Stripe) => Promise<T>): Promise<{ ok: true; answer: T } | StripeFailure> {
  try {
    return { ok: true, answer: await request(stripe()) };
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error;
    const status = error.statusCode ?? 0;
    const failure: StripeFailure = { ok: false, retry: status === 0 || status === 409 || status === 429 || status >= 500, code: error.code ?? error.type, message: error.message };
    return error instanceof Stripe.errors.StripeCardError ? { ...failure, declined: { ...declineOf(error), paymentIntent: idOf(error.payment_intent) } } : failure;
  }
}

/** Words of a card's bank after which trying the same card again is useless, besides its plain advice not to. */
const finalDeclines = ["lost_card", "stolen_card", "pickup_card", "restricted_card", "revocation_of_all_authorizations", "revocation_of_authorization", "stop_payment_order", "expired_card", "incorrect_number", "fraudulent"];

/** What a refused card means: the bank's reason where it gives one, else Stripe's word. */
export function declineOf({ code, decline_code: reason, advice_code: advice }: { code?: string; decline_code?: string; advice_code?: string }): Omit<Declined, "paymentIntent"> {
  // The SDK writes an empty word where the bank gave none.
  const word = code === "authentication_required" ? code : reason || code || "card_declined";
  return { code: word, final: advice === "do_not_try_again" || finalDeclines.includes(word) };
}

/** An id, whether Stripe names it or hands over the whole object. */
export function idOf(one: unknown): string | null {
  if (typeof one === "string") return one;
  return typeof one === "object" && one !== null && "id" in one && typeof one.id === "string" ? one.id : null;
}
