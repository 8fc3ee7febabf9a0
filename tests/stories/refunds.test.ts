import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Viewer } from "~/domain/accounts/viewer";
import { planDelivery } from "~/domain/deliveries/plan-delivery.server";
import { receiveTransfer } from "~/domain/payments/receive-transfer.server";
import { openReceipt } from "~/domain/pledges/open-receipt.server";
import { findPledgeFor } from "~/domain/pledges/read-pledges.server";
import { askRefund } from "~/domain/treasury/ask-refund.server";
import { approveProposal } from "~/domain/treasury/decide-proposal.server";
import { doWithMoney } from "~/domain/treasury/do-with-money.server";
import { enterRefundAccount, listRefunds, markRefundPaid } from "~/domain/treasury/pay-refunds.server";
import { readRefundChoice } from "~/domain/treasury/read-refund-choice.server";
import { findRefund, refundListCsv } from "~/domain/treasury/read-refunds.server";
import type { RefundWish } from "~/domain/treasury/refund-plan";
import { payCardPartsByBank, retryCardParts } from "~/domain/treasury/retry-card-part.server";
import { suggestReturns } from "~/domain/treasury/suggest-returns.server";
import { markRefundReturned, matchRefundReturn } from "~/domain/treasury/take-refund-return.server";
import { clock, vietnamDay } from "~/platform/clock.server";
import { db } from "~/platform/database.server";
import { env } from "~/platform/env.server";
import { aboutSession, opensPage, rateOf, stripeSays, timeIsNow, withFakeStripe } from "../support/cards";
import { checkInvariants } from "../support/check-invariants";
import { balances, DAY, eventsOf, granted, makeViewer, moneyArrives, setStage, stateOf, type Stage } from "../support/factories";
import { pdfText } from "../support/pdf-text";
import { printLedger } from "../support/print-ledger";
import { arrives, lettersTo, promises, travelsAndIsCounted, workerCatchesUp } from "../support/story";
import { ACCOUNT, does, payOut, placementOf } from "../support/treasury";

const NEED = "need:HP-MEAL-0001";
const DELIVERED = "delivered:HP-MEAL-0001";
const MONTHLY = { instalments: { count: 4, payDay: 5, excessToNext: false } };
const threshold = env.FUND_TWO_PERSON_ABOVE;
const fake = withFakeStripe();
let stage: Stage;
let other: Viewer;

beforeEach(async () => {
  stage = await setStage();
  other = await makeViewer({ role: "fund_manager" });
});

afterEach(async ({ task }) => {
  timeIsNow();
  env.FUND_TWO_PERSON_ABOVE = threshold;
  await printLedger(task.name);
  await checkInvariants();
});

const view = async (reference: string) => (await findPledgeFor(stage.sponsor, reference))!;
const stateOfRefund = async (id: string) => (await findRefund(stage.fund, id))!.state;
const today = () => vietnamDay(clock.now());

/** The sponsor pays all that is lacking by card. */
async function paysByCard(reference: string, how: Parameters<typeof fake.pay>[1] = {}, currency: "VND" | "USD" = "VND"): Promise<string> {
  const session = await opensPage(fake, stage.sponsor, reference, { currency, ifLate: "wait" });
  const intent = fake.pay(session, how);
  await stripeSays("checkout.session.completed", aboutSession(session, intent));
  await workerCatchesUp();
  return intent;
}

async function asks(reference: string, wish?: RefundWish): Promise<string> {
  return granted(await askRefund({ reference, viewer: stage.sponsor, reason: "Gia đình đổi kế hoạch", wish })).refundId;
}

async function agreed(reference: string, wish?: RefundWish): Promise<string> {
  const refundId = await asks(reference, wish);
  await does({ kind: "refund", refundId, note: "" }, stage.fund);
  return refundId;
}

/** From the account to the bank's statement. */
async function bankPays(refundId: string, bankReference = `FT-${refundId.slice(0, 8)}`): Promise<string> {
  granted(await enterRefundAccount({ refundId, viewer: stage.sponsor, account: ACCOUNT }));
  const { listId } = granted(await listRefunds({ refundIds: [refundId], viewer: stage.fund }));
  granted(await markRefundPaid({ refundId, viewer: stage.fund, paidOn: today(), bankReference }));
  await workerCatchesUp();
  return (await refundListCsv(stage.fund, listId, ["x"]))!.csv.trim().split(",").at(-1)!;
}

