import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Viewer } from "~/domain/accounts/viewer";
import { coverBridgeFromReserve } from "~/domain/instalments/cover-bridge-from-reserve.server";
import { missUnpaidInstalments } from "~/domain/instalments/miss-unpaid-instalments.server";
import { receiveDebit } from "~/domain/payments/debits/receive-debit.server";
import { askRefund } from "~/domain/treasury/ask-refund.server";
import { bookBankFee, reverseBankFee } from "~/domain/treasury/bank-fees.server";
import { cancelOrder } from "~/domain/treasury/cancel-order.server";
import { approveProposal, withdrawProposal } from "~/domain/treasury/decide-proposal.server";
import { doWithMoney } from "~/domain/treasury/do-with-money.server";
import { explainDebit } from "~/domain/treasury/explain-debit.server";
import { enterRefundAccount, listRefunds } from "~/domain/treasury/pay-refunds.server";
import { listProposals } from "~/domain/treasury/read-proposals.server";
import { markRefundReturned } from "~/domain/treasury/take-refund-return.server";
import { undoExplanation } from "~/domain/treasury/undo-explanation.server";
import type { DeedKind, MoneyDeed } from "~/domain/treasury/proposal";
import { clock, vietnamDay } from "~/platform/clock.server";
import { db } from "~/platform/database.server";
import { env } from "~/platform/env.server";
import { checkInvariants } from "../support/check-invariants";
import { paidPledge } from "../support/deliver";
import { balances, DAY, granted, makeNeed, makeOrganisation, makeViewer, moneyArrives, pledge, setStage, type Stage } from "../support/factories";
import { instalmentsOf, MONTH, setScholarship } from "../support/scholarship";
import { promises, workerCatchesUp } from "../support/story";
import { ACCOUNT, does, payOut, placementOf, refundPaid } from "../support/treasury";

const limits = { sum: env.FUND_TWO_PERSON_ABOVE, fee: env.FUND_FEE_ALONE_MAX, reserve: env.MISSED_INSTALMENTS };
const MILLION = 1_000_000;
let stage: Stage;
let other: Viewer;

beforeEach(async () => {
  stage = await setStage({ quantity: 20_000 });
  other = await makeViewer({ role: "fund_manager" });
});
afterEach(async () => {
  clock.reset();
  Object.assign(env, { FUND_TWO_PERSON_ABOVE: limits.sum, FUND_FEE_ALONE_MAX: limits.fee, MISSED_INSTALMENTS: limits.reserve });
  await checkInvariants();
});

const today = () => vietnamDay(clock.now());
const proposed = async (deed: MoneyDeed, viewer = stage.fund) => granted(await doWithMoney(deed, viewer)).proposalId !== null;

let rows = 0;
/** Money that left the account, as a statement shows it, đồng. */
async function debitOf(amount: number): Promise<string> {
  const row = String((rows += 1));
  return (await receiveDebit({ account: env.bank.account, bookedOn: today(), movedAt: clock.now(), amount: BigInt(amount), memo: "chuyen tien", payeeName: "AI DO", bankReference: `X${row}` }, { source: "statement:debits", sourceKey: row })).debitId;
}

/** A missed month of a scholarship that nobody has taken, and a reserve that holds its worth. */
async function freeBridge(): Promise<string> {
  const scholarship = await setScholarship();
  const filler = await promises(await makeViewer({ role: "sponsor" }), await makeNeed({ receiverId: scholarship.receiverId, code: "HP-MEAL-0900" }), 1, { surplusRule: "reserve" });
  await moneyArrives(15_000 + MONTH, filler);
  const reference = await promises(scholarship.sponsor, scholarship.needCode, 2, { instalments: { count: 2, payDay: 5, excessToNext: false } });
  await moneyArrives(MONTH, (await instalmentsOf(scholarship.sponsor, reference))[0]!.reference);
  await workerCatchesUp();
  clock.travel(Date.parse(`${(await instalmentsOf(scholarship.sponsor, reference))[1]!.dueOn}T12:00:00+07:00`) + 22 * DAY - clock.now().getTime());
  await missUnpaidInstalments();
  return (await instalmentsOf(scholarship.sponsor, reference))[1]!.bridge!.code;
}

