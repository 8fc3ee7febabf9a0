import { beforeEach, describe, expect, it } from "vitest";
import { reconcileCheckout } from "~/domain/cards/reconcile-checkout.server";
import { reconcileOpenCards } from "~/domain/cards/reconcile-open-cards.server";
import { startCheckout } from "~/domain/cards/start-checkout.server";
import { placeTransfer } from "~/domain/pledges/place-transfer.server";
import { lapseHolds } from "~/domain/pledges/lapse-holds.server";
import { findPledgeFor } from "~/domain/pledges/read-pledges.server";
import { db } from "~/platform/database.server";
import { cardStories } from "../support/card-stories";
import { aboutCharge, aboutSession, opensPage, rateOf, stripeSays, timePasses, withFakeStripe } from "../support/cards";
import { balances, DAY, granted, makeViewer, moneyArrives, setStage, stateOf, type Stage } from "../support/factories";
import { lettersTo, promises, workerCatchesUp } from "../support/story";

const NEED = "need:HP-MEAL-0001";
const MINUTE = 60_000;
const fake = withFakeStripe();
let stage: Stage;
const { noticesArrive, paid } = cardStories(fake, () => stage);

beforeEach(async () => {
  stage = await setStage();
});

const transferOf = (intent: string) => db.incomingTransfer.findUniqueOrThrow({ where: { provider_providerId: { provider: "stripe", providerId: intent } } });

