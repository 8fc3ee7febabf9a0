import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { env } from "~/platform/env.server";
import { chargeCard, detachCard, findCharge, isKept, readSavingPage } from "~/platform/stripe-card.server";
import { closeCheckout, openCheckout, openSavingPage, readCheckout, type NewCheckout } from "~/platform/stripe-checkout.server";
import { createRefund, readPayment } from "~/platform/stripe-payment.server";
import { cardsOffered } from "~/platform/stripe.server";
import { FakeStripe } from "../mocks/stripe";

const MINUTE = 60_000;
const fake = new FakeStripe();
const mock = process.env.STRIPE_MOCK_URL;
let own: string;

beforeAll(async () => {
  own = await fake.start();
});
beforeEach(() => {
  Object.assign(env, { STRIPE_SECRET_KEY: "sk_test_of_our_own", STRIPE_BASE_URL: own });
  fake.mood = "well";
  fake.received.length = 0;
});
afterEach(() => Object.assign(env, { STRIPE_SECRET_KEY: undefined, STRIPE_BASE_URL: undefined }));
afterAll(() => fake.stop());

const checkout = (more: Partial<NewCheckout> = {}): NewCheckout => ({
  idempotencyKey: `checkout-${randomUUID()}`, checkoutId: randomUUID(), reference: "TLV7KQ4M2X", currency: "vnd", amount: 60_000n, title: "Bữa trưa (HP-MEAL-0001): 4 suất",
  expiresAt: new Date(Date.now() + 31 * MINUTE), locale: "vi", successUrl: "http://localhost:3000/my/pledges/TLV7KQ4M2X/card?session={CHECKOUT_SESSION_ID}", cancelUrl: "http://localhost:3000/my/pledges/TLV7KQ4M2X?card=left", ...more,
});

async function opened(more: Partial<NewCheckout> = {}): Promise<string> {
  const page = await openCheckout(checkout(more));
  if (!page.ok) throw new Error(page.message);
  return page.sessionId;
}

describe("what is asked of Stripe", () => {
  it("is one line in whole đồng, cards alone, no receipt, no conversion, nothing of the payer, until the hold ends", async () => {
    const asked = checkout();
    expect(await openCheckout(asked)).toMatchObject({ ok: true, state: "open", paid: false, paymentIntent: null });
    expect(fake.received).toHaveLength(1);
    expect(fake.received[0]).toEqual({
      method: "POST",
      path: "/v1/checkout/sessions",
      key: asked.idempotencyKey,
      fields: {
        mode: "payment", submit_type: "donate", "allowed_payment_method_types[0]": "card", "adaptive_pricing[enabled]": "false", "invoice_creation[enabled]": "false",
        client_reference_id: "TLV7KQ4M2X", locale: "vi", expires_at: String(Math.floor(asked.expiresAt.getTime() / 1000)), success_url: asked.successUrl, cancel_url: asked.cancelUrl,
        "line_items[0][quantity]": "1", "line_items[0][price_data][currency]": "vnd", "line_items[0][price_data][unit_amount]": "60000",
        "line_items[0][price_data][product_data][name]": "Bữa trưa (HP-MEAL-0001): 4 suất",
        "metadata[checkout]": asked.checkoutId, "metadata[reference]": "TLV7KQ4M2X",
        "payment_intent_data[metadata][checkout]": asked.checkoutId, "payment_intent_data[metadata][reference]": "TLV7KQ4M2X", "payment_intent_data[description]": "TLV7KQ4M2X",
      },
    });
  });

  it("twice with one key brings one page; the key cannot serve another amount", async () => {
    const asked = checkout();
    const [first, second] = [await openCheckout(asked), await openCheckout(asked)];
    expect(first).toEqual(second);
    expect(await openCheckout({ ...asked, amount: 70_000n })).toMatchObject({ ok: false, retry: false });
  });

  it.each([
    ["too little", { amount: 12_999n }],
    ["more than eight digits", { amount: 100_000_000n }],
    ["less than half an hour", { expiresAt: new Date(Date.now() + 29 * MINUTE) }],
    ["more than a day", { expiresAt: new Date(Date.now() + 25 * 60 * MINUTE) }],
  ])("comes back refused, not to be tried again: %s", async (_what, more) => {
    expect(await openCheckout(checkout(more))).toMatchObject({ ok: false, retry: false });
  });

  it("is worth trying again while Stripe is down or cannot be reached, and is tried once more at once with the same key", async () => {
    fake.mood = "down";
    const asked = checkout();
    expect(await openCheckout(asked)).toMatchObject({ ok: false, retry: true });
    expect(fake.received.map(({ key }) => key)).toEqual([asked.idempotencyKey, asked.idempotencyKey]);
    fake.mood = "silent";
    expect(await readCheckout("cs_x")).toMatchObject({ ok: false, retry: true });
  });

  it("closes a page once; a paid one stays paid", async () => {
    const [unpaid, paid] = [await opened(), await opened()];
    expect(await closeCheckout(unpaid)).toMatchObject({ state: "expired" });
    expect(await closeCheckout(unpaid)).toMatchObject({ state: "expired" });
    const intent = fake.pay(paid);
    expect(await closeCheckout(paid)).toMatchObject({ state: "complete", paid: true, paymentIntent: intent });
  });

  it("of a payment is everything at once and nothing about the payer", async () => {
    const intent = fake.pay(await opened({ currency: "usd", amount: 228n }), { fee: 37, gross: 228, currency: "usd" });
    fake.refund(intent, 100);
    fake.dispute(intent, 128, { gross: -128, fee: 1500, currency: "usd" });
    const read = await readPayment(intent);
    expect(read).toMatchObject({
      ok: true,
      payment: { paid: true, currency: "USD", amount: 228n, settled: { gross: 228n, fee: 37n, net: 191n, currency: "USD" }, refunds: [{ amount: 100n, state: "succeeded" }], disputes: [{ amount: 128n, state: "open", movements: [{ gross: -128n, fee: 1500n }] }] },
    });
    expect(JSON.stringify(read, (_key, value: unknown) => (typeof value === "bigint" ? String(value) : value))).not.toMatch(/payer@|A Demo Payer/);
  });

  it("refunds once for one key, and never more than was paid", async () => {
    const intent = fake.pay(await opened());
    const first = await createRefund({ paymentIntent: intent, amount: 60_000n, idempotencyKey: "refund-1" });
    expect(await createRefund({ paymentIntent: intent, amount: 60_000n, idempotencyKey: "refund-1" })).toEqual(first);
    expect(await createRefund({ paymentIntent: intent, amount: 1n, idempotencyKey: "refund-2" })).toMatchObject({ ok: false, retry: false, code: "charge_already_refunded" });
  });

  it("is nothing at all without a key", async () => {
    env.STRIPE_SECRET_KEY = undefined;
    expect(cardsOffered()).toBe(false);
    await expect(readCheckout("cs_x")).rejects.toThrow("STRIPE_SECRET_KEY is not set");
  });
});

