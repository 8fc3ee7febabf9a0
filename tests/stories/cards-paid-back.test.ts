import { beforeEach, describe, expect, it } from "vitest";
import { planDelivery } from "~/domain/deliveries/plan-delivery.server";
import { findReceipt } from "~/domain/payments/read-receipts.server";
import { findPledgeFor } from "~/domain/pledges/read-pledges.server";
import { clock, vietnamDay } from "~/platform/clock.server";
import { db } from "~/platform/database.server";
import { cardStories } from "../support/card-stories";
import { aboutCharge, aboutDispute, opensPage, rateOf, stripeSays, withFakeStripe } from "../support/cards";
import { checkInvariants } from "../support/check-invariants";
import { balances, granted, makeViewer, moneyArrives, setStage, stateOf, type Stage } from "../support/factories";
import { lettersTo, promises, workerCatchesUp } from "../support/story";

const NEED = "need:HP-MEAL-0001";
const fake = withFakeStripe();
let stage: Stage;
const { noticesArrive, paid } = cardStories(fake, () => stage);

beforeEach(async () => {
  stage = await setStage();
});

describe("Stories of cards:", () => {
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

  it("refunded in part in the dashboard: held again for the part, which comes by bank, and the whole sum has a receipt of its own", async () => {
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
    expect(await findPledgeFor(stage.sponsor, reference)).toMatchObject({ state: "confirmed", payment: { state: "settled" } });
    const { receiptNumber } = (await findPledgeFor(stage.sponsor, reference))!.payment!;
    expect(receiptNumber! > before!).toBe(true);
    expect(await findReceipt(stage.fund, before!)).toMatchObject({ valid: false, replacedBy: receiptNumber });
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
});
