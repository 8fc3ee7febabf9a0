import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { reconcileCheckout } from "~/domain/cards/reconcile-checkout.server";
import { reconcileOpenCards } from "~/domain/cards/reconcile-open-cards.server";
import { startCheckout } from "~/domain/cards/start-checkout.server";
import { placeTransfer } from "~/domain/pledges/place-transfer.server";
import { planDelivery } from "~/domain/deliveries/plan-delivery.server";
import { lapseHolds } from "~/domain/pledges/lapse-holds.server";
import { findPledgeFor } from "~/domain/pledges/read-pledges.server";
import { clock, vietnamDay } from "~/platform/clock.server";
import { db } from "~/platform/database.server";
import { aboutCharge, aboutDispute, aboutSession, opensPage, rateOf, stripeSays, timeIsNow, timePasses, withFakeStripe } from "../support/cards";
import { checkInvariants } from "../support/check-invariants";
import { balances, DAY, granted, makeViewer, moneyArrives, setStage, stateOf, type Stage } from "../support/factories";
import { printLedger } from "../support/print-ledger";
import { lettersTo, promises, workerCatchesUp } from "../support/story";

const NEED = "need:HP-MEAL-0001";
const MINUTE = 60_000;
const fake = withFakeStripe();
let stage: Stage;

beforeEach(async () => {
  stage = await setStage();
});

afterEach(async ({ task }) => {
  timeIsNow();
  await printLedger(task.name);
  await checkInvariants();
});

/** Stripe's notices about a paid page arrive and are worked through. */
async function noticesArrive(session: string, intent: string) {
  expect((await stripeSays("checkout.session.completed", aboutSession(session, intent))).status).toBe(200);
  await workerCatchesUp();
}