/** Every deed that moves money on one person's word, ready to be done. A new kind has no place here until it is written, and then the types ask for it. */
const ready: Record<DeedKind, () => Promise<MoneyDeed>> = {
  place: async () => ({ kind: "place", transferId: (await moneyArrives(30_000)).transferId, parts: [{ reference: await pledge(stage.sponsor, stage.needCode, 2), amount: 30_000 }] }),
  return: async () => ({ kind: "return", transferId: (await moneyArrives(30_000)).transferId, note: "Chuyển nhầm" }),
  keep: async () => ({ kind: "keep", transferId: (await moneyArrives(30_000)).transferId, note: "Đồng ý" }),
  same: async () => ({ kind: "same", transferId: (await moneyArrives(30_000)).transferId, sameAs: (await moneyArrives(30_000)).transferId, note: "Báo hai lần" }),
  undo: async () => {
    await paidPledge(stage, 2);
    return { kind: "undo", placementId: await placementOf((await db.incomingTransfer.findFirstOrThrow()).id), keepUnits: true, note: "Nhầm" };
  },
  refund: async () => ({ kind: "refund", refundId: granted(await askRefund({ reference: await paidPledge(stage, 2), viewer: stage.sponsor, reason: "Đổi ý" })).refundId, note: "" }),
  came_back: async () => ({ kind: "came_back", refundId: await refundPaid(stage, await paidPledge(stage, 2)), returnedOn: today(), bankReference: "FT-LAI", note: "Sai tên", fee: 0 }),
  order: async () => {
    await paidPledge(stage, 2);
    return { kind: "order", needCode: stage.needCode, deliveryId: null, payeeId: stage.receiverId, amount: 30_000, purpose: "Mua suất ăn", account: null };
  },
  disburse: async () => {
    await paidPledge(stage, 2);
    return payOut(stage, 30_000);
  },
  reverse: async () => {
    await paidPledge(stage, 2);
    await does(payOut(stage, 30_000), stage.fund);
    return { kind: "reverse", disbursementId: (await db.disbursement.findFirstOrThrow()).id, note: "Sai số tài khoản" };
  },
  fee: async () => ({ kind: "fee", amount: 11_000, paidOn: today(), bankReference: "PHI-1", note: "Phí", debitId: null }),
  fee_back: async () => ({ kind: "fee_back", feeId: granted(await bookBankFee({ amount: 11_000n, paidOn: today(), bankReference: "PHI-1", note: "Phí", viewer: stage.fund })).feeId!, note: "Nhầm" }),
  unexplain: async () => {
    const { refundId } = granted(await askRefund({ reference: await paidPledge(stage, 2), viewer: stage.sponsor, reason: "Đổi ý" }));
    await does({ kind: "refund", refundId, note: "" }, stage.fund);
    granted(await enterRefundAccount({ refundId, viewer: stage.fund, account: ACCOUNT }));
    granted(await listRefunds({ refundIds: [refundId], viewer: stage.fund }));
    const debitId = await debitOf(30_000);
    granted(await explainDebit({ debitId, said: { what: "refund", id: refundId }, viewer: stage.fund }));
    return { kind: "unexplain", debitId, note: "Khoản khác" };
  },
  bridge: async () => ({ kind: "bridge", needCode: await freeBridge() }),
};