const saving = (savedCardId = randomUUID()) => ({
  idempotencyKey: `save-${savedCardId}`, savedCardId, reference: "TLV7KQ4M2X", expiresAt: new Date(Date.now() + 31 * MINUTE), locale: "vi" as const,
  successUrl: "http://localhost:3000/my/pledges/TLV7KQ4M2X/plan/card?session={CHECKOUT_SESSION_ID}", cancelUrl: "http://localhost:3000/my/pledges/TLV7KQ4M2X/plan?card=left",
});

/** A card that Stripe keeps, as the page that saved it tells. */
async function keptCard() {
  const page = await openSavingPage(saving());
  if (!page.ok) throw new Error(page.message);
  fake.fillIn(page.sessionId);
  const read = await readSavingPage(page.sessionId);
  if (!read.ok || !read.card) throw new Error("no card");
  return read.card;
}

const charge = (card: { customerId: string; paymentMethod: string }, more: Partial<Parameters<typeof chargeCard>[0]> = {}) => ({
  idempotencyKey: `instalment-${randomUUID()}-2`, checkoutId: randomUUID(), reference: "TLV7KQ4M2X", amount: 500_000n, customerId: card.customerId, paymentMethod: card.paymentMethod, ...more,
});

describe("what is asked of Stripe about a kept card", () => {
  it("is a page that saves and takes nothing, for a customer of whom nothing is told", async () => {
    const asked = saving();
    expect(await openSavingPage(asked)).toMatchObject({ ok: true });
    expect(fake.received.at(-1)).toEqual({
      method: "POST", path: "/v1/checkout/sessions", key: asked.idempotencyKey,
      fields: {
        mode: "setup", currency: "vnd", customer_creation: "always", "allowed_payment_method_types[0]": "card", client_reference_id: "TLV7KQ4M2X", locale: "vi",
        expires_at: String(Math.floor(asked.expiresAt.getTime() / 1000)), success_url: asked.successUrl, cancel_url: asked.cancelUrl, "metadata[saved_card]": asked.savedCardId, "metadata[reference]": "TLV7KQ4M2X",
        "setup_intent_data[metadata][saved_card]": asked.savedCardId, "setup_intent_data[metadata][reference]": "TLV7KQ4M2X", "setup_intent_data[description]": "TLV7KQ4M2X",
      },
    });
  });

  it("on paying says that it is kept for payments with nobody present, only when its payer agreed", async () => {
    const kept = await opened({ saveCard: true });
    expect(fake.received.at(-1)!.fields).toMatchObject({ customer_creation: "always", "payment_intent_data[setup_future_usage]": "off_session" });
    expect(await readPayment(fake.pay(kept))).toMatchObject({ payment: { keptCard: { brand: "visa", last4: "4242" } } });
    const passing = await opened();
    expect(Object.keys(fake.received.at(-1)!.fields).filter((field) => /customer|future/.test(field))).toEqual([]);
    expect(await readPayment(fake.pay(passing))).toMatchObject({ payment: { keptCard: null } });
  });

  it("is a charge in whole đồng, confirmed at once with nobody present, once for one key", async () => {
    const card = await keptCard();
    const asked = charge(card);
    const first = await chargeCard(asked);
    expect(first).toMatchObject({ ok: true, state: "paid" });
    expect(fake.received.at(-1)).toEqual({
      method: "POST", path: "/v1/payment_intents", key: asked.idempotencyKey,
      fields: {
        amount: "500000", currency: "vnd", customer: card.customerId, payment_method: card.paymentMethod, "allowed_payment_method_types[0]": "card", off_session: "true", confirm: "true", description: "TLV7KQ4M2X",
        "metadata[checkout]": asked.checkoutId, "metadata[reference]": "TLV7KQ4M2X",
      },
    });
    expect(await chargeCard(asked)).toEqual(first);
    expect(await chargeCard({ ...asked, amount: 400_000n })).toMatchObject({ ok: false, retry: false });
    expect(await findCharge(asked)).toMatchObject({ ok: true, charge: first });
    expect(await findCharge({ ...asked, checkoutId: randomUUID() })).toEqual({ ok: true, charge: null });
  });

  it.each([
    ["its advice never to try again", { decline_code: "insufficient_funds", advice_code: "do_not_try_again" }, { code: "insufficient_funds", final: true }],
    ["a lost card", { decline_code: "lost_card" }, { code: "lost_card", final: true }],
    ["an expired card", { code: "expired_card" }, { code: "expired_card", final: true }],
    ["too little money", { decline_code: "insufficient_funds", advice_code: "try_again_later" }, { code: "insufficient_funds", final: false }],
    ["no reason at all", {}, { code: "card_declined", final: false }],
  ] as const)("brings back what a bank refuses with: %s", async (_what, says, why) => {
    const card = await keptCard();
    fake.bankSays({ says: "declines", ...says });
    const asked = charge(card);
    const refused = await chargeCard(asked);
    expect(refused).toMatchObject({ ok: true, state: "declined", why, paymentIntent: expect.any(String) });
    expect(await chargeCard(asked)).toEqual(refused);
    expect(await findCharge(asked)).toMatchObject({ charge: { state: "declined", why } });
  });

  it("tells a bank that wants the payer from one that refuses, and one that still thinks from one that paid", async () => {
    const card = await keptCard();
    fake.bankSays({ says: "wants the payer" }, { says: "still thinks" });
    expect(await chargeCard(charge(card))).toMatchObject({ state: "declined", why: { code: "authentication_required", final: false } });
    expect(await chargeCard(charge(card))).toMatchObject({ state: "processing" });
  });

  it("is that it be forgotten, however often, and then it can be charged no more", async () => {
    const card = await keptCard();
    expect(await isKept(card.paymentMethod)).toEqual({ ok: true, kept: true });
    expect(await detachCard(card.paymentMethod)).toEqual({ ok: true });
    fake.forgetKeys();
    expect(await detachCard(card.paymentMethod)).toEqual({ ok: true });
    expect(await isKept(card.paymentMethod)).toEqual({ ok: true, kept: false });
    expect(await isKept("pm_unknown")).toEqual({ ok: true, kept: false });
    expect(await chargeCard(charge(card))).toMatchObject({ ok: false, retry: false });
    fake.mood = "down";
    expect(await detachCard(card.paymentMethod)).toMatchObject({ ok: false, retry: true });
  });
});