describe("Stories of cards:", () => {
  it("paid, the fee settled in dollars by a foreign partner's account", async () => {
    const reference = await promises(stage.sponsor, stage.needCode, 4);
    await paid(reference, { gross: 228, fee: 37, currency: "usd" });
    expect(await findPledgeFor(stage.sponsor, reference)).toMatchObject({ state: "confirmed", payment: { state: "settled", received: 60_000 } });
    // 37 of 228 cents of a gift worth 60.000 ₫.
    expect(await balances()).toEqual({ "fees:stripe": 9_737, "processor:stripe": 50_263, [NEED]: -60_000 });
    expect(await lettersTo(stage.sponsor)).toEqual(["pledge-made", "payment-received"]);
  });

  it("the notice is late: the return page has told the truth before, and the hold waited", async () => {
    const reference = await promises(stage.sponsor, stage.needCode, 10, { channel: "card" });
    const session = await opensPage(fake, stage.sponsor, reference);
    const intent = fake.pay(session, { fee: 2_000 });
    timePasses(32 * MINUTE);
    expect(await lapseHolds()).toBe(0);
    expect(await reconcileCheckout(session)).toBe("paid");
    expect(await stateOf(reference)).toBe("confirmed");
    timePasses(3 * DAY);
    await noticesArrive(session, intent);
    expect(await balances()).toEqual({ "fees:stripe": 2_000, "processor:stripe": 148_000, [NEED]: -150_000 });
  });

  it("the notice comes before the return page", async () => {
    const reference = await promises(stage.sponsor, stage.needCode, 2);
    const session = await opensPage(fake, stage.sponsor, reference);
    await noticesArrive(session, fake.pay(session));
    fake.mood = "down";
    expect(await reconcileCheckout(session)).toBe("paid");
    expect(await lettersTo(stage.sponsor)).toEqual(["pledge-made", "payment-received"]);
  });

  it("no notice ever comes: the timed look finds the money", async () => {
    const reference = await promises(stage.sponsor, stage.needCode, 2, { channel: "card" });
    fake.pay(await opensPage(fake, stage.sponsor, reference), { settled: false });
    timePasses(35 * MINUTE);
    expect(await reconcileOpenCards()).toBeGreaterThan(0);
    expect(await stateOf(reference)).toBe("confirmed");
    expect(await balances()).toEqual({ "processor:stripe": 30_000, [NEED]: -30_000 });
  });

  it("notices twice, in the wrong order, five at once", async () => {
    const reference = await promises(stage.sponsor, stage.needCode, 4);
    const session = await opensPage(fake, stage.sponsor, reference);
    const intent = fake.pay(session, { settled: false });
    await stripeSays("charge.refunded", aboutCharge(intent), { id: "evt_refund" });
    await Promise.all([1, 2, 3, 4, 5].map(() => stripeSays("checkout.session.completed", aboutSession(session, intent), { id: "evt_same" })));
    await stripeSays("payment_intent.succeeded", { id: intent, object: "payment_intent" });
    await workerCatchesUp();
    expect(await balances()).toEqual({ "processor:stripe": 60_000, [NEED]: -60_000 });
    fake.settle(intent, 60_000, 3_500, "vnd");
    await stripeSays("charge.updated", aboutCharge(intent));
    await stripeSays("charge.refunded", aboutCharge(intent), { id: "evt_refund" });
    await workerCatchesUp();
    expect(await balances()).toEqual({ "fees:stripe": 3_500, "processor:stripe": 56_500, [NEED]: -60_000 });
    expect(await db.cardReport.count()).toBe(4);
  });

  it("paid after the hold lapsed, the units still free: held again and confirmed", async () => {
    const reference = await promises(stage.sponsor, stage.needCode, 10, { channel: "card" });
    const session = await opensPage(fake, stage.sponsor, reference);
    const intent = fake.pay(session, { fee: 4_000 });
    timePasses(2 * 3600_000);
    fake.mood = "down";
    expect(await lapseHolds()).toBe(1);
    fake.mood = "well";
    await noticesArrive(session, intent);
    expect(await findPledgeFor(stage.sponsor, reference)).toMatchObject({ state: "confirmed", unitRanges: [[1, 10]] });
  });

  it("paid after the hold lapsed, the units taken, money back to the card as the sponsor chose", async () => {
    const reference = await promises(stage.sponsor, stage.needCode, 10, { channel: "card" });
    const session = await opensPage(fake, stage.sponsor, reference, { ifLate: "refund" });
    const intent = fake.pay(session, { fee: 4_000 });
    timePasses(2 * 3600_000);
    await lapseHolds();
    await promises(await makeViewer({ role: "sponsor" }), stage.needCode, 6);
    await noticesArrive(session, intent);
    expect(fake.posts("/v1/refunds")).toMatchObject([{ fields: { payment_intent: intent, amount: "150000" } }]);
    expect(await balances()).toEqual({ "fees:stripe": 4_000, "processor:stripe": -4_000 });
    expect(await transferOf(intent)).toMatchObject({ state: "resolved", unplaced: 0n, outcome: "late" });
    expect(await lettersTo(stage.sponsor)).toEqual(["pledge-made", "card-refunded"]);
  });

  it("paid after the hold lapsed, the units taken, money waits as the sponsor chose, and is placed on another pledge", async () => {
    const reference = await promises(stage.sponsor, stage.needCode, 10, { channel: "card" });
    const session = await opensPage(fake, stage.sponsor, reference, { ifLate: "wait" });
    const intent = fake.pay(session);
    timePasses(2 * 3600_000);
    await lapseHolds();
    await promises(await makeViewer({ role: "sponsor" }), stage.needCode, 6);
    await noticesArrive(session, intent);
    expect(await balances()).toEqual({ "processor:stripe": 150_000, suspense: -150_000 });
    const next = await promises(stage.sponsor, stage.needCode, 4);
    granted(await placeTransfer({ transferId: (await transferOf(intent)).id, viewer: stage.fund, pledgeReference: next }));
    expect(await balances()).toEqual({ "processor:stripe": 150_000, suspense: -90_000, [NEED]: -60_000 });
    expect(await lettersTo(stage.sponsor)).toEqual(["pledge-made", "money-waiting", "pledge-made"]);
  });

  it("paid by card and by bank at once: the second goes back to the card", async () => {
    const reference = await promises(stage.sponsor, stage.needCode, 4);
    const session = await opensPage(fake, stage.sponsor, reference);
    await moneyArrives(60_000, reference);
    await noticesArrive(session, fake.pay(session));
    expect(await balances()).toEqual({ "bank:main": 60_000, [NEED]: -60_000 });
  });

  it("payments of no pledge known here wait; those of somebody else's business in the same account are left alone", async () => {
    const unknown = fake.intent({ amount: 70_000, currency: "vnd", metadata: { checkout: "6f1f64a8-58a3-4a3b-9d66-1f7a5a0c3b11" } });
    const dollars = fake.intent({ amount: 500, currency: "usd", metadata: { checkout: "not a page of ours" } });
    const foreign = fake.intent({ amount: 90_000, currency: "vnd" });
    for (const intent of [unknown, dollars, foreign]) await stripeSays("payment_intent.succeeded", { id: intent, object: "payment_intent" });
    await workerCatchesUp();
    expect(await balances()).toEqual({ "processor:stripe": 70_000, suspense: -70_000 });
    expect((await db.cardReport.findMany({ orderBy: { receivedAt: "asc" } })).map(({ state }) => state)).toEqual(["done", "rate_missing", "not_ours"]);
    await rateOf(stage.fund, "USD", "26.000");
    await reconcileOpenCards();
    expect(await balances()).toEqual({ "processor:stripe": 200_000, suspense: -200_000 });
  });

  it("the page is closed unpaid: the pledge goes on, and a new page has a new key", async () => {
    const reference = await promises(stage.sponsor, stage.needCode, 4);
    const first = await opensPage(fake, stage.sponsor, reference);
    expect(await opensPage(fake, stage.sponsor, reference)).toBe(first);
    fake.expire(first);
    await stripeSays("checkout.session.expired", aboutSession(first));
    await workerCatchesUp();
    expect(await stateOf(reference)).toBe("held");
    const second = await opensPage(fake, stage.sponsor, reference);
    expect(second).not.toBe(first);
    expect(new Set(fake.posts("/v1/checkout/sessions").map(({ key }) => key)).size).toBe(2);
    await noticesArrive(second, fake.pay(second));
    expect(await startCheckout({ reference, viewer: stage.sponsor, currency: "VND", ifLate: "wait", locale: "vi" })).toEqual({ ok: false, reason: "not-payable" });
    expect(await balances()).toEqual({ "processor:stripe": 60_000, [NEED]: -60_000 });
  });
});
