import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { db } from "~/platform/database.server";
import { env } from "~/platform/env.server";
import { loader } from "~/routes/webhooks/stripe";
import { aboutCharge, aboutSession, opensPage, postNotice, stripeSays, timeIsNow, withFakeStripe, WEBHOOK_SECRET } from "../support/cards";
import { checkInvariants } from "../support/check-invariants";
import { balances, setStage } from "../support/factories";
import { promises, workerCatchesUp } from "../support/story";

const fake = withFakeStripe();
const DAY_SECONDS = 86_400;

beforeEach(() => {
  env.STRIPE_WEBHOOK_SECRET = WEBHOOK_SECRET;
});
afterEach(() => timeIsNow());

const reports = () => db.cardReport.count();

describe("a notice of Stripe", () => {
  it("is refused and stored nowhere when unsigned, altered, old, or signed with another secret", async () => {
    const old = Math.floor(Date.now() / 1000) - 301;
    for (const how of [{ tamper: (text: string) => text.replace("ch_test", "ch_else") }, { at: old }, { secret: "whsec_somebody_else" }]) {
      expect((await stripeSays("charge.refunded", aboutCharge("pi_1"), how)).status).toBe(400);
    }
    const body = JSON.stringify({ id: "evt_1", object: "event", type: "charge.refunded", created: 1, data: { object: aboutCharge("pi_1") } });
    for (const signature of ["", "t=1", "v1=00", `t=${Math.floor(Date.now() / 1000)},v1=${"0".repeat(64)}`, "t=abc,v1=", "🙂"]) {
      const headers: Record<string, string> = /[^\x20-\x7e]/.test(signature) ? {} : { "Stripe-Signature": signature };
      expect((await postNotice(body, headers)).status).toBe(400);
    }
    expect(await reports()).toBe(0);
  });

  it("that is signed but no event of Stripe's shape is refused", async () => {
    expect((await stripeSays("x".repeat(101), {})).status).toBe(400);
    expect((await stripeSays("charge.refunded", aboutCharge("pi_1"), { id: "not an id" })).status).toBe(400);
    expect((await stripeSays("charge.refunded", aboutCharge("pi_1"), { tamper: () => "[]" })).status).toBe(400);
    expect(await reports()).toBe(0);
  });

  it("is 405 for looking, 413 when it is no notice at all, 404 while no secret is set", async () => {
    expect(loader().status).toBe(405);
    expect((await postNotice("x", { "Content-Length": "600000" })).status).toBe(413);
    expect((await postNotice("x".repeat(600_000), {})).status).toBe(413);
    env.STRIPE_WEBHOOK_SECRET = undefined;
    expect((await postNotice("{}", {})).status).toBe(404);
  });

  it("is stored once, however often and however many at once it comes, and keeps ids alone", async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => stripeSays("charge.refunded", { ...aboutCharge("pi_1"), billing_details: { name: "A Demo Payer" } }, { id: "evt_same" })));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
    expect(await db.cardReport.findMany()).toMatchObject([{ eventId: "evt_same", kind: "charge.refunded", paymentIntent: "pi_1", sessionId: null }]);
    expect(JSON.stringify(await db.event.findMany({ select: { payload: true } }))).not.toContain("Payer");
  });

  it("that was delayed for three days still counts, because each attempt is signed anew", async () => {
    const stage = await setStage();
    const reference = await promises(stage.sponsor, stage.needCode, 2);
    const session = await opensPage(fake, stage.sponsor, reference);
    const intent = fake.pay(session);
    expect((await stripeSays("checkout.session.completed", aboutSession(session, intent), { created: Date.now() - 3 * DAY_SECONDS * 1000 })).status).toBe(200);
    await workerCatchesUp();
    expect(await balances()).toEqual({ "processor:stripe": 30_000, "need:HP-MEAL-0001": -30_000 });
    await checkInvariants();
  });

  it("is asked about again by its job while Stripe is down", async () => {
    const stage = await setStage();
    const reference = await promises(stage.sponsor, stage.needCode, 2);
    const session = await opensPage(fake, stage.sponsor, reference);
    const intent = fake.pay(session);
    fake.mood = "down";
    expect((await stripeSays("payment_intent.succeeded", { id: intent, object: "payment_intent" })).status).toBe(200);
    await expect(workerCatchesUp()).rejects.toThrow("could not be asked");
    expect(await db.cardReport.findMany()).toMatchObject([{ state: "new" }]);
    expect(await balances()).toEqual({});
  });
});