describe.skipIf(!mock)("the same requests, to a running stripe-mock (skipped where STRIPE_MOCK_URL names none)", () => {
  beforeEach(() => {
    env.STRIPE_BASE_URL = mock;
  });

  it("have the shape that Stripe's own description asks for", async () => {
    const page = await openCheckout(checkout());
    expect(page).toMatchObject({ ok: true });
    expect(await readCheckout("cs_test_123")).toMatchObject({ ok: true });
    expect(await closeCheckout("cs_test_123")).toMatchObject({ ok: true });
    expect(await readPayment("pi_123")).toMatchObject({ ok: true });
    expect(await createRefund({ paymentIntent: "pi_123", amount: 1000n, idempotencyKey: randomUUID() })).toMatchObject({ ok: true });
    expect(await openCheckout(checkout({ saveCard: true }))).toMatchObject({ ok: true });
    expect(await openSavingPage(saving())).toMatchObject({ ok: true });
    expect(await readSavingPage("cs_test_123")).toMatchObject({ ok: true });
    const card = { customerId: "cus_123", paymentMethod: "pm_123" };
    expect(await chargeCard(charge(card))).toMatchObject({ ok: true });
    expect(await findCharge(charge(card))).toMatchObject({ ok: true });
    expect(await isKept("pm_123")).toMatchObject({ ok: true });
    expect(await detachCard("pm_123")).toMatchObject({ ok: true });
  });
});
