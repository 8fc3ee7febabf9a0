import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Viewer } from "~/domain/accounts/viewer";
import { receiveDebit } from "~/domain/payments/debits/receive-debit.server";
import { isReference } from "~/domain/payments/pledge-reference";
import { askRefund } from "~/domain/treasury/ask-refund.server";
import { cancelOrder } from "~/domain/treasury/cancel-order.server";
import { approveProposal } from "~/domain/treasury/decide-proposal.server";
import { doWithMoney } from "~/domain/treasury/do-with-money.server";
import { explainDebit } from "~/domain/treasury/explain-debit.server";
import { markOrderPaid } from "~/domain/treasury/pay-order.server";
import type { MoneyDeed } from "~/domain/treasury/proposal";
import { findPayableNeed, listPayableNeeds } from "~/domain/treasury/read-disbursements.server";
import { findLastAccount, findOrder, listOpenOrders } from "~/domain/treasury/read-orders.server";
import { suggestExplanations } from "~/domain/treasury/suggest-explanations.server";
import { undoExplanation } from "~/domain/treasury/undo-explanation.server";
import { clock, vietnamDay } from "~/platform/clock.server";
import { db } from "~/platform/database.server";
import { env } from "~/platform/env.server";
import { checkInvariants } from "../support/check-invariants";
import { paidPledge } from "../support/deliver";
import { balances, eventsOf, granted, makeViewer, setStage, type Stage } from "../support/factories";
import { workerCatchesUp } from "../support/story";
import { does, payOut } from "../support/treasury";

const NEED = "need:HP-MEAL-0001";
const ADVANCES = "advances:HP-MEAL-0001";
const ACCOUNT = { bankBin: "970436", accountNumber: "0011 0022 3344", accountHolder: "TRUONG DEMO" };
const limits = { threshold: env.FUND_TWO_PERSON_ABOVE, transfer: env.BANK_TRANSFER_LIMIT };
let stage: Stage;
let other: Viewer;

beforeEach(async () => {
  stage = await setStage();
  other = await makeViewer({ role: "fund_manager" });
  await paidPledge(stage, 4);
  await workerCatchesUp();
});
afterEach(async () => {
  Object.assign(env, { FUND_TWO_PERSON_ABOVE: limits.threshold, BANK_TRANSFER_LIMIT: limits.transfer });
  await checkInvariants();
});

function order(amount: number, more: Partial<Extract<MoneyDeed, { kind: "order" }>> = {}): MoneyDeed {
  return { kind: "order", needCode: stage.needCode, deliveryId: null, payeeId: stage.receiverId, amount, purpose: "Mua suất ăn", account: ACCOUNT, ...more };
}
const ordered = async (amount: number, more = {}) => (await does(order(amount, more), stage.fund)).code!;
const idOf = async (reference: string) => (await db.paymentOrder.findUniqueOrThrow({ where: { orderReference: reference } })).id;
const free = async () => (await findPayableNeed(stage.fund, stage.needCode))!.need;

let debits = 0;
/** The bank reports money out, and the worker does what follows. */
async function debit(amount: number, memo: string, bankReference: string | null = null): Promise<string> {
  debits += 1;
  const told = { account: env.bank.account, bookedOn: vietnamDay(clock.now()), movedAt: clock.now(), amount: BigInt(amount), memo, payeeName: "", bankReference };
  const { debitId } = await receiveDebit(told, { source: "statement:orders", sourceKey: String(debits) });
  await workerCatchesUp();
  return debitId;
}
const explained = (id: string) => db.outgoingDebit.findUniqueOrThrow({ where: { id } });

