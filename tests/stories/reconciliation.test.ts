import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { confirmDelivery } from "~/domain/deliveries/confirm-delivery.server";
import { planDelivery } from "~/domain/deliveries/plan-delivery.server";
import { lapseHolds } from "~/domain/pledges/lapse-holds.server";
import { takeBackUndeliverable } from "~/domain/surplus/take-back-undeliverable.server";
import { askRefund } from "~/domain/treasury/ask-refund.server";
import { bookBankFee, reverseBankFee } from "~/domain/treasury/bank-fees.server";
import { closeDay, countersignDay } from "~/domain/treasury/close-day.server";
import { doWithMoney } from "~/domain/treasury/do-with-money.server";
import { listPayableNeeds } from "~/domain/treasury/read-disbursements.server";
import { approveProposal } from "~/domain/treasury/decide-proposal.server";
import { clock, vietnamDay } from "~/platform/clock.server";
import { db } from "~/platform/database.server";
import { env } from "~/platform/env.server";
import { checkInvariants } from "../support/check-invariants";
import { balances, DAY, eventsOf, granted, makeViewer, moneyArrives, setStage, stateOf, type Stage } from "../support/factories";
import { printLedger } from "../support/print-ledger";
import { arrives, lettersTo, promises, travelsAndIsCounted, workerCatchesUp } from "../support/story";
import { does, payOut, placementOf, refundPaid } from "../support/treasury";

const NEED = "need:HP-MEAL-0001";
const DELIVERED = "delivered:HP-MEAL-0001";
const ADVANCES = "advances:HP-MEAL-0001";
const SPENT = "spent:HP-MEAL-0001";
const threshold = env.FUND_TWO_PERSON_ABOVE;
let stage: Stage;

beforeEach(async () => {
  stage = await setStage();
});

afterEach(async ({ task }) => {
  clock.reset();
  env.FUND_TWO_PERSON_ABOVE = threshold;
  await printLedger(task.name);
  await checkInvariants();
});

