import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { db } from "~/platform/database.server";
import { stripe } from "~/platform/stripe.server";
import { postNotice, WEBHOOK_SECRET, withFakeStripe } from "../support/cards";
import { fuzz } from "../support/fuzz";
import { workerCatchesUp } from "../support/story";
import { badlySigned, headerText, unreadable, webhookUnderFire } from "../support/webhook-fuzz";

withFakeStripe();

const event = (more: object = {}) => ({ id: "evt_fuzz", object: "event", type: "charge.refunded", created: 1_790_000_000, data: { object: { id: "ch_1", object: "charge", payment_intent: "pi_none" } }, ...more });
const spoilt = fc.oneof(
  fc.oneof(fc.constantFrom(null, "", "x".repeat(300), "'; DROP TABLE pledge; --", 5, true), fc.object()).map((id) => event({ id })),
  fc.oneof(fc.constantFrom(null, -1, 1.5, 1e300, "now", "2026-11-25"), fc.string()).map((created) => event({ created })),
  fc.oneof(fc.constantFrom(null, "", "x".repeat(101), 7), fc.array(fc.string())).map((type) => event({ type })),
  fc.oneof(fc.constantFrom(null, 0, "", []), fc.json()).map((data) => event({ data })),
  fc.constantFrom(event({ object: "list" }), event({ data: {} }), event({ data: { object: [] } })),
);
/** Signed rightly, but nothing that can be read. */
const bodies = unreadable(event(), spoilt);
/** Signed rightly and readable, about payments that nobody knows: stored and let go. */
const strangers = fc
  .record({ id: fc.stringMatching(/^evt_[A-Za-z0-9]{1,40}$/), kind: fc.stringMatching(/^[a-z_]{1,20}\.[a-z_.]{1,40}$/), about: fc.oneof(fc.stringMatching(/^pi_[A-Za-z0-9]{1,30}$/), fc.constantFrom(null, 5, "../../v1/refunds", { id: "pi_x" }), fc.string()) })
  .map(({ id, kind, about }) => JSON.stringify({ ...event(), id, type: kind, data: { object: { id: "x_1", payment_intent: about } } }));
const unsigned = badlySigned(bodies, event(), ["", "t=,v1=", `t=${Math.floor(Date.now() / 1000)},v1=${"0".repeat(64)}`, "v0=1,t=1,t=2"]);

const signed = (payload: string) => ({ "Stripe-Signature": stripe().webhooks.generateTestHeaderString({ payload, secret: WEBHOOK_SECRET }) });

describe(`Stripe's webhook under ${fuzz.inputs} hostile inputs (seed ${fuzz.seed})`, () => {
  it("answers each in words of its own, never by failing, and books nothing", async () => {
    const { throwAll, answers } = webhookUnderFire();
    await throwAll({ inputs: bodies, times: fuzz.inputs / 3, post: (body) => postNotice(body, signed(body)), allowed: [400] });
    await throwAll({ inputs: unsigned, times: fuzz.inputs / 3, post: ({ body, signature }) => postNotice(body, { "Stripe-Signature": signature }), allowed: [400] });
    await throwAll({ inputs: headerText, times: 20, post: (type) => postNotice(JSON.stringify(event()), { "Content-Type": type }), allowed: [400] });
    for (let time = 0; time < 2; time += 1) await throwAll({ inputs: strangers, times: fuzz.inputs / 3, post: (body) => postNotice(body, signed(body)), allowed: [200] });
    await workerCatchesUp();
    console.log(`Stripe webhook: ${JSON.stringify(answers)}, ${await db.cardReport.count()} stored`);
    expect((await db.cardReport.groupBy({ by: ["state"] })).map(({ state }) => state)).toEqual(["not_ours"]);
    expect([await db.incomingTransfer.count(), await db.ledgerTransaction.count(), await db.cardPayment.count(), await db.cardCheckout.count()]).toEqual([0, 0, 0, 0]);
  });
});