describe("two people", () => {
  it.each(Object.keys(ready) as DeedKind[])("stand behind every large sum: %s", async (kind) => {
    const deed = await ready[kind]();
    const before = await balances();
    env.FUND_TWO_PERSON_ABOVE = 0;
    expect(await doWithMoney(deed, stage.sponsor)).toEqual({ ok: false, reason: "not-allowed" });
    const { proposalId } = granted(await doWithMoney(deed, stage.fund));
    expect(proposalId).not.toBeNull();
    expect(await balances()).toEqual(before);
    expect(await doWithMoney(deed, stage.fund)).toEqual({ ok: false, reason: "proposal-open" });
    expect((await listProposals(other, { open: true })).rows).toMatchObject([{ kind, mayDecide: true }]);
    granted(await approveProposal({ proposalId: proposalId!, viewer: other }));
    if (kind !== "order") expect(await balances()).not.toEqual(before);
  });

  it("stand behind what is paid for one need in parts that are each small enough for one", async () => {
    await moneyArrives(150 * MILLION, await pledge(stage.sponsor, stage.needCode, 10_000));
    const asked = [];
    for (let part = 1; part <= 7; part += 1) asked.push(await doWithMoney(payOut(stage, 20 * MILLION, { bankReference: `R${part}`, payeeId: part % 2 ? stage.receiverId : await makeOrganisation() }), part % 3 ? stage.fund : other));
    expect(asked.map((answer) => (answer.ok ? (answer.proposalId === null ? "done" : "proposed") : answer.reason))).toEqual(["done", "proposed", ...Array.from({ length: 5 }, () => "proposal-open")]);
    expect((await balances())["bank:main"]).toBe(130 * MILLION);
  });

  it("stand behind what one receiver is paid for several needs, also when orders come between", async () => {
    await moneyArrives(15 * MILLION, await pledge(stage.sponsor, stage.needCode, 1_000));
    const needCode = await makeNeed({ receiverId: stage.receiverId, quantity: 20_000 });
    await moneyArrives(15 * MILLION, await pledge(stage.sponsor, needCode, 1_000));
    const order = { kind: "order" as const, needCode: stage.needCode, deliveryId: null, payeeId: stage.receiverId, amount: 12 * MILLION, purpose: "Mua suất ăn", account: null };
    const { done } = granted(await doWithMoney(order, stage.fund));
    expect(await proposed(payOut(stage, 12 * MILLION, { needCode }))).toBe(true);
    // An order that is given up has moved nothing.
    granted(await cancelOrder({ reference: done.code!, viewer: stage.fund, note: "Đổi nhà cung cấp" }));
    expect(await proposed(payOut(stage, 12 * MILLION, { needCode, payeeId: await makeOrganisation() }), other)).toBe(false);
  });

  it("add up what was moved within the period, and nothing that was taken back", async () => {
    await moneyArrives(60 * MILLION, await pledge(stage.sponsor, stage.needCode, 4_000));
    await does(payOut(stage, 15 * MILLION, { bankReference: "A" }), stage.fund);
    await does({ kind: "reverse", disbursementId: (await db.disbursement.findFirstOrThrow()).id, note: "Sai số tài khoản" }, stage.fund);
    await does(payOut(stage, 15 * MILLION, { bankReference: "B" }), stage.fund);
    clock.travel((env.FUND_TWO_PERSON_DAYS - 1) * DAY);
    const { proposalId } = granted(await doWithMoney(payOut(stage, 15 * MILLION, { bankReference: "C" }), stage.fund));
    granted(await withdrawProposal({ proposalId: proposalId!, viewer: stage.fund }));
    clock.travel(2 * DAY);
    expect(await proposed(payOut(stage, 15 * MILLION, { bankReference: "C" }))).toBe(false);
  });

  it("are not outrun by two hands at once: of two parts of one transfer only one is placed alone", async () => {
    env.FUND_TWO_PERSON_ABOVE = 50_000;
    const { transferId } = await moneyArrives(90_000, "ung ho");
    const references = [await pledge(stage.sponsor, stage.needCode, 3), await pledge(stage.sponsor, stage.needCode, 3)];
    const answers = await Promise.all(references.map((reference) => doWithMoney({ kind: "place", transferId, parts: [{ reference, amount: 45_000 }] }, stage.fund)));
    expect(answers.map((answer) => granted(answer).proposalId === null).toSorted()).toEqual([false, true]);
    expect((await balances()).suspense).toBe(-45_000);
  });

  it("stand behind what is placed on one pledge out of several transfers, and behind what one sponsor gets back", async () => {
    env.FUND_TWO_PERSON_ABOVE = 50_000;
    const reference = await pledge(stage.sponsor, stage.needCode, 8);
    const [first, second] = [await moneyArrives(40_000), await moneyArrives(40_000)];
    const place = (transferId: string): MoneyDeed => ({ kind: "place", transferId, parts: [{ reference, amount: 40_000 }] });
    expect([await proposed(place(first.transferId)), await proposed(place(second.transferId), other)]).toEqual([false, true]);
    const refunds = [];
    for (const units of [2, 3]) refunds.push(granted(await askRefund({ reference: await paidPledge(stage, units), viewer: stage.sponsor, reason: "Đổi ý" })).refundId);
    const asked = [];
    for (const refundId of refunds) asked.push(await proposed({ kind: "refund", refundId, note: "" }));
    expect(asked).toEqual([false, true]);
  });
});

