import { afterAll, beforeAll, beforeEach } from "vitest";
import { stripe } from "~/platform/stripe.server";
import { enterRate } from "~/domain/cards/enter-rate.server";
import { startCheckout } from "~/domain/cards/start-checkout.server";
import type { CardCurrency, IfLate } from "~/domain/cards/card";
import type { Viewer } from "~/domain/accounts/viewer";
import { clock, vietnamDay } from "~/platform/clock.server";
import { env } from "~/platform/env.server";
import { action } from "~/routes/webhooks/stripe";
import { FakeStripe } from "../mocks/stripe";
import { moveStripeClock } from "../mocks/stripe-clock";
import { granted } from "./factories";

export const WEBHOOK_SECRET = "whsec_a_secret_of_our_own_for_this_test";

/** A Stripe of the test's own, with cards offered for as long as the test file runs. */
export function withFakeStripe(): FakeStripe {
  const fake = new FakeStripe();
  beforeAll(async () => {
    Object.assign(env, { STRIPE_SECRET_KEY: "sk_test_of_our_own", STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET, STRIPE_BASE_URL: await fake.start() });
  });
  beforeEach(() => {
    fake.mood = "well";
    fake.received.length = 0;
  });
  afterAll(async () => {
    Object.assign(env, { STRIPE_SECRET_KEY: undefined, STRIPE_WEBHOOK_SECRET: undefined, STRIPE_BASE_URL: undefined });
    await fake.stop();
  });
  return fake;
}

/** Our clock and Stripe's go on together. */
export function timePasses(ms: number): void {
  clock.travel(ms);
  moveStripeClock(ms);
}

export function timeIsNow(): void {
  clock.reset();
  moveStripeClock(0);
}

let notices = 0;

/** A notice as Stripe posts it: signed, with the object it is about. */
export async function stripeSays(type: string, object: object, { id = `evt_${(notices += 1)}`, secret = WEBHOOK_SECRET, created = Date.now(), tamper = (text: string) => text, at = Math.floor(Date.now() / 1000) } = {}): Promise<Response> {
  const payload = JSON.stringify({ id, object: "event", api_version: "2026-10-28.endive", type, created: Math.floor(created / 1000), livemode: false, pending_webhooks: 1, request: { id: null, idempotency_key: null }, data: { object } });
  const signature = stripe().webhooks.generateTestHeaderString({ payload, secret, timestamp: at });
  return postNotice(tamper(payload), { "Stripe-Signature": signature });
}

export async function postNotice(body: string | Buffer, headers: Record<string, string>): Promise<Response> {
  const request = new Request("http://localhost:3000/webhooks/stripe", { method: "POST", body: body as string, headers: { "Content-Type": "application/json; charset=utf-8", ...headers } });
  return action({ request, params: {}, context: { ip: "203.0.113.9", nonce: "" } });
}

export const aboutSession = (id: string, paymentIntent: string | null = null) => ({ id, object: "checkout.session", payment_intent: paymentIntent });
export const aboutCharge = (paymentIntent: string) => ({ id: "ch_test", object: "charge", payment_intent: paymentIntent });
export const aboutDispute = (id: string, paymentIntent: string) => ({ id, object: "dispute", payment_intent: paymentIntent });

/** The sponsor opens the payment page of a pledge; answers its id at Stripe. */
export async function opensPage(fake: FakeStripe, viewer: Viewer, reference: string, { currency = "VND" as CardCurrency, ifLate = "refund" as IfLate } = {}): Promise<string> {
  granted(await startCheckout({ reference, viewer, currency, ifLate, locale: "en" }));
  return fake.lastSession();
}

export async function rateOf(fund: Viewer, currency: "USD" | "EUR", rate: string): Promise<void> {
  granted(await enterRate({ viewer: fund, currency, rate, rateOn: vietnamDay(clock.now()), source: "Vietcombank, tỷ giá mua chuyển khoản", confirmed: true }));
}
