import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { reconcilePayment } from "~/domain/cards/reconcile-payment.server";
import { restoreFailedRefund } from "~/domain/cards/restore-failed-refund.server";
import { keepAsGeneralGift } from "~/domain/payments/keep-as-general-gift.server";
import { db } from "~/platform/database.server";
import { aboutCharge, aboutSession, opensPage, stripeSays, timeIsNow, withFakeStripe } from "../support/cards";
import { checkInvariants } from "../support/check-invariants";
import { paidPledge } from "../support/deliver";
import { balances, eventsOf, granted, pledge, setStage, stateOf, type Stage } from "../support/factories";
import { printLedger } from "../support/print-ledger";
import { lettersTo, promises, workerCatchesUp } from "../support/story";
import { does, payOut } from "../support/treasury";

const NEED = "need:HP-MEAL-0001";
const fake = withFakeStripe();
let stage: Stage;

beforeEach(async () => {
  stage = await setStage({ quantity: 10 });
});

afterEach(async ({ task }) => {
  timeIsNow();
  await printLedger(task.name);
  await checkInvariants();
});

async function paid(reference: string): Promise<string> {
  const session = await opensPage(fake, stage.sponsor, reference);
  const intent = fake.pay(session);
  await stripeSays("checkout.session.completed", aboutSession(session, intent));
  await workerCatchesUp();
  return intent;
}

async function refunded(intent: string, amount: number): Promise<string> {
  const refund = fake.refund(intent, amount, "pending");
  await stripeSays("charge.refunded", aboutCharge(intent));
  await workerCatchesUp();
  return refund;
}

async function fails(refund: string, intent: string) {
  fake.setRefund(refund, "failed");
  await stripeSays("refund.failed", { id: refund, object: "refund", payment_intent: intent });
  await workerCatchesUp();
}

const transferOf = (intent: string) => db.incomingTransfer.findUniqueOrThrow({ where: { provider_providerId: { provider: "stripe", providerId: intent } } });
const receiptOf = async (reference: string) => (await db.payment.findFirstOrThrow({ where: { pledge: { reference } } })).receiptNumber;

describe("Stories of refunds to cards that fail:", () => {
  it("the units are free: the gift stands again under its old receipt, the giver is told once, however often it is asked", async () => {
    const reference = await promises(stage.sponsor, stage.needCode, 4);
    const intent = await paid(reference);
    const receipt = await receiptOf(reference);
    const refund = await refunded(intent, 60_000);
    expect(await stateOf(reference)).toBe("refunded");
    await fails(refund, intent);
    const { id, state, unplaced } = await transferOf(intent);
    expect([state, unplaced, await stateOf(reference), await receiptOf(reference)]).toEqual(["placed", 0n, "confirmed", receipt]);
    expect(await balances()).toEqual({ "processor:stripe": 60_000, [NEED]: -60_000 });
    for (const _again of [1, 2]) await restoreFailedRefund(id, refund);
    await workerCatchesUp();
    expect(await lettersTo(stage.sponsor)).toEqual(["pledge-made", "payment-received", "card-refunded", "card-refund-failed"]);
    expect((await eventsOf(id)).filter((kind) => kind.startsWith("card.refund"))).toEqual(["card.refund_booked", "card.refund_failed", "card.refund_restored"]);
    expect(await db.cardRefund.findUnique({ where: { id: refund } })).toMatchObject({ state: "failed", failedAt: expect.any(Date), restoredAt: expect.any(Date) });
  });

  it("the units were taken meanwhile: the money waits for the fund, and the giver is told once how to have it", async () => {
    const reference = await promises(stage.sponsor, stage.needCode, 8);
    const intent = await paid(reference);
    const refund = await refunded(intent, 120_000);
    await pledge(stage.sponsor, stage.needCode, 5);
    await fails(refund, intent);
    const { id, state, unplaced } = await transferOf(intent);
    expect([state, unplaced, await stateOf(reference)]).toEqual(["suspense", 120_000n, "refunded"]);
    for (const _again of [1, 2]) await restoreFailedRefund(id, refund);
    await workerCatchesUp();
    expect((await lettersTo(stage.sponsor)).filter((template) => template === "card-refund-failed")).toHaveLength(1);
    expect(await db.event.findMany({ where: { subjectId: id, kind: "card.refund_stays" }, select: { payload: true } })).toMatchObject([{ payload: { why: "units-gone", amount: 120_000 } }]);
    expect(await balances()).toEqual({ "processor:stripe": 120_000, suspense: -120_000 });
  });

  it("only a part of it failed, so it cannot pay for the pledge: it waits", async () => {
    const reference = await promises(stage.sponsor, stage.needCode, 4);
    const intent = await paid(reference);
    await refunded(intent, 20_000);
    const second = await refunded(intent, 40_000);
    await fails(second, intent);
    expect(await stateOf(reference)).toBe("refunded");
    expect(await balances()).toEqual({ "processor:stripe": 40_000, suspense: -40_000 });
    expect(await db.event.findMany({ where: { kind: "card.refund_stays" }, select: { payload: true } })).toMatchObject([{ payload: { why: "not-whole" } }]);
  });

  it("the fund had used what came back before it was asked: what is used stays where it is", async () => {
    const reference = await promises(stage.sponsor, stage.needCode, 4);
    const intent = await paid(reference);
    const refund = await refunded(intent, 60_000);
    fake.setRefund(refund, "failed");
    await stripeSays("refund.failed", { id: refund, object: "refund", payment_intent: intent });
    const { id } = await transferOf(intent);
    await reconcilePayment(intent);
    granted(await keepAsGeneralGift({ transferId: id, viewer: stage.fund, note: "Người gửi đồng ý" }));
    await workerCatchesUp();
    expect(await balances()).toEqual({ "fund:general": -60_000, "processor:stripe": 60_000 });
    expect(await stateOf(reference)).toBe("refunded");
  });

  it("refunded in the dashboard after the money had left for the commune: nothing is overdrawn, the gift stands and the fund bears it", async () => {
    const reference = await promises(stage.sponsor, stage.needCode, 4);
    const intent = await paid(reference);
    await does(payOut(stage, 45_000), stage.fund);
    await refunded(intent, 60_000);
    expect(await stateOf(reference)).toBe("confirmed");
    expect(await balances()).toEqual({ "advances:HP-MEAL-0001": 45_000, "bank:main": -45_000, "fees:losses": 60_000, [NEED]: -60_000 });
  });

  it("refunded in part after some had left: what would be left of the pledge could not lapse, so the fund bears the part", async () => {
    const reference = await promises(stage.sponsor, stage.needCode, 4);
    const intent = await paid(reference);
    await does(payOut(stage, 15_000), stage.fund);
    await refunded(intent, 30_000);
    expect(await stateOf(reference)).toBe("confirmed");
    expect(await balances()).toMatchObject({ "fees:losses": 30_000, [NEED]: -60_000 });
  });

  it("another's money for the need makes it free: the refund is taken from the pledge", async () => {
    const reference = await promises(stage.sponsor, stage.needCode, 4);
    const intent = await paid(reference);
    await paidPledge(stage, 4);
    await does(payOut(stage, 45_000), stage.fund);
    await refunded(intent, 60_000);
    expect(await stateOf(reference)).toBe("refunded");
    expect(await balances()).toMatchObject({ [NEED]: -60_000, "advances:HP-MEAL-0001": 45_000 });
    expect((await balances())["fees:losses"]).toBeUndefined();
  });
});
