import { beforeEach, describe, expect, it } from "vitest";
import { planDelivery } from "~/domain/deliveries/plan-delivery.server";
import { openReceipt } from "~/domain/pledges/open-receipt.server";
import { askRefund } from "~/domain/treasury/ask-refund.server";
import { doWithMoney } from "~/domain/treasury/do-with-money.server";
import { readRefundChoice } from "~/domain/treasury/read-refund-choice.server";
import { clock } from "~/platform/clock.server";
import { findReceipt } from "~/domain/payments/read-receipts.server";
import { db } from "~/platform/database.server";
import { checkInvariants } from "../support/check-invariants";
import { balances, granted, moneyArrives, setStage, stateOf, type Stage } from "../support/factories";
import { pdfText } from "../support/pdf-text";
import { DELIVERED, NEED, refundStories, today } from "../support/refund-stories";
import { arrives, lettersTo, promises, workerCatchesUp } from "../support/story";
import { does, payOut, placementOf } from "../support/treasury";

const MONTHLY = { instalments: { count: 4, payDay: 5, excessToNext: false } };
let stage: Stage;
const { view, agreed, bankPays } = refundStories(() => stage);

beforeEach(async () => {
  stage = await setStage();
});

describe("Stories of refunds:", () => {
  it("of some units: the pledge keeps the others, its planned delivery is planned anew, and it is delivered in the end", async () => {
    const reference = await promises(stage.sponsor, stage.needCode, 10);
    await moneyArrives(150_000, reference);
    granted(await planDelivery({ pledgeReference: reference, plannedOn: today(), units: 3, viewer: stage.coordinator }));
    await arrives(stage, reference, 3);
    granted(await planDelivery({ pledgeReference: reference, plannedOn: today(), units: 5, viewer: stage.coordinator }));
    await does(payOut(stage, 75_000), stage.fund);
    // Three are delivered and the money of two more was paid out ahead: five may go back.
    expect(await readRefundChoice(stage.sponsor, reference)).toMatchObject({ bar: "delivered", units: { most: 5, price: 15_000, of: 10 }, kept: { delivered: 3, onTheWay: 0, paidOut: 2 } });
    expect(await askRefund({ reference, viewer: stage.sponsor, reason: "x", wish: { scope: "units", parts: 6 } })).toEqual({ ok: false, reason: "already-paid-out" });
    expect(await askRefund({ reference, viewer: stage.sponsor, reason: "x", wish: { scope: "units", parts: 8 } })).toEqual({ ok: false, reason: "parts-invalid" });
    const refundId = await agreed(reference, { scope: "units", parts: 4 });
    expect(await view(reference)).toMatchObject({ state: "in_delivery", units: 6, amount: 90_000, payment: { state: "settled", received: 90_000 } });
    expect(await db.need.findUniqueOrThrow({ where: { code: stage.needCode } })).toMatchObject({ state: "open", unitsAllocated: 6, unitsPaid: 6, unitsDelivered: 3 });
    expect((await db.delivery.findMany({ orderBy: { code: "asc" } })).map(({ state }) => state)).toEqual(["confirmed", "cancelled"]);
    await checkInvariants();
    // The receipt still acknowledges what came, and says how much of it went back.
    const sheet = pdfText((await openReceipt(stage.sponsor, reference))!.pdf).replace(/\s+/g, " ");
    expect(sheet).toMatch(/150\.000\s₫/);
    expect(sheet).toMatch(/Đã hoàn lại 60\.000\s₫ theo quyết định ngày [\d/]+; còn lại 90\.000\s₫/);
    await bankPays(refundId);
    await arrives(stage, reference, 3);
    expect(await stateOf(reference)).toBe("delivered");
    expect(await db.certificate.count()).toBe(1);
    expect(await balances()).toMatchObject({ "bank:main": 150_000 - 75_000 - 60_000, [DELIVERED]: -90_000 });
    expect(await lettersTo(stage.sponsor)).toContain("refund-paid");
  });

  it("of the last units that have not left: what is left of the pledge is delivered, and a second part may not follow", async () => {
    const reference = await promises(stage.sponsor, stage.needCode, 4);
    await moneyArrives(60_000, reference);
    granted(await planDelivery({ pledgeReference: reference, plannedOn: today(), units: 1, viewer: stage.coordinator }));
    await arrives(stage, reference, 1);
    await bankPays(await agreed(reference, { scope: "units", parts: 2 }));
    await bankPays(await agreed(reference, { scope: "units", parts: 1 }));
    await workerCatchesUp();
    expect(await view(reference)).toMatchObject({ state: "delivered", units: 1, amount: 15_000 });
    expect(await askRefund({ reference, viewer: stage.sponsor, reason: "x", wish: { scope: "units", parts: 1 } })).toEqual({ ok: false, reason: "delivered" });
    expect(await balances()).toEqual({ "bank:main": 15_000, [DELIVERED]: -15_000 });
  });

  it("of instalments received and not used, the newest first, which stay promised", async () => {
    const reference = await promises(stage.sponsor, stage.needCode, 4, MONTHLY);
    await moneyArrives(50_000, reference);
    await arrives(stage, reference, 1);
    expect(await readRefundChoice(stage.sponsor, reference)).toMatchObject({ bar: "delivered", instalments: [{ position: 4, amount: 5_000 }, { position: 3, amount: 15_000 }, { position: 2, amount: 15_000 }].slice(0, 3) });
    const before = await db.instalment.findMany({ orderBy: { position: "asc" } });
    const refundId = await agreed(reference, { scope: "instalments", parts: 2, after: "promised" });
    expect((await view(reference)).plan!.figures).toMatchObject({ promised: 60_000, received: 30_000 });
    expect((await view(reference)).plan!.instalments.map(({ state, received }) => [state, received])).toEqual([["settled", 15_000], ["settled", 15_000], ["open", 0], ["open", 0]]);
    const after = await db.instalment.findMany({ orderBy: { position: "asc" } });
    expect(after[2]!.dueOn.getTime()).toBeGreaterThan(clock.now().getTime());
    expect(after[2]!.receiptNumber).toBe(before[2]!.receiptNumber);
    await bankPays(refundId);
    // Paid again, it has a receipt of its own; the one of the money that went back stays void.
    await moneyArrives(15_000, after[2]!.reference);
    const { receiptNumber } = await db.instalment.findFirstOrThrow({ where: { position: 3 } });
    expect(receiptNumber! > before[2]!.receiptNumber!).toBe(true);
    expect(await findReceipt(stage.fund, before[2]!.receiptNumber!)).toMatchObject({ valid: false, replacedBy: receiptNumber });
    expect(await balances()).toEqual({ "bank:main": 45_000, [DELIVERED]: -15_000, [NEED]: -30_000 });
  });

  it("of instalments that end with it: the promise is smaller, and the need asks for their units again", async () => {
    const reference = await promises(stage.sponsor, stage.needCode, 4, MONTHLY);
    await moneyArrives(30_000, reference);
    await bankPays(await agreed(reference, { scope: "instalments", parts: 1, after: "ended" }));
    expect(await view(reference)).toMatchObject({ state: "confirmed", units: 3, amount: 45_000, plan: { figures: { promised: 45_000, received: 15_000 } } });
    expect((await view(reference)).plan!.instalments.map(({ state }) => state)).toEqual(["settled", "dropped", "open", "open"]);
    await checkInvariants();
    await bankPays(await agreed(reference, { scope: "instalments", parts: 1, after: "ended" }));
    expect(await view(reference)).toMatchObject({ state: "refunded" });
    expect(await balances()).toEqual({});
    expect(await db.need.findUniqueOrThrow({ where: { code: stage.needCode } })).toMatchObject({ unitsAllocated: 0, unitsPaid: 0 });
  });

  it("of every instalment, still promised: held again until the first is due, and confirmed when it is paid", async () => {
    const reference = await promises(stage.sponsor, stage.needCode, 4, MONTHLY);
    await moneyArrives(30_000, reference);
    await bankPays(await agreed(reference, { scope: "instalments", parts: 2, after: "promised" }));
    expect(await view(reference)).toMatchObject({ state: "held", units: 4, payment: { state: "expected", received: 0 } });
    await checkInvariants();
    await moneyArrives(15_000, reference);
    expect(await stateOf(reference)).toBe("confirmed");
  });

  it("placed on one instalment by mistake and undone, kept or not", async () => {
    const reference = await promises(stage.sponsor, stage.needCode, 4, MONTHLY);
    await moneyArrives(15_000, reference);
    const { transferId } = await moneyArrives(15_000, "khong ma");
    const place = () => does({ kind: "place", transferId, parts: [{ reference, amount: 15_000 }] }, stage.fund);
    await place();
    expect(await view(reference)).toMatchObject({ unitsPaid: 2 });
    await does({ kind: "undo", placementId: await placementOf(transferId, reference), keepUnits: true, note: "Nhầm người" }, stage.fund);
    expect(await view(reference)).toMatchObject({ state: "confirmed", units: 4, unitsPaid: 1, plan: { figures: { received: 15_000 } } });
    await checkInvariants();
    await place();
    await does({ kind: "undo", placementId: await placementOf(transferId, reference), keepUnits: false, note: "Nhầm người" }, stage.fund);
    expect((await view(reference)).plan!.instalments.map(({ state }) => state)).toEqual(["settled", "dropped", "open", "open"]);
    await arrives(stage, reference, 1);
    const first = await db.incomingTransfer.findFirstOrThrow({ where: { id: { not: transferId } } });
    expect(await doWithMoney({ kind: "undo", placementId: await placementOf(first.id, reference), keepUnits: true, note: "x" }, stage.fund)).toEqual({ ok: false, reason: "in-delivery" });
    expect(await balances()).toEqual({ "bank:main": 30_000, suspense: -15_000, [DELIVERED]: -15_000 });
  });

  it("the only instalment undone: held again, or lapsed", async () => {
    const [kept, left] = [await promises(stage.sponsor, stage.needCode, 4, MONTHLY), await promises(stage.sponsor, stage.needCode, 4, MONTHLY)];
    for (const [reference, keepUnits] of [[kept, true], [left, false]] as const) {
      const { transferId } = await moneyArrives(15_000, reference);
      await does({ kind: "undo", placementId: await placementOf(transferId, reference), keepUnits, note: "Nhầm" }, stage.fund);
    }
    await workerCatchesUp();
    expect([await stateOf(kept), await stateOf(left)]).toEqual(["held", "lapsed"]);
    expect(await balances()).toEqual({ "bank:main": 30_000, suspense: -30_000 });
  });
});