describe("a fee", () => {
  it("above its limit needs the second person, however it is booked and taken back", async () => {
    await moneyArrives(900 * MILLION);
    const debitId = await debitOf(800 * MILLION);
    const said = granted(await explainDebit({ debitId, said: { what: "fee", id: null, note: "phi" }, viewer: stage.fund }));
    expect(said.proposalId).not.toBeNull();
    expect(await balances()).toEqual({ "bank:main": 900 * MILLION, suspense: -900 * MILLION });
    const small = await debitOf(2 * MILLION + 1);
    expect(granted(await explainDebit({ debitId: small, said: { what: "fee", id: null, note: "phi" }, viewer: stage.fund })).proposalId).not.toBeNull();
    const fee = { amount: BigInt(2 * MILLION + 1), paidOn: today(), note: "Phí", viewer: stage.fund };
    const { feeId, proposalId } = granted(await bookBankFee({ ...fee, bankReference: "PHI-9" }));
    expect([feeId, proposalId === null]).toEqual([null, false]);
    granted(await approveProposal({ proposalId: proposalId!, viewer: other }));
    const booked = await db.bankFee.findFirstOrThrow();
    expect(granted(await reverseBankFee({ feeId: booked.id, note: "Nhầm", viewer: stage.fund })).proposalId).not.toBeNull();
    granted(await approveProposal({ proposalId: said.proposalId!, viewer: other }));
    expect(await db.outgoingDebit.findUniqueOrThrow({ where: { id: debitId } })).toMatchObject({ state: "explained", explainedAs: "fee" });
    expect(granted(await undoExplanation({ debitId, note: "Không phải phí", viewer: stage.fund })).proposalId).not.toBeNull();
    expect((await balances())["fees:bank"]).toBe(802 * MILLION + 1);
  });

  it("of many small sums is a large sum", async () => {
    const asked = [];
    for (let n = 1; n <= 11; n += 1) asked.push(granted(await bookBankFee({ amount: BigInt(2 * MILLION), paidOn: today(), bankReference: `PHI-${n}`, note: "Phí", viewer: n % 2 ? stage.fund : other })).proposalId === null);
    expect(asked).toEqual([...Array.from({ length: 10 }, () => true), false]);
  });
});

describe("older ways", () => {
  it("to the reserve and to a refund that came back refuse or propose a large sum", async () => {
    const needCode = await freeBridge();
    const refundId = await refundPaid(stage, await paidPledge(stage, 2));
    env.FUND_TWO_PERSON_ABOVE = 29_999;
    expect(await coverBridgeFromReserve({ needCode, viewer: stage.fund })).toEqual({ ok: false, reason: "second-person-needed" });
    expect(granted(await markRefundReturned({ refundId, viewer: stage.fund, returnedOn: today(), bankReference: "FT-X", note: "" })).proposalId).not.toBeNull();
  });
});
