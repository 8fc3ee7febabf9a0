import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { cancelBasket } from "~/domain/baskets/cancel-basket.server";
import { lapseBaskets } from "~/domain/baskets/lapse-baskets.server";
import { makeBasket } from "~/domain/baskets/make-basket.server";
import { keepAsGeneralGift } from "~/domain/payments/keep-as-general-gift.server";
import { cancelPledge } from "~/domain/pledges/cancel-pledge.server";
import { lapseHolds } from "~/domain/pledges/lapse-holds.server";
import { placeTransfer } from "~/domain/pledges/place-transfer.server";
import { remindOfLapsingBaskets } from "~/jobs/remind-of-lapsing-baskets";
import { remindOfLapsingHolds } from "~/jobs/remind-of-lapsing-holds";
import { clock } from "~/platform/clock.server";
import { db } from "~/platform/database.server";
import { basketRequest, expectStates, promisesBasket, setBasketStage, type BasketStage } from "../support/baskets";
import { checkInvariants } from "../support/check-invariants";
import { balances, DAY, granted, makeViewer, moneyArrives, pledge, stateOf } from "../support/factories";
import { printLedger } from "../support/print-ledger";
import { arrives, lettersTo, workerCatchesUp } from "../support/story";
import { does, placementOf, refundPaid } from "../support/treasury";

const [MEALS, WARM, BOOKS] = ["need:HP-MEAL-0001", "need:HP-WARM-0001", "need:HP-BOOK-0001"] as const;
const PAID = { "bank:main": 475_000, [MEALS]: -60_000, [WARM]: -400_000, [BOOKS]: -15_000 };
let stage: BasketStage;

beforeEach(async () => {
  stage = await setBasketStage();
});

afterEach(async ({ task }) => {
  clock.reset();
  await printLedger(task.name);
  await checkInvariants();
});

async function comes(amount: number, memo: string) {
  const arrived = await moneyArrives(amount, memo);
  await workerCatchesUp();
  return arrived;
}

async function basketsLapse() {
  clock.travel(3 * DAY + 1000);
  expect(await lapseHolds(), "no pledge of a basket lapses alone").toBe(0);
  expect(await lapseBaskets()).toBe(1);
  await workerCatchesUp();
}

