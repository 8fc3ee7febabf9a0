import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { db } from "~/platform/database.server";
import { stripe } from "~/platform/stripe.server";
import { postNotice, WEBHOOK_SECRET, withFakeStripe } from "../support/cards";
import { fuzz } from "../support/fuzz";
import { workerCatchesUp } from "../support/story";

withFakeStripe();

const header = fc.string({ unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)), maxLength: 200 });
const event = (more: object = {}) => ({ id: "evt_fuzz", object: "event", type: "charge.refunded", created: 1_790_000_000, data: { object: { id: "ch_1", object: "charge", payment_intent: "pi_none" } }, ...more });
const broken = fc.oneof(
  fc.oneof(fc.constantFrom(null, "", "x".repeat(300), "'; DROP TABLE pledge; --", 5, true), fc.object()).map((id) => event({ id })),
  fc.oneof(fc.constantFrom(null, -1, 1.5, 1e300, "now", "2026-11-25"), fc.string()).map((created) => event({ created })),
  fc.oneof(fc.constantFrom(null, "", "x".repeat(101), 7), fc.array(fc.string())).map((type) => event({ type })),
  fc.oneof(fc.constantFrom(null, 0, "", []), fc.json()).map((data) => event({ data })),
  fc.constantFrom(event({ object: "list" }), event({ data: {} }), event({ data: { object: [] } })),
);
/** Signed rightly, but nothing that can be read. */
const unreadable: fc.Arbitrary<string> = fc.oneof(
  fc.json({ maxDepth: 4 }),
  fc.string({ unit: "binary", maxLength: 300 }),
  broken.map((body) => JSON.stringify(body)),
  fc.nat({ max: 150 }).map((length) => JSON.stringify(event()).slice(0, length)),
  fc.integer({ min: 1, max: 30_000 }).map((depth) => "[".repeat(depth) + "]".repeat(depth)),
  fc.constantFrom("", "null", "__proto__", '{"__proto__":{"id":1}}', "\ufeff{}"),
);
/** Signed rightly and readable, about payments that nobody knows: stored and let go. */
const strangers = fc
  .record({ id: fc.stringMatching(/^evt_[A-Za-z0-9]{1,40}$/), kind: fc.stringMatching(/^[a-z_]{1,20}\.[a-z_.]{1,40}$/), about: fc.oneof(fc.stringMatching(/^pi_[A-Za-z0-9]{1,30}$/), fc.constantFrom(null, 5, "../../v1/refunds", { id: "pi_x" }), fc.string()) })
  .map(({ id, kind, about }) => JSON.stringify({ ...event(), id, type: kind, data: { object: { id: "x_1", payment_intent: about } } }));
const unsigned = fc.record({ body: fc.oneof(unreadable, fc.constant(JSON.stringify(event()))), signature: fc.oneof(header, fc.constantFrom("", "t=,v1=", `t=${Math.floor(Date.now() / 1000)},v1=${"0".repeat(64)}`, "v0=1,t=1,t=2")) });

const signed = (payload: string) => ({ "Stripe-Signature": stripe().webhooks.generateTestHeaderString({ payload, secret: WEBHOOK_SECRET }) });

describe(`Stripe's webhook under ${fuzz.inputs} hostile inputs (seed ${fuzz.seed})`, () => {
  it("answers each in words of its own, never by failing, and books nothing", async () => {
    const third = Math.ceil(fuzz.inputs / 3);
    const answers: Record<number, number> = {};
    const note = async (response: Response, allowed: number[], input: unknown) => {
      answers[response.status] = (answers[response.status] ?? 0) + 1;
      expect(allowed, JSON.stringify(input)?.slice(0, 300)).toContain(response.status);
    };
    const sample = <T>(what: fc.Arbitrary<T>, numRuns: number) => fc.sample(what, { numRuns, seed: fuzz.seed });
    for (const body of sample(unreadable, third)) await note(await postNotice(body, signed(body)), [400], body);
    for (const input of sample(unsigned, third)) await note(await postNotice(input.body, { "Stripe-Signature": input.signature }), [400], input);
    for (const type of sample(header, 20)) await note(await postNotice(JSON.stringify(event()), { "Content-Type": type }), [400], type);
    for (const body of sample(strangers, third)) {
      await note(await postNotice(body, signed(body)), [200], body);
      await note(await postNotice(body, signed(body)), [200], "the same again");
    }
    await workerCatchesUp();
    console.log(`Stripe webhook: ${JSON.stringify(answers)}, ${await db.cardReport.count()} stored`);
    expect((await db.cardReport.groupBy({ by: ["state"] })).map(({ state }) => state)).toEqual(["not_ours"]);
    expect([await db.incomingTransfer.count(), await db.ledgerTransaction.count(), await db.cardPayment.count(), await db.cardCheckout.count()]).toEqual([0, 0, 0, 0]);
  });
});