describe("Stories of the fund's desk:", () => {
  it("a third party pays with the pledge's reference; the receipt is the sponsor's", async () => {
    const reference = await promises(stage.sponsor, stage.needCode, 4);
    expect(await moneyArrives(60_000, `CTY KHAC nop ho ${reference}`)).toMatchObject({ outcome: "exact" });
    await workerCatchesUp();
    expect(await stateOf(reference)).toBe("confirmed");
    expect(await lettersTo(stage.sponsor)).toEqual(["pledge-made", "payment-received"]);
    expect(await balances()).toEqual({ "bank:main": 60_000, [NEED]: -60_000 });
  });

  it("two references in one memo, split by a person in one deed", async () => {
    const first = await promises(stage.sponsor, stage.needCode, 4);
    const second = await promises(await makeViewer({ role: "sponsor" }), stage.needCode, 2);
    const { transferId, outcome } = await moneyArrives(90_000, `${first} va ${second}`);
    expect(outcome).toBe("several_references");
    const parts = [{ reference: first, amount: 60_000 }, { reference: second, amount: 30_000 }];
    // One part too large: nothing of the deed remains.
    expect(await doWithMoney({ kind: "place", transferId, parts: [parts[0]!, { reference: second, amount: 30_001 }] }, stage.fund)).toEqual({ ok: false, reason: "amount-above-unplaced" });
    expect([await stateOf(first), await stateOf(second)]).toEqual(["held", "held"]);
    expect(await does({ kind: "place", transferId, parts }, stage.fund)).toMatchObject({ settled: 2, left: 0n });
    expect([await stateOf(first), await stateOf(second)]).toEqual(["confirmed", "confirmed"]);
    expect(await balances()).toEqual({ "bank:main": 90_000, [NEED]: -90_000 });
  });

  it("placed on the wrong pledge, undone and placed elsewhere", async () => {
    const wrong = await promises(stage.sponsor, stage.needCode, 4);
    const right = await promises(await makeViewer({ role: "sponsor" }), stage.needCode, 4);
    const { transferId } = await moneyArrives(60_000, "ung ho");
    await does({ kind: "place", transferId, parts: [{ reference: wrong, amount: 60_000 }] }, stage.fund);
    await workerCatchesUp();
    const placementId = await placementOf(transferId, wrong);
    await does({ kind: "undo", placementId, keepUnits: true, note: "Nhầm người" }, stage.fund);
    expect(await stateOf(wrong)).toBe("held");
    expect(await balances()).toEqual({ "bank:main": 60_000, suspense: -60_000 });
    expect(await doWithMoney({ kind: "undo", placementId, keepUnits: true, note: "lần nữa" }, stage.fund)).toEqual({ ok: false, reason: "already-undone" });
    await does({ kind: "place", transferId, parts: [{ reference: right, amount: 60_000 }] }, stage.fund);
    // The wrong one still pays, and its receipt keeps its number.
    await moneyArrives(60_000, wrong);
    await workerCatchesUp();
    expect([await stateOf(wrong), await stateOf(right)]).toEqual(["confirmed", "confirmed"]);
    expect(await db.ledgerTransaction.count({ where: { reversesId: { not: null } } })).toBe(1);
    expect(await eventsOf(transferId)).toEqual(["transfer.received", "transfer.suspended", "transfer.placed", "transfer.undone", "transfer.placed"]);
  });

  it("kept as a gift by mistake, then returned to its payer", async () => {
    const { transferId } = await moneyArrives(70_000, "ung ho");
    await does({ kind: "keep", transferId, note: "Đồng ý" }, stage.fund);
    await does({ kind: "undo", placementId: await placementOf(transferId), keepUnits: false, note: "Người chuyển xin lại" }, stage.fund);
    await does({ kind: "return", transferId, note: "Đã chuyển trả" }, stage.fund);
    expect(await balances()).toEqual({});
  });

  it("undone without keeping the units: the pledge lapses and the rest of its money waits", async () => {
    const reference = await promises(stage.sponsor, stage.needCode, 4);
    await moneyArrives(20_000, reference);
    const { transferId } = await moneyArrives(40_000, "khong ma");
    await does({ kind: "place", transferId, parts: [{ reference, amount: 40_000 }] }, stage.fund);
    granted(await planDelivery({ pledgeReference: reference, plannedOn: vietnamDay(clock.now()), viewer: stage.coordinator }));
    await does({ kind: "undo", placementId: await placementOf(transferId, reference), keepUnits: false, note: "Không phải tiền của đăng ký này" }, stage.fund);
    expect(await stateOf(reference)).toBe("lapsed");
    expect(await db.need.findUniqueOrThrow({ where: { code: stage.needCode } })).toMatchObject({ unitsAllocated: 0, unitsPaid: 0 });
    expect(await db.delivery.findFirstOrThrow()).toMatchObject({ state: "cancelled" });
    expect(await balances()).toEqual({ "bank:main": 60_000, suspense: -60_000 });
  });

  it("refunded before anything left, and the units are free again", async () => {
    const reference = await promises(stage.sponsor, stage.needCode, 10);
    await moneyArrives(150_000, reference);
    await refundPaid(stage, reference);
    await workerCatchesUp();
    expect(await stateOf(reference)).toBe("refunded");
    expect(await balances()).toEqual({});
    expect(await stateOf(await promises(await makeViewer({ role: "sponsor" }), stage.needCode, 10))).toBe("held");
    expect(await lettersTo(stage.sponsor)).toEqual(["pledge-made", "payment-received", "refund-decided", "refund-paid"]);
  });

  it("a refund asked for after delivery is refused", async () => {
    const reference = await promises(stage.sponsor, stage.needCode, 2);
    await moneyArrives(30_000, reference);
    await travelsAndIsCounted(stage, reference, 2);
    expect(await askRefund({ reference, viewer: stage.sponsor, reason: "Đổi ý" })).toEqual({ ok: false, reason: "in-delivery" });
    const { id } = await db.delivery.findFirstOrThrow();
    granted(await confirmDelivery({ deliveryId: id, viewer: stage.coordinator, photos: [] }));
    expect(await askRefund({ reference, viewer: stage.sponsor, reason: "Đổi ý" })).toEqual({ ok: false, reason: "delivered" });
  });

  it("paid out to the commune first, delivered in part and then in full", async () => {
    const reference = await promises(stage.sponsor, stage.needCode, 4);
    await moneyArrives(60_000, reference);
    expect(await doWithMoney(payOut(stage, 60_001), stage.fund)).toEqual({ ok: false, reason: "amount-above-free" });
    await does(payOut(stage, 45_000), stage.fund);
    expect(await balances()).toEqual({ "bank:main": 15_000, [ADVANCES]: 45_000, [NEED]: -60_000 });
    expect(await askRefund({ reference, viewer: stage.sponsor, reason: "Đổi ý" })).toEqual({ ok: false, reason: "already-paid-out" });
    // Two of four are accepted; the other two are rejected and come again.
    await arrives(stage, reference, 2);
    expect(await balances()).toEqual({ "bank:main": 15_000, [ADVANCES]: 15_000, [NEED]: -30_000, [DELIVERED]: -30_000, [SPENT]: 30_000 });
    await arrives(stage, reference, 2);
    await does(payOut(stage, 15_000), stage.fund);
    expect(await balances()).toEqual({ [DELIVERED]: -60_000, [SPENT]: 60_000 });
  });

  it("money of a pledge that is not paid in full is not paid out, because it may lapse; nor is what was paid out taken back as undeliverable", async () => {
    const paid = await promises(stage.sponsor, stage.needCode, 4);
    await moneyArrives(60_000, paid);
    const half = await promises(await makeViewer({ role: "sponsor" }), stage.needCode, 4);
    await moneyArrives(30_000, half);
    expect(await listPayableNeeds(stage.fund)).toMatchObject([{ free: 60_000 }]);
    expect(await doWithMoney(payOut(stage, 60_001), stage.fund)).toEqual({ ok: false, reason: "amount-above-free" });
    await does(payOut(stage, 60_000), stage.fund);
    expect(await takeBackUndeliverable({ reference: paid, viewer: stage.coordinator, units: 1, reason: "Điểm trường sáp nhập" })).toEqual({ ok: false, reason: "already-paid-out" });
    clock.travel(5 * DAY);
    expect(await lapseHolds()).toBe(1);
    expect(await balances()).toEqual({ "bank:main": 30_000, suspense: -30_000, [NEED]: -60_000, [ADVANCES]: 60_000 });
  });

  it("the receiver is paid after delivery; a wrong payment is taken back by a counter-entry", async () => {
    const reference = await promises(stage.sponsor, stage.needCode, 4);
    await moneyArrives(60_000, reference);
    await arrives(stage, reference, 4);
    await does(payOut(stage, 60_000), stage.fund);
    const { id: disbursementId } = await db.disbursement.findFirstOrThrow();
    await does({ kind: "reverse", disbursementId, note: "Ngân hàng trả lại, sai số tài khoản" }, stage.fund);
    expect(await balances()).toEqual({ "bank:main": 60_000, [DELIVERED]: -60_000 });
    expect(await doWithMoney({ kind: "reverse", disbursementId, note: "x" }, stage.fund)).toEqual({ ok: false, reason: "already-undone" });
    await does(payOut(stage, 60_000, { bankReference: "FT-CK-2" }), stage.fund);
  });

  it("fees of the bank, one given back", async () => {
    await moneyArrives(100_000, "ung ho");
    const fee = { amount: 1_100n, paidOn: vietnamDay(clock.now()), note: "Phí chuyển tiền", viewer: stage.fund };
    granted(await bookBankFee({ ...fee, bankReference: "PHI-1" }));
    expect(await bookBankFee({ ...fee, bankReference: "PHI-1" })).toEqual({ ok: false, reason: "fee-known" });
    const { feeId } = granted(await bookBankFee({ ...fee, bankReference: "PHI-2" }));
    granted(await reverseBankFee({ feeId: feeId!, note: "Ngân hàng hoàn phí", viewer: stage.fund }));
    expect(await balances()).toEqual({ "bank:main": 98_900, "fees:bank": 1_100, suspense: -100_000 });
  });

  it("a large sum: one proposes, another approves, the day is closed by two", async () => {
    env.FUND_TWO_PERSON_ABOVE = 50_000;
    const other = await makeViewer({ role: "fund_manager" });
    const reference = await promises(stage.sponsor, stage.needCode, 4);
    const { transferId } = await moneyArrives(60_000, "ung ho");
    const { proposalId } = granted(await doWithMoney({ kind: "place", transferId, parts: [{ reference, amount: 60_000 }] }, stage.fund));
    expect(await stateOf(reference)).toBe("held");
    expect(await approveProposal({ proposalId: proposalId!, viewer: stage.fund })).toEqual({ ok: false, reason: "same-person" });
    granted(await approveProposal({ proposalId: proposalId!, viewer: other }));
    expect(await stateOf(reference)).toBe("confirmed");
    const day = vietnamDay(clock.now());
    clock.travel(DAY);
    const { closingId } = granted(await closeDay({ day, bankBalance: 60_000n, source: "typed", lines: [], note: "", viewer: stage.fund }));
    granted(await countersignDay({ closingId, viewer: other }));
  });
});