describe("a payment order", () => {
  it("sets its money aside and says how to pay, and nothing is booked", async () => {
    const reference = await ordered(45_000);
    expect(isReference(reference)).toBe(true);
    expect(await balances()).toEqual({ "bank:main": 60_000, [NEED]: -60_000 });
    expect(await findOrder(stage.fund, reference)).toMatchObject({
      state: "open", amount: 45_000, memo: `CHI ${reference}`, account: { bankBin: "970436", accountNumber: "001100223344", bankName: "Vietcombank" }, qrPng: expect.stringMatching(/^data:image\/png/), aboveLimit: false, payment: null, mayAct: true,
    });
    expect(await listOpenOrders(stage.fund)).toMatchObject([{ reference, amount: 45_000 }]);
    expect(await free()).toMatchObject({ ordered: 45_000, free: 15_000 });
    expect(await listPayableNeeds(stage.fund)).toMatchObject([{ code: stage.needCode, free: 15_000 }]);
    expect(await doWithMoney(order(15_001), stage.fund)).toEqual({ ok: false, reason: "amount-above-free" });
    expect(await doWithMoney(payOut(stage, 15_001), stage.fund)).toEqual({ ok: false, reason: "amount-above-free" });
    const [pledge] = await db.pledge.findMany();
    expect(await askRefund({ reference: pledge!.reference, viewer: stage.sponsor, reason: "x" })).toEqual({ ok: false, reason: "already-paid-out" });
    expect(await eventsOf(await idOf(reference))).toEqual(["order.made"]);
  });

  it("is paid by nobody's hand when the bank shows its reference and amount", async () => {
    const reference = await ordered(45_000);
    const debitId = await debit(45_000, `MBVCB.1234.CHI ${reference.toLowerCase()}.CT tu 0000`, "FT-OUT-1");
    const paid = await db.disbursement.findFirstOrThrow();
    expect(paid).toMatchObject({ amount: 45_000n, bookedBy: null, bankReference: "FT-OUT-1", purpose: "Mua suất ăn" });
    expect(await explained(debitId)).toMatchObject({ state: "explained", explainedAs: "disbursement", disbursementId: paid.id, bookedHere: true, explainedBy: null });
    expect(await findOrder(stage.fund, reference)).toMatchObject({ state: "paid", payment: { id: paid.id, code: paid.code }, qrPng: null });
    expect(await balances()).toEqual({ "bank:main": 15_000, [NEED]: -60_000, [ADVANCES]: 45_000 });
    expect(await free()).toMatchObject({ ordered: 0, free: 15_000 });
    expect(await eventsOf(await idOf(reference))).toEqual(["order.made", "order.paid"]);
    // The same words again are another debit, of which somebody has to say what it was.
    expect(await explained(await debit(45_000, `CHI ${reference}`, "FT-OUT-2"))).toMatchObject({ state: "unexplained" });
  });

  it.each([
    ["another amount", 44_999, (reference: string) => `CHI ${reference}`],
    ["a misspelt reference", 45_000, (reference: string) => `CHI ${reference.slice(0, 9)}${reference.at(9) === "2" ? "3" : "2"}`],
    ["the amount alone", 45_000, () => "CHUYEN TIEN"],
  ])("waits for a person when the bank shows %s", async (_what, amount, memo) => {
    const reference = await ordered(45_000);
    const debitId = await debit(amount, memo(reference));
    expect(await explained(debitId)).toMatchObject({ state: "unexplained" });
    expect(await db.disbursement.count()).toBe(0);
    const [suggestion] = await suggestExplanations(stage.fund, { id: debitId, state: "unexplained" });
    expect(suggestion).toMatchObject({ what: "order", code: reference, booked: false });
    const said = await explainDebit({ debitId, said: { what: "order", id: suggestion!.id! }, viewer: stage.fund });
    if (amount !== 45_000) return expect(said).toEqual({ ok: false, reason: "amount-differs" });
    granted(said);
    expect(await db.disbursement.findFirstOrThrow()).toMatchObject({ bookedBy: stage.fund.personId, bankReference: reference });
  });

  it("waits again when its payment is taken back, and may then be paid again or cancelled", async () => {
    const reference = await ordered(45_000);
    const debitId = await debit(45_000, `CHI ${reference}`);
    granted(await undoExplanation({ debitId, note: "Khoản khác", viewer: stage.fund }));
    await workerCatchesUp();
    expect(await explained(debitId)).toMatchObject({ state: "unexplained" });
    expect(await findOrder(stage.fund, reference)).toMatchObject({ state: "open", payment: null });
    await checkInvariants();
    granted(await markOrderPaid({ reference, viewer: stage.fund, paidOn: vietnamDay(clock.now()), bankReference: "FT-OUT-9" }));
    expect(await markOrderPaid({ reference, viewer: stage.fund, paidOn: vietnamDay(clock.now()), bankReference: "FT-OUT-9" })).toEqual({ ok: false, reason: "order-not-open" });
    expect(await cancelOrder({ reference, viewer: stage.fund, note: "x" })).toEqual({ ok: false, reason: "order-not-open" });
    expect(await balances()).toEqual({ "bank:main": 15_000, [NEED]: -60_000, [ADVANCES]: 45_000 });
  });

  it("gives its money free when it is cancelled, with a reason", async () => {
    const reference = await ordered(60_000);
    expect(await cancelOrder({ reference, viewer: stage.fund, note: " " })).toEqual({ ok: false, reason: "note-needed" });
    expect(await cancelOrder({ reference, viewer: stage.sponsor, note: "x" })).toEqual({ ok: false, reason: "not-allowed" });
    granted(await cancelOrder({ reference, viewer: stage.fund, note: "Sai tài khoản" }));
    expect(await findOrder(stage.fund, reference)).toMatchObject({ state: "cancelled", cancelledWhy: "Sai tài khoản", qrPng: null });
    expect(await free()).toMatchObject({ ordered: 0, free: 60_000 });
    expect(await explained(await debit(60_000, `CHI ${reference}`))).toMatchObject({ state: "unexplained" });
  });

  it("above the threshold is made only when a second person agrees, and is then paid without asking again", async () => {
    env.FUND_TWO_PERSON_ABOVE = 40_000;
    const { proposalId } = granted(await doWithMoney(order(45_000), stage.fund));
    expect(await db.paymentOrder.count()).toBe(0);
    expect(await approveProposal({ proposalId: proposalId!, viewer: stage.fund })).toEqual({ ok: false, reason: "same-person" });
    const { code } = granted(await approveProposal({ proposalId: proposalId!, viewer: other }));
    await debit(45_000, `CHI ${code}`);
    expect(await findOrder(stage.fund, code!)).toMatchObject({ state: "paid" });
  });

  it("shows no code above the limit of a quick transfer or without an account, and is for the fund alone", async () => {
    const bare = await ordered(20_000, { account: null });
    expect(await findOrder(stage.fund, bare)).toMatchObject({ account: null, qrPng: null, aboveLimit: false });
    env.BANK_TRANSFER_LIMIT = 30_000;
    const large = await ordered(30_001);
    expect(await findOrder(stage.fund, large)).toMatchObject({ qrPng: null, aboveLimit: true });
    const auditor = await makeViewer({ role: "auditor" });
    expect(await findOrder(auditor, large)).toMatchObject({ mayAct: false });
    expect([await findOrder(stage.sponsor, large), await listOpenOrders(stage.sponsor), await findLastAccount(auditor, stage.receiverId)]).toEqual([null, [], null]);
    expect(await findLastAccount(stage.fund, stage.receiverId)).toEqual({ ...ACCOUNT, accountNumber: "001100223344" });
  });

  it.each([
    ["a bank that is not one", { account: { ...ACCOUNT, bankBin: "123456" } }, "bank-needed"],
    ["a number without a bank", { account: { ...ACCOUNT, bankBin: "" } }, "bank-needed"],
    ["an account that is not one", { account: { ...ACCOUNT, accountNumber: "12" } }, "account-invalid"],
    ["no holder", { account: { ...ACCOUNT, accountHolder: " " } }, "holder-needed"],
    ["no purpose", { purpose: " " }, "purpose-needed"],
    ["an unknown need", { needCode: "XX-MEAL-9999" }, "need-not-found"],
    ["nobody", { payeeId: "" }, "payee-not-found"],
    ["nothing", { amount: 0 }, "amount-invalid"],
  ])("is refused with %s", async (_what, more, reason) => {
    expect(await doWithMoney(order(10_000, more), stage.fund)).toEqual({ ok: false, reason });
    expect(await db.paymentOrder.count()).toBe(0);
  });

  it("paid by two at once is booked once", async () => {
    const reference = await ordered(45_000);
    const pay = (bankReference: string) => markOrderPaid({ reference, viewer: stage.fund, paidOn: vietnamDay(clock.now()), bankReference });
    const both = await Promise.all([pay("FT-A"), pay("FT-B")]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(await db.disbursement.count()).toBe(1);
  });
});