async function creditComes(amount: number, memo: string): Promise<string> {
  const { transferId } = granted(await receiveTransfer({ provider: "statement", providerId: `FT-${memo}-${amount}-${Math.random()}`, amount: BigInt(amount), memo, payerName: "NGAN HANG DEMO", receivedAt: clock.now() }));
  await workerCatchesUp();
  return transferId;
}

describe("Stories of refunds:", () => {
  it("of a card, asked for and agreed at the one desk, sent by Stripe", async () => {
    const reference = await promises(stage.sponsor, stage.needCode, 4);
    await paysByCard(reference, { fee: 2_000 });
    const elsewhere = await promises(await makeViewer({ role: "sponsor" }), stage.needCode, 4);
    const refundId = await asks(reference);
    expect(await findRefund(stage.fund, refundId)).toMatchObject({ state: "requested", bankAmount: 0, cardAmount: 60_000 });
    await does({ kind: "refund", refundId, note: "" }, stage.fund);
    // Agreed and not gone yet: the money waits, and nobody else can have it.
    expect(await stateOf(reference)).toBe("refunded");
    expect(await balances()).toEqual({ "fees:stripe": 2_000, "processor:stripe": 58_000, suspense: -60_000 });
    const { id: transferId } = await db.incomingTransfer.findFirstOrThrow();
    expect(await doWithMoney({ kind: "place", transferId, parts: [{ reference: elsewhere, amount: 60_000 }] }, stage.fund)).toEqual({ ok: false, reason: "nothing-unplaced" });
    expect(await doWithMoney({ kind: "keep", transferId, note: "x" }, stage.fund)).toEqual({ ok: false, reason: "nothing-unplaced" });
    expect(await doWithMoney({ kind: "return", transferId, note: "x" }, stage.fund)).toEqual({ ok: false, reason: "refund-under-way" });
    expect(await enterRefundAccount({ refundId, viewer: stage.sponsor, account: ACCOUNT })).toEqual({ ok: false, reason: "refund-not-approved" });
    expect(await listRefunds({ refundIds: [refundId], viewer: stage.fund })).toEqual({ ok: false, reason: "refund-not-approved" });
    await workerCatchesUp();
    expect(fake.posts("/v1/refunds")).toMatchObject([{ fields: { amount: "60000" } }]);
    expect(await stateOfRefund(refundId)).toBe("paid");
    expect(await balances()).toEqual({ "fees:stripe": 2_000, "processor:stripe": -2_000 });
    expect(await eventsOf(refundId)).toEqual(["refund.requested", "refund.approved", "refund.card_part_gone", "refund.paid"]);
    expect(await lettersTo(stage.sponsor)).toEqual(["pledge-made", "payment-received", "refund-decided", "card-refunded"]);
  });

  it("of a card, too large for one person", async () => {
    env.FUND_TWO_PERSON_ABOVE = 50_000;
    const reference = await promises(stage.sponsor, stage.needCode, 4);
    await paysByCard(reference);
    const refundId = await asks(reference);
    const { proposalId } = granted(await doWithMoney({ kind: "refund", refundId, note: "" }, stage.fund));
    await workerCatchesUp();
    expect(fake.posts("/v1/refunds")).toEqual([]);
    expect(await stateOf(reference)).toBe("confirmed");
    expect(await approveProposal({ proposalId: proposalId!, viewer: stage.fund })).toEqual({ ok: false, reason: "same-person" });
    granted(await approveProposal({ proposalId: proposalId!, viewer: other }));
    await workerCatchesUp();
    expect(await stateOfRefund(refundId)).toBe("paid");
    expect(await balances()).toEqual({});
  });

  it("of a card payment that waits for nobody's pledge: the return is proposed and a second person agrees", async () => {
    env.FUND_TWO_PERSON_ABOVE = 50_000;
    const intent = fake.intent({ amount: 70_000, currency: "vnd", metadata: { checkout: "6f1f64a8-58a3-4a3b-9d66-1f7a5a0c3b11" } });
    await stripeSays("payment_intent.succeeded", { id: intent, object: "payment_intent" });
    await workerCatchesUp();
    const { id: transferId } = await db.incomingTransfer.findFirstOrThrow();
    expect(await doWithMoney({ kind: "return", transferId, note: " " }, stage.fund)).toEqual({ ok: false, reason: "note-needed" });
    const { proposalId, done } = granted(await doWithMoney({ kind: "return", transferId, note: "Không rõ của ai" }, stage.fund));
    expect(done).toMatchObject({ amount: 70_000n, toCard: true });
    granted(await approveProposal({ proposalId: proposalId!, viewer: other }));
    await workerCatchesUp();
    expect(await balances()).toEqual({});
  });

  it("of a pledge paid partly by bank and partly by card: each part goes back the way it came", async () => {
    const reference = await promises(stage.sponsor, stage.needCode, 4);
    await moneyArrives(20_000, reference);
    await paysByCard(reference);
    expect(await balances()).toEqual({ "bank:main": 20_000, "processor:stripe": 40_000, [NEED]: -60_000 });
    const refundId = await agreed(reference);
    expect(await findRefund(stage.fund, refundId)).toMatchObject({ state: "approved", bankAmount: 20_000, cardAmount: 40_000 });
    await workerCatchesUp();
    expect(await stateOfRefund(refundId)).toBe("approved");
    await bankPays(refundId);
    expect(await stateOfRefund(refundId)).toBe("paid");
    expect(await balances()).toEqual({});
    expect(await lettersTo(stage.sponsor)).toEqual(["pledge-made", "payment-received", "refund-decided", "card-refunded", "refund-paid"]);
  });

  it("of a card that takes nothing back: tried again, then sent by bank", async () => {
    const reference = await promises(stage.sponsor, stage.needCode, 4);
    const intent = await paysByCard(reference);
    const refundId = await agreed(reference);
    await workerCatchesUp();
    const sent = await db.cardRefund.findFirstOrThrow();
    fake.setRefund(sent.id, "failed");
    await stripeSays("refund.failed", { id: sent.id, object: "refund", payment_intent: intent });
    await workerCatchesUp();
    expect(await stateOfRefund(refundId)).toBe("card_failed");
    expect(await balances()).toEqual({ "processor:stripe": 60_000, suspense: -60_000 });
    const { id: transferId } = await db.incomingTransfer.findFirstOrThrow();
    expect(await doWithMoney({ kind: "keep", transferId, note: "x" }, stage.fund)).toEqual({ ok: false, reason: "nothing-unplaced" });
    expect(await retryCardParts({ refundId, viewer: stage.sponsor })).toEqual({ ok: false, reason: "not-allowed" });
    granted(await retryCardParts({ refundId, viewer: stage.fund }));
    expect(await retryCardParts({ refundId, viewer: stage.fund })).toEqual({ ok: false, reason: "card-not-failed" });
    await workerCatchesUp();
    expect(await stateOfRefund(refundId)).toBe("paid");
    await checkInvariants();
    const [again] = await db.cardRefund.findMany({ where: { state: { not: "failed" } } });
    fake.setRefund(again!.id, "failed");
    await stripeSays("refund.failed", { id: again!.id, object: "refund", payment_intent: intent });
    await workerCatchesUp();
    granted(await payCardPartsByBank({ refundId, viewer: stage.fund }));
    expect(await findRefund(stage.fund, refundId)).toMatchObject({ state: "approved", bankAmount: 60_000, cardAmount: 0 });
    await bankPays(refundId);
    expect(await stateOfRefund(refundId)).toBe("paid");
    // Stripe still holds what the bank has paid: it comes with the next payout.
    expect(await balances()).toEqual({ "bank:main": -60_000, "processor:stripe": 60_000 });
  });

  it("of a card whose bank part is on a list already: what the card refuses becomes a refund of its own", async () => {
    const reference = await promises(stage.sponsor, stage.needCode, 4);
    await moneyArrives(20_000, reference);
    const intent = await paysByCard(reference);
    const refundId = await agreed(reference);
    await workerCatchesUp();
    granted(await enterRefundAccount({ refundId, viewer: stage.fund, account: ACCOUNT }));
    granted(await listRefunds({ refundIds: [refundId], viewer: stage.fund }));
    const sent = await db.cardRefund.findFirstOrThrow();
    fake.setRefund(sent.id, "failed");
    await stripeSays("refund.failed", { id: sent.id, object: "refund", payment_intent: intent });
    await workerCatchesUp();
    expect(await stateOfRefund(refundId)).toBe("card_failed");
    granted(await payCardPartsByBank({ refundId, viewer: stage.fund }));
    expect(await findRefund(stage.fund, refundId)).toMatchObject({ state: "listed", amount: 20_000, bankAmount: 20_000 });
    granted(await markRefundPaid({ refundId, viewer: stage.fund, paidOn: today(), bankReference: "FT-1" }));
    const beside = await db.refund.findFirstOrThrow({ where: { id: { not: refundId } } });
    expect(beside).toMatchObject({ state: "approved", bankAmount: 40_000n });
    await checkInvariants();
    await bankPays(beside.id);
    expect([await stateOfRefund(refundId), await stateOfRefund(beside.id)]).toEqual(["paid", "paid"]);
  });

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

  it("of some units of a dollar card: whole cents go back, and the few đồng between wait for the fund", async () => {
    await rateOf(stage.fund, "USD", "26.000");
    const reference = await promises(stage.sponsor, stage.needCode, 4);
    await paysByCard(reference, {}, "USD");
    const refundId = await agreed(reference, { scope: "units", parts: 1 });
    await workerCatchesUp();
    // 231 cents are worth 60.000 ₫; of a quarter 57 are whole, worth 14.805 ₫.
    expect(fake.posts("/v1/refunds")).toMatchObject([{ fields: { amount: "57" } }]);
    expect(await stateOfRefund(refundId)).toBe("paid");
    expect(await view(reference)).toMatchObject({ state: "confirmed", units: 3, payment: { state: "settled", received: 45_000 } });
    await travelsAndIsCounted(stage, reference, 3);
    expect(await balances()).toEqual({ "processor:stripe": 45_195, suspense: -195, [NEED]: -45_000 });
  });

  it("of money in excess, by bank and by card, while the pledge stays as it is", async () => {
    const reference = await promises(stage.sponsor, stage.needCode, 4, { surplusRule: "return" });
    const session = await opensPage(fake, stage.sponsor, reference, { ifLate: "wait" });
    await moneyArrives(70_000, reference);
    await workerCatchesUp();
    const intent = fake.pay(session);
    await stripeSays("checkout.session.completed", aboutSession(session, intent));
    await workerCatchesUp();
    // The rule "return to me" has asked for the card's money by itself, together with what waits besides.
    const [wish] = await db.refund.findMany();
    expect(wish).toMatchObject({ state: "requested", scope: "excess", askedAs: "rule", amount: 70_000n, bankAmount: 10_000n, cardAmount: 60_000n });
    expect(await readRefundChoice(stage.sponsor, reference)).toMatchObject({ bar: null, excess: 0, refunds: [{ scope: "excess", reason: null }] });
    await does({ kind: "refund", refundId: wish!.id, note: "" }, stage.fund);
    await workerCatchesUp();
    await bankPays(wish!.id);
    expect(await stateOf(reference)).toBe("confirmed");
    expect(await stateOfRefund(wish!.id)).toBe("paid");
    expect(await balances()).toEqual({ "bank:main": 60_000, [NEED]: -60_000 });
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
    // Paid again, it keeps the number of its receipt.
    await moneyArrives(15_000, after[2]!.reference);
    expect((await db.instalment.findFirstOrThrow({ where: { position: 3 } })).receiptNumber).toBe(before[2]!.receiptNumber);
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

  it("sent back by the receiving bank, known by its words on the statement, and paid to another account", async () => {
    const reference = await promises(stage.sponsor, stage.needCode, 4, { surplusRule: "reserve" });
    await moneyArrives(60_000, reference);
    const refundId = await agreed(reference, { scope: "units", parts: 2 });
    const memo = await bankPays(refundId);
    expect(memo).toMatch(/^HOAN TIEN TLC[0-9A-Z]{7}$/);
    expect(await balances()).toEqual({ "bank:main": 30_000, [NEED]: -30_000 });
    const transferId = await creditComes(30_000, `TRA LAI ${memo.replaceAll(" ", "")} HOAN TIEN ${reference} SAI SO TK`);
    // It bears the pledge's reference, yet no surplus rule has touched it and nothing was paid with it.
    expect(await balances()).toEqual({ "bank:main": 60_000, suspense: -30_000, [NEED]: -30_000 });
    expect(await suggestReturns(stage.sponsor, transferId)).toEqual([]);
    expect(await suggestReturns(stage.fund, transferId)).toMatchObject([{ refundId, named: true, markedByHand: false, amount: 30_000 }]);
    expect(await matchRefundReturn({ refundId, transferId, viewer: stage.sponsor })).toEqual({ ok: false, reason: "not-allowed" });
    granted(await matchRefundReturn({ refundId, transferId, viewer: stage.fund }));
    expect(await matchRefundReturn({ refundId, transferId, viewer: stage.fund })).toEqual({ ok: false, reason: "nothing-unplaced" });
    await workerCatchesUp();
    expect(await findRefund(stage.fund, refundId)).toMatchObject({ state: "returned_by_bank", accountNumber: null, returns: [{ amount: 30_000, transferId }] });
    expect(await lettersTo(stage.sponsor)).toContain("refund-returned");
    await checkInvariants();
    expect(await listRefunds({ refundIds: [refundId], viewer: stage.fund })).toEqual({ ok: false, reason: "refund-not-approved" });
    expect(await enterRefundAccount({ refundId, viewer: await makeViewer({ role: "sponsor" }), account: ACCOUNT })).toEqual({ ok: false, reason: "not-found" });
    await bankPays(refundId, "FT-SECOND");
    expect(await stateOfRefund(refundId)).toBe("paid");
    expect(await balances()).toEqual({ "bank:main": 30_000, [NEED]: -30_000 });
    expect(await eventsOf(refundId)).toEqual([
      "refund.requested", "refund.approved", "refund.account_entered", "refund.listed", "refund.paid", "refund.returned_by_bank", "refund.account_entered", "refund.resumed", "refund.listed", "refund.paid",
    ]);
  });

  it("sent back and marked by hand before the statement is read: the credit is then only linked", async () => {
    const reference = await promises(stage.sponsor, stage.needCode, 2);
    await moneyArrives(30_000, reference);
    const refundId = await agreed(reference);
    expect(await markRefundReturned({ refundId, viewer: stage.fund, returnedOn: today(), bankReference: "FT-X", note: "" })).toEqual({ ok: false, reason: "refund-not-paid" });
    await bankPays(refundId);
    expect(await markRefundReturned({ refundId, viewer: stage.fund, returnedOn: vietnamDay(new Date(clock.now().getTime() - DAY)), bankReference: "FT-X", note: "" })).toEqual({ ok: false, reason: "return-before-payment" });
    granted(await markRefundReturned({ refundId, viewer: stage.fund, returnedOn: today(), bankReference: "FT-X", note: "Sai tên chủ tài khoản" }));
    const { sponsorId } = await db.pledge.findUniqueOrThrow({ where: { reference }, select: { sponsorId: true } });
    expect(await balances()).toEqual({ "bank:main": 30_000, [`sponsor:${sponsorId}`]: -30_000 });
    await checkInvariants();
    const [small, same] = [await creditComes(29_000, "HOAN TRA"), await creditComes(30_000, "TRA LAI")];
    expect(await matchRefundReturn({ refundId, transferId: small, viewer: stage.fund })).toEqual({ ok: false, reason: "return-amount-differs" });
    expect(await suggestReturns(stage.fund, same)).toMatchObject([{ refundId, named: false, markedByHand: true }]);
    granted(await matchRefundReturn({ refundId, transferId: same, viewer: stage.fund }));
    expect(await balances()).toEqual({ "bank:main": 59_000, suspense: -29_000, [`sponsor:${sponsorId}`]: -30_000 });
    await checkInvariants();
    await bankPays(refundId, "FT-AGAIN");
    expect(await stateOfRefund(refundId)).toBe("paid");
  });
});