async function paid(reference: string, how: Parameters<typeof fake.pay>[1] = {}, viewer = stage.sponsor): Promise<string> {
  const session = await opensPage(fake, viewer, reference);
  const intent = fake.pay(session, how);
  await noticesArrive(session, intent);
  return intent;
}

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

  it("a gift in dollars: the rate is fixed, and a refund in two parts comes to exactly its value", async () => {
    await rateOf(stage.fund, "USD", "26.345,50");
    const reference = await promises(stage.sponsor, stage.needCode, 4);
    const session = await opensPage(fake, stage.sponsor, reference, { currency: "USD" });
    // 60.000 ₫ at 26.345,50 ₫ are 2.2774… dollars, rounded up to the cent.
    expect(fake.posts("/v1/checkout/sessions")[0]!.fields).toMatchObject({ "line_items[0][price_data][currency]": "usd", "line_items[0][price_data][unit_amount]": "228" });
    await rateOf(stage.fund, "USD", "30.000");
    const intent = fake.pay(session, { fee: 37 });
    await noticesArrive(session, intent);
    expect(await balances()).toEqual({ "fees:stripe": 9_737, "processor:stripe": 50_263, [NEED]: -60_000 });
    fake.refund(intent, 100);
    fake.refund(intent, 128);
    await stripeSays("charge.refunded", aboutCharge(intent));
    await workerCatchesUp();
    expect(await balances()).toEqual({ "fees:stripe": 9_737, "processor:stripe": -9_737 });
    expect(await stateOf(reference)).toBe("refunded");
  });

  it("refunded in full in the dashboard: the units are free again", async () => {
    const reference = await promises(stage.sponsor, stage.needCode, 10);
    const intent = await paid(reference, { fee: 5_000 });
    fake.refund(intent, 150_000);
    await stripeSays("charge.refunded", aboutCharge(intent));
    await workerCatchesUp();
    expect(await findPledgeFor(stage.sponsor, reference)).toMatchObject({ state: "refunded", payment: { state: "refunded", received: 0 } });
    expect(await stateOf(await promises(await makeViewer({ role: "sponsor" }), stage.needCode, 10))).toBe("held");
    expect(await balances()).toEqual({ "fees:stripe": 5_000, "processor:stripe": -5_000 });
    expect(await lettersTo(stage.sponsor)).toEqual(["pledge-made", "payment-received", "card-refunded"]);
  });

  it("refunded in part in the dashboard: held again for the part, which comes by bank, and the receipt keeps its number", async () => {
    const reference = await promises(stage.sponsor, stage.needCode, 4);
    const intent = await paid(reference);
    const before = (await findPledgeFor(stage.sponsor, reference))!.payment!.receiptNumber;
    fake.refund(intent, 15_000);
    await stripeSays("refund.created", { id: "re_x", object: "refund", payment_intent: intent });
    await workerCatchesUp();
    expect(await findPledgeFor(stage.sponsor, reference)).toMatchObject({ state: "held", payment: { state: "pending", received: 45_000 } });
    await checkInvariants();
    await moneyArrives(15_000, reference);
    await workerCatchesUp();
    expect(await findPledgeFor(stage.sponsor, reference)).toMatchObject({ state: "confirmed", payment: { state: "settled", receiptNumber: before } });
    expect(await balances()).toEqual({ "bank:main": 15_000, "processor:stripe": 45_000, [NEED]: -60_000 });
  });

  it("refunded in the dashboard while the units are on their way: the gift stands and the fund bears it", async () => {
    const reference = await promises(stage.sponsor, stage.needCode, 4);
    const intent = await paid(reference);
    granted(await planDelivery({ pledgeReference: reference, plannedOn: vietnamDay(clock.now()), viewer: stage.coordinator }));
    fake.refund(intent, 60_000);
    await stripeSays("charge.refunded", aboutCharge(intent));
    await workerCatchesUp();
    expect(await stateOf(reference)).not.toBe("refunded");
    expect(await balances()).toEqual({ "fees:losses": 60_000, [NEED]: -60_000 });
  });

  it("a refund that fails comes back, and the gift stands again", async () => {
    const reference = await promises(stage.sponsor, stage.needCode, 4);
    const intent = await paid(reference);
    const refund = fake.refund(intent, 60_000, "pending");
    await stripeSays("refund.created", { id: refund, object: "refund", payment_intent: intent });
    await workerCatchesUp();
    expect(await balances()).toEqual({});
    fake.setRefund(refund, "failed");
    await stripeSays("refund.failed", { id: refund, object: "refund", payment_intent: intent });
    await workerCatchesUp();
    expect(await balances()).toEqual({ "processor:stripe": 60_000, [NEED]: -60_000 });
  });

  it("a dispute, won: the money was a claim meanwhile and the pledge never changed", async () => {
    const reference = await promises(stage.sponsor, stage.needCode, 4);
    const intent = await paid(reference, { gross: 228, fee: 37, currency: "usd" });
    const dispute = fake.dispute(intent, 60_000, { gross: -228, fee: 1_500, currency: "usd" });
    await stripeSays("charge.dispute.created", aboutDispute(dispute, intent));
    await workerCatchesUp();
    expect(await balances()).toMatchObject({ "receivable:disputes": 60_000, [NEED]: -60_000 });
    await checkInvariants();
    fake.endDispute(dispute, "won", { gross: 228, currency: "usd" });
    await stripeSays("charge.dispute.closed", aboutDispute(dispute, intent));
    await stripeSays("charge.dispute.funds_reinstated", aboutDispute(dispute, intent));
    await workerCatchesUp();
    expect(await stateOf(reference)).toBe("confirmed");
    // The fee of the dispute, 15 dollars, is more than the gift was.
    expect(await balances()).toEqual({ "fees:stripe": 404_474, "processor:stripe": -344_474, [NEED]: -60_000 });
  });

  it("a dispute, lost before anything was told of its beginning: the units are free again", async () => {
    const reference = await promises(stage.sponsor, stage.needCode, 4);
    const intent = await paid(reference, { fee: 3_000 });
    const dispute = fake.dispute(intent, 60_000, { fee: 15_000 });
    fake.endDispute(dispute, "lost");
    await stripeSays("charge.dispute.closed", aboutDispute(dispute, intent));
    await stripeSays("charge.dispute.created", aboutDispute(dispute, intent));
    await workerCatchesUp();
    expect(await stateOf(reference)).toBe("refunded");
    expect(await balances()).toEqual({ "fees:stripe": 18_000, "processor:stripe": -18_000 });
    expect(await db.cardDispute.findUniqueOrThrow({ where: { id: dispute } })).toMatchObject({ state: "lost", lost: 60_000n, fromPledge: 60_000n, fromFund: 0n });
  });

  it("an inquiry moves no money", async () => {
    const intent = await paid(await promises(stage.sponsor, stage.needCode, 4));
    const dispute = fake.dispute(intent, 60_000, { status: "warning_needs_response" });
    await stripeSays("charge.dispute.created", aboutDispute(dispute, intent));
    await workerCatchesUp();
    expect(await balances()).toEqual({ "processor:stripe": 60_000, [NEED]: -60_000 });
    expect(await db.cardDispute.findUniqueOrThrow({ where: { id: dispute } })).toMatchObject({ state: "inquiry", withdrawn: 0n });
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