describe("Stories of baskets:", () => {
  it("one transfer pays for three needs, told of once, each with its receipt", async () => {
    const { reference, pledges } = await promisesBasket(stage);
    const { outcome, transferId } = await comes(475_000, `NGUOI DEMO chuyen tien ${reference.toLowerCase()} ung ho`);
    expect(outcome).toBe("exact");
    await expectStates(reference, "confirmed", "confirmed");
    expect(await balances()).toEqual(PAID);
    expect(await lettersTo(stage.sponsor)).toEqual(["basket-made", "basket-received"]);
    const receipts = await db.receipt.findMany({ orderBy: { number: "asc" }, select: { amount: true, units: true, paidBy: true } });
    expect(receipts).toEqual([60_000n, 400_000n, 15_000n].map((amount, index) => ({ amount, units: [4, 2, 2][index], paidBy: "bank" })));
    expect(await db.incomingTransfer.findUniqueOrThrow({ where: { id: transferId } })).toMatchObject({ state: "placed", unplaced: 0n, basketId: null });
    await arrives(stage, pledges[0]!, 4);
    await expectStates(reference, "confirmed", ["delivered", "confirmed", "confirmed"]);
  });

  it("too little confirms nothing, and the rest confirms everything", async () => {
    const { reference } = await promisesBasket(stage);
    expect((await comes(460_000, reference)).outcome).toBe("short");
    await expectStates(reference, "held", "held");
    expect(await balances(), "the part waits and is laid on no need").toEqual({ "bank:main": 460_000, suspense: -460_000 });
    expect(await db.surplusUse.count(), "nobody uses what waits for the rest").toBe(0);
    expect(await cancelBasket({ reference, viewer: stage.sponsor })).toEqual({ ok: false, reason: "money-moved" });
    expect((await comes(15_000, reference)).outcome).toBe("completes");
    await expectStates(reference, "confirmed", "confirmed");
    expect(await balances()).toEqual(PAID);
    expect(await lettersTo(stage.sponsor)).toEqual(["basket-made", "basket-received"]);
  });

  it("the reference of one of its pledges pays for the basket, never for that pledge alone", async () => {
    const { reference, pledges } = await promisesBasket(stage);
    expect((await comes(60_000, pledges[0]!)).outcome).toBe("short");
    await expectStates(reference, "held", "held");
    expect((await comes(415_000, pledges[2]!)).outcome).toBe("completes");
    await expectStates(reference, "confirmed", "confirmed");
    expect((await comes(60_000, pledges[0]!)).outcome, "once paid it is a pledge like any other").toBe("double");
  });

  it("too much follows the rule that the sponsor chose, once", async () => {
    const { reference } = await promisesBasket(stage, [4, 2, 2], { surplusRule: "reserve" });
    expect((await comes(500_000, reference)).outcome).toBe("excess");
    await expectStates(reference, "confirmed", "confirmed");
    expect(await balances()).toEqual({ ...PAID, "bank:main": 500_000, "fund:reserve": -25_000 });
    expect(await db.surplusUse.findMany({ select: { cause: true, usedAs: true, amount: true } })).toEqual([{ cause: "excess", usedAs: "reserve", amount: 25_000n }]);
  });

  it("paid twice, the second time by somebody else; the fund keeps what is too much", async () => {
    const { reference } = await promisesBasket(stage);
    await comes(475_000, reference);
    const again = await comes(475_000, `ba ngoai gui ${reference}`);
    expect(again.outcome).toBe("double");
    expect(await lettersTo(stage.sponsor)).toEqual(["basket-made", "basket-received", "money-waiting"]);
    granted(await keepAsGeneralGift({ transferId: again.transferId, viewer: stage.fund, note: "Bà ngoại tặng thêm" }));
    expect(await balances()).toEqual({ ...PAID, "bank:main": 950_000, "fund:general": -475_000 });
  });

  it("late, while every unit is still free: all of it is held again and paid", async () => {
    const { reference } = await promisesBasket(stage);
    await basketsLapse();
    await expectStates(reference, "lapsed", "lapsed");
    expect((await comes(480_000, reference)).outcome).toBe("late");
    await expectStates(reference, "confirmed", "confirmed");
    expect(await balances(), "what is above the basket is a task of the fund").toEqual({ ...PAID, "bank:main": 480_000, suspense: -5_000 });
    expect(await db.surplusUse.findMany({ select: { usedAs: true, amount: true } })).toEqual([{ usedAs: "task", amount: 5_000n }]);
  });

  it("late, and one unit of one need is gone: nothing of it is held, all the money waits", async () => {
    const { reference } = await promisesBasket(stage);
    await basketsLapse();
    await pledge(await makeViewer({ role: "sponsor" }), stage.needCodes[1], 4);
    const { outcome, transferId } = await comes(475_000, reference);
    expect(outcome).toBe("late");
    await expectStates(reference, "lapsed", "lapsed");
    expect(await balances()).toEqual({ "bank:main": 475_000, suspense: -475_000 });
    expect(await placeTransfer({ transferId, viewer: stage.fund, pledgeReference: reference })).toEqual({ ok: false, reason: "units-gone" });
    expect(await lettersTo(stage.sponsor)).toEqual(["basket-made", "money-waiting"]);
  });

  it("a part came and the rest did not: the hold ends as a whole, and the fund puts both parts on it later", async () => {
    const { reference, pledges } = await promisesBasket(stage);
    const part = await comes(400_000, reference);
    clock.travel(2.5 * DAY);
    expect([await remindOfLapsingHolds(), await remindOfLapsingBaskets()], "reminded once, not once for each need").toEqual([0, 1]);
    clock.reset();
    await basketsLapse();
    await expectStates(reference, "lapsed", "lapsed");
    expect(await lettersTo(stage.sponsor)).toEqual(["basket-made", "basket-lapsing", "money-waiting"]);
    const rest = await comes(75_000, "ung ho cac chau");
    expect(await placeTransfer({ transferId: part.transferId, viewer: stage.fund, pledgeReference: pledges[1]!, amount: 1_000n })).toEqual({ ok: false, reason: "basket-lacks" });
    expect(granted(await placeTransfer({ transferId: part.transferId, viewer: stage.fund, pledgeReference: pledges[1]! }))).toEqual({ ok: true, placed: 400_000n, left: 0n, settled: false, reopened: true });
    await expectStates(reference, "held", "held");
    expect(granted(await placeTransfer({ transferId: rest.transferId, viewer: stage.fund, pledgeReference: reference }))).toMatchObject({ placed: 75_000n, left: 0n, settled: true });
    await expectStates(reference, "confirmed", "confirmed");
    expect(await balances()).toEqual(PAID);
  });

  it("the fund takes what waits for the rest and gives it back; the basket lacks all of it again", async () => {
    const { reference } = await promisesBasket(stage);
    const { transferId } = await comes(400_000, reference);
    await does({ kind: "return", transferId, note: "Chuyển nhầm người nhận" }, stage.fund);
    expect((await comes(75_000, reference)).outcome).toBe("short");
    expect((await comes(400_000, reference)).outcome).toBe("completes");
    await expectStates(reference, "confirmed", "confirmed");
    expect(await balances()).toEqual(PAID);
  });

  it("one of its pledges is refunded; the others stay", async () => {
    const { reference, pledges } = await promisesBasket(stage);
    await comes(475_000, reference);
    await refundPaid(stage, pledges[1]!);
    await workerCatchesUp();
    await expectStates(reference, "confirmed", ["confirmed", "refunded", "confirmed"]);
    expect(await balances()).toEqual({ "bank:main": 75_000, [MEALS]: -60_000, [BOOKS]: -15_000 });
    expect((await comes(475_000, reference)).outcome).toBe("double");
    for (const one of [pledges[0]!, pledges[2]!]) await refundPaid(stage, one);
    expect((await comes(475_000, reference)).outcome, "nothing of it stands any more").toBe("not_payable");
  });

  it("the fund takes back what was placed on one of its pledges, which is then paid alone", async () => {
    const { reference, pledges } = await promisesBasket(stage);
    const { transferId } = await comes(475_000, reference);
    await does({ kind: "undo", placementId: await placementOf(transferId, pledges[2]), keepUnits: true, note: "Đặt nhầm" }, stage.fund);
    await workerCatchesUp();
    await expectStates(reference, "confirmed", ["confirmed", "confirmed", "held"]);
    expect((await comes(15_000, pledges[2]!)).outcome).toBe("exact");
    await expectStates(reference, "confirmed", "confirmed");
    expect(await lettersTo(stage.sponsor)).toEqual(["basket-made", "basket-received", "payment-undone", "payment-received"]);
  });

  it("taken back before it is paid, as a whole only; money that comes then pays for nothing", async () => {
    const { reference, pledges } = await promisesBasket(stage);
    expect(await cancelPledge({ reference: pledges[0]!, viewer: stage.sponsor })).toEqual({ ok: false, reason: "in-basket" });
    expect(await cancelBasket({ reference, viewer: await makeViewer({ role: "sponsor" }) })).toEqual({ ok: false, reason: "not-found" });
    granted(await cancelBasket({ reference, viewer: stage.sponsor, reason: "Đổi ý" }));
    await workerCatchesUp();
    await expectStates(reference, "cancelled", "cancelled");
    expect(await cancelBasket({ reference, viewer: stage.sponsor })).toEqual({ ok: false, reason: "not-cancellable" });
    expect((await comes(475_000, reference)).outcome).toBe("not_payable");
    expect(await balances()).toEqual({ "bank:main": 475_000, suspense: -475_000 });
    expect(await db.need.findMany({ where: { unitsAllocated: { gt: 0 } } })).toEqual([]);
  });

  it("two references in one memo are for a person to judge, who lays the money on a basket and a pledge", async () => {
    const { reference, pledges } = await promisesBasket(stage);
    const single = await pledge(stage.sponsor, stage.needCode, 1);
    const { outcome, transferId } = await comes(490_000, `${reference} ${single}`);
    expect(outcome).toBe("several_references");
    const parts = [{ reference: pledges[0]!, amount: 475_000 }, { reference: single, amount: 15_000 }];
    expect(await does({ kind: "place", transferId, parts }, stage.fund)).toMatchObject({ settled: 2, left: 0n });
    await expectStates(reference, "confirmed", "confirmed");
    expect(await stateOf(single)).toBe("confirmed");
  });

  it("pledged as a guest, the code is of the first pledge and the letter of the basket", async () => {
    const made = granted(await makeBasket(basketRequest(null, stage.needCodes, [1, 1, 0], { guest: { email: "khach@demo.example", name: "Khách Demo" } })));
    await workerCatchesUp();
    expect(await lettersTo({ email: "khach@demo.example" })).toEqual(["guest-confirm-code"]);
    expect((await db.outboxMail.findFirstOrThrow()).props).toMatchObject({ url: expect.stringContaining(`/pledges/${made.first.reference}/confirm?id=${made.first.pledgeId}`) });
  });
});
