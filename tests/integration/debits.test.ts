import { beforeEach, describe, expect, it } from "vitest";
import { receiveDebit } from "~/domain/payments/debits/receive-debit.server";
import { returnTransfer } from "~/domain/payments/return-transfer.server";
import { askRefund } from "~/domain/treasury/ask-refund.server";
import { bookBankFee, reverseBankFee } from "~/domain/treasury/bank-fees.server";
import { approveProposal } from "~/domain/treasury/decide-proposal.server";
import { doWithMoney } from "~/domain/treasury/do-with-money.server";
import { explainDebit } from "~/domain/treasury/explain-debit.server";
import { findExplanations } from "~/domain/treasury/find-explanations.server";
import { matchDebit, matchDebitsOf } from "~/domain/treasury/match-debit.server";
import { enterRefundAccount, listRefunds } from "~/domain/treasury/pay-refunds.server";
import { readDayToClose } from "~/domain/treasury/read-closings.server";
import { findDebit, listDebits } from "~/domain/treasury/read-debits.server";
import { refundListCsv } from "~/domain/treasury/read-refunds.server";
import { undoExplanation } from "~/domain/treasury/undo-explanation.server";
import { explainRecordedDebit } from "~/jobs/explain-debits";
import { clock, vietnamDay } from "~/platform/clock.server";
import { db } from "~/platform/database.server";
import { env } from "~/platform/env.server";
import { checkInvariants } from "../support/check-invariants";
import { paidPledge } from "../support/deliver";
import { balances, DAY, eventsOf, granted, makeViewer, moneyArrives, setStage, type Stage } from "../support/factories";
import { importFile } from "../support/import-statement";
import { bankNotice, BANK_SECRET, postNotice } from "../support/bank-notices";
import { ACCOUNT, does, payOut, placementOf } from "../support/treasury";

let stage: Stage;
let told = 0;
beforeEach(async () => {
  stage = await setStage();
});

/** The bank reports money out; what follows in the background is done at once unless it is left to the test. */
async function moneyLeaves(amount: number, memo: string, { bankReference = null as string | null, payeeName = "", day = vietnamDay(clock.now()), follow = true } = {}): Promise<string> {
  const debit = { account: env.bank.account, bookedOn: day, movedAt: clock.now(), amount: BigInt(amount), memo, payeeName, bankReference };
  const { debitId } = await receiveDebit(debit, { source: "statement:test", sourceKey: String((told += 1)) });
  if (follow) await matchDebit(debitId);
  return debitId;
}

/** A refund of a gift of so many units of 15,000 đồng that waits on a payment list, with the reference of its order. */
async function listedRefund(units = 2): Promise<{ refundId: string; order: string; listId: string; reference: string }> {
  const reference = await paidPledge(stage, units);
  const { refundId } = granted(await askRefund({ reference, viewer: stage.sponsor, reason: "Đổi kế hoạch" }));
  await does({ kind: "refund", refundId, note: "" }, stage.fund);
  granted(await enterRefundAccount({ refundId, viewer: stage.fund, account: ACCOUNT }));
  const { listId } = granted(await listRefunds({ refundIds: [refundId], viewer: stage.fund }));
  const { orderReference } = await db.refund.findUniqueOrThrow({ where: { id: refundId } });
  return { refundId, order: orderReference!, listId, reference };
}

const debitOf = (id: string) => db.outgoingDebit.findUniqueOrThrow({ where: { id } });
const reasonsFor = async (id: string) => (await findExplanations(db, id)).map(({ what, reasons }) => [what, ...reasons].join(" "));

describe("a debit of the statement", () => {
  it("that bears the reference of a payment order and its exact amount books the refund as paid by itself, once", async () => {
    const { refundId, order, listId } = await listedRefund();
    const { csv } = (await refundListCsv(stage.fund, listId, ["n", "holder", "account", "bank", "amount", "memo"]))!;
    expect(csv).toContain(`,30000,HOAN TIEN ${order}\r\n`);
    expect(order).toMatch(/^TLC/);
    const file = `Ngày giao dịch,Số CT,Ghi nợ,Ghi có,Nội dung chi tiết\n20/11/2026,7001,30.000,,MBVCB.77.HOAN TIEN ${order.toLowerCase()}.CT di`;
    const first = await importFile(stage.fund, file);
    expect(first.became).toEqual(["debit"]);
    const { debitId } = first.rows[0]!;
    await explainRecordedDebit({ seq: 1, kind: "debit.recorded", subjectType: "debit", subjectId: debitId!, actorId: null, payload: {} });
    expect(await db.refund.findUniqueOrThrow({ where: { id: refundId } })).toMatchObject({ state: "paid", bankReference: "7001", paidMarkedBy: null, paidOn: new Date("2026-11-20") });
    expect(await debitOf(debitId!)).toMatchObject({ state: "explained", explainedAs: "refund", bookedHere: true, explainedBy: null });
    expect(await balances()).toEqual({});
    const again = await importFile(stage.fund, `${file}\n21/11/2026,7002,11.000,,phi`);
    expect([again.rows[0]!.debitId, await db.outgoingDebit.count()]).toEqual([debitId, 2]);
    expect(await matchDebit(debitId!)).toBe(false);
    expect(await eventsOf(debitId!)).toEqual(["debit.recorded", "debit.explained"]);
    await checkInvariants();
  });

  it("is one debit by webhook, in two formats and in overlapping files; two alike in one file stay two", async () => {
    env.BANK_WEBHOOK_SECRET = BANK_SECRET;
    await postNotice(bankNotice({ id: 9, transferType: "out", transferAmount: 22_000, content: "phi", referenceCode: null, transactionDate: "2026-11-20 10:00:00" }));
    env.BANK_WEBHOOK_SECRET = undefined;
    const head = "Ngày giao dịch,Số CT,Ghi nợ,Ghi có,Nội dung chi tiết";
    await importFile(stage.fund, `${head}\n20/11/2026,1,22.000,,PHI\n20/11/2026,2,22.000,,PHI\n21/11/2026,3,5.000,,SMS`);
    await importFile(stage.fund, `${head}\n20/11/2026,2,22.000,,PHI\n21/11/2026,3,5.000,,SMS`);
    expect((await db.outgoingDebit.findMany({ orderBy: { amount: "desc" } })).map(({ amount, bankReference }) => [amount, bankReference])).toEqual([[22_000n, "1"], [22_000n, "2"], [5_000n, "3"]]);
    expect(await db.debitSighting.count()).toBe(6);
    await checkInvariants();
  });

  it("whose memo another report has cut is the same debit when both bear the same order's reference", async () => {
    const { order } = await listedRefund();
    const told = (memo: string, source: string) => receiveDebit({ account: env.bank.account, bookedOn: "2026-11-20", movedAt: clock.now(), amount: 30_000n, memo, payeeName: "", bankReference: null }, { source, sourceKey: "1" });
    const first = await told(`MBVCB.1.HOAN TIEN ${order} CT DI`, "bank_webhook");
    expect(await told(`HOANTIEN${order}`, "statement:a")).toEqual({ debitId: first.debitId, duplicate: true });
    expect((await told("MBVCB.1.HOAN TIEN", "statement:b")).duplicate).toBe(false);
  });

  it("with the reference or the amount alone is only suggested, with its reasons, and a person confirms", async () => {
    const { refundId, order } = await listedRefund();
    const [short, sumOnly] = [await moneyLeaves(29_000, `HOAN TIEN ${order}`), await moneyLeaves(30_000, "CHUYEN KHOAN", { payeeName: "NGUOI DEMO" })];
    expect([await reasonsFor(short), await reasonsFor(sumOnly)]).toEqual([["refund named"], ["refund same_amount same_payee"]]);
    expect((await db.refund.findUniqueOrThrow({ where: { id: refundId } })).state).toBe("listed");
    const misspelt = order.slice(0, 4) + (order[4] === "A" ? "B" : "A") + order.slice(5);
    expect(await reasonsFor(await moneyLeaves(30_000, misspelt))).toEqual(["refund misspelt same_amount"]);
    const said = { what: "refund" as const, id: refundId };
    expect(await explainDebit({ debitId: short, said, viewer: stage.fund })).toEqual({ ok: false, reason: "amount-differs" });
    for (const viewer of [stage.sponsor, stage.coordinator, await makeViewer({ role: "auditor" })]) expect(await explainDebit({ debitId: sumOnly, said, viewer })).toEqual({ ok: false, reason: "not-allowed" });
    granted(await explainDebit({ debitId: sumOnly, said, viewer: stage.fund }));
    expect(await explainDebit({ debitId: sumOnly, said, viewer: stage.fund })).toMatchObject({ ok: false });
    expect(await db.refund.findUniqueOrThrow({ where: { id: refundId } })).toMatchObject({ state: "paid", bankReference: order, paidMarkedBy: stage.fund.personId });
    expect(await findDebit(stage.fund, sumOnly)).toMatchObject({ state: "explained", explainedAs: "refund", to: `/fund/refunds/${refundId}`, bookedHere: true });
    await checkInvariants();
  });

  it("of a thing booked by hand is joined to it by the bank's number and the amount, and books nothing", async () => {
    await paidPledge(stage, 4);
    const shown = { paidOn: vietnamDay(clock.now()), note: "Phí", viewer: stage.fund };
    const { feeId } = granted(await bookBankFee({ ...shown, amount: 11_000n, bankReference: "FT-PHI" }));
    await does(payOut(stage, 45_000, { bankReference: "FT-CHI" }), stage.fund);
    const before = await db.ledgerTransaction.count();
    const [fee, paid, other] = [await moneyLeaves(11_000, "phi", { bankReference: "FT-PHI" }), await moneyLeaves(45_000, "chi", { bankReference: "FT-CHI" }), await moneyLeaves(12_000, "phi", { bankReference: "FT-PHI" })];
    expect([await debitOf(fee), await debitOf(paid), await debitOf(other)]).toMatchObject([{ explainedAs: "fee", feeId, bookedHere: false }, { explainedAs: "disbursement", bookedHere: false }, { state: "unexplained" }]);
    expect(await db.ledgerTransaction.count()).toBe(before);
    const second = await moneyLeaves(11_000, "phi lan nua");
    expect(await explainDebit({ debitId: second, said: { what: "fee", id: feeId! }, viewer: stage.fund })).toEqual({ ok: false, reason: "explanation-not-found" });
    granted(await reverseBankFee({ feeId: feeId!, note: "Ngân hàng trả lại", viewer: stage.fund }));
    expect(await debitOf(fee)).toMatchObject({ state: "unexplained", feeId: null });
    await checkInvariants();
  });

  it("that came before the booking is joined when the thing is booked by hand", async () => {
    const debitId = await moneyLeaves(11_000, "phi", { bankReference: "FT-1" });
    granted(await bookBankFee({ amount: 11_000n, paidOn: vietnamDay(clock.now()), bankReference: "FT-1", note: "Phí", viewer: stage.fund }));
    await matchDebitsOf(11_000n);
    expect(await debitOf(debitId)).toMatchObject({ explainedAs: "fee", bookedHere: false });
    await checkInvariants();
  });

  it("is named as a fee, twice under one number of the bank, and suggests it by its words", async () => {
    const [fee, tax] = [await moneyLeaves(10_000, "Phí chuyển tiền", { bankReference: "FT-2" }), await moneyLeaves(1_000, "VAT phi chuyen tien", { bankReference: "FT-2" })];
    expect([await reasonsFor(fee), await reasonsFor(tax)]).toEqual([["fee fee_words"], ["fee fee_words"]]);
    expect(await explainDebit({ debitId: fee, said: { what: "fee", id: null, note: " " }, viewer: stage.fund })).toEqual({ ok: false, reason: "note-needed" });
    for (const debitId of [fee, tax]) granted(await explainDebit({ debitId, said: { what: "fee", id: null, note: "Phí" }, viewer: stage.fund }));
    expect((await db.bankFee.findMany({ orderBy: { amount: "desc" } })).map(({ amount, bankReference }) => [amount, bankReference])).toEqual([[10_000n, "FT-2"], [1_000n, "FT-2 (2)"]]);
    expect(await balances()).toEqual({ "bank:main": -11_000, "fees:bank": 11_000 });
    await checkInvariants();
  });

  it("is a gift returned to its payer, suggested by sum and name; undoing the return lets it wait again", async () => {
    const { transferId } = await moneyArrives(70_000, "nham");
    granted(await returnTransfer({ transferId, viewer: stage.fund, note: "Chuyển nhầm" }));
    const debitId = await moneyLeaves(70_000, "hoan lai NGUOI DEMO");
    expect(await reasonsFor(debitId)).toEqual(["return same_amount same_payee"]);
    const placementId = await placementOf(transferId);
    granted(await explainDebit({ debitId, said: { what: "return", id: placementId }, viewer: stage.fund }));
    await checkInvariants();
    await does({ kind: "undo", placementId, keepUnits: false, note: "Chưa trả" }, stage.fund);
    expect((await debitOf(debitId)).state).toBe("unexplained");
    await checkInvariants();
  });

  it("is a payment for a need: day and amount are the bank's, above the threshold a second person agrees", async () => {
    stage = { ...stage, ...(await setStage({ quantity: 10, unitPrice: 3_000_000n })) };
    await paidPledge(stage, 10);
    const [small, large] = [await moneyLeaves(3_000_000, "chi", { day: "2026-11-19" }), await moneyLeaves(24_000_000, "chi")];
    expect(await doWithMoney({ ...payOut(stage, 2_000_000), debitId: small } as never, stage.fund)).toEqual({ ok: false, reason: "amount-differs" });
    await does({ ...payOut(stage, 3_000_000, { paidOn: "2026-11-24" }), debitId: small } as never, stage.fund);
    expect(await db.disbursement.findFirstOrThrow()).toMatchObject({ amount: 3_000_000n, paidOn: new Date("2026-11-19") });
    expect(await debitOf(small)).toMatchObject({ explainedAs: "disbursement", bookedHere: true });
    const { proposalId } = granted(await doWithMoney({ ...payOut(stage, 24_000_000, { bankReference: "FT-9" }), debitId: large } as never, stage.fund));
    expect([(await debitOf(large)).state, (await findDebit(stage.fund, large))!.proposalId]).toEqual(["unexplained", proposalId]);
    granted(await approveProposal({ proposalId: proposalId!, viewer: await makeViewer({ role: "fund_manager" }) }));
    expect((await debitOf(large)).explainedAs).toBe("disbursement");
    const undone = granted(await undoExplanation({ debitId: large, note: "Nhầm", viewer: stage.fund }));
    expect([undone.proposalId === null, (await debitOf(large)).state]).toEqual([false, "explained"]);
    granted(await approveProposal({ proposalId: undone.proposalId!, viewer: await makeViewer({ role: "fund_manager" }) }));
    expect((await debitOf(large)).state).toBe("unexplained");
    await checkInvariants();
  });
});

describe("taking an explanation back", () => {
  it("answers with a counter-entry what was booked by it, and nothing books it again by itself", async () => {
    const { refundId, order } = await listedRefund();
    const debitId = await moneyLeaves(30_000, order);
    expect((await db.refund.findUniqueOrThrow({ where: { id: refundId } })).state).toBe("paid");
    expect(await undoExplanation({ debitId, note: "", viewer: stage.fund })).toEqual({ ok: false, reason: "note-needed" });
    expect(await undoExplanation({ debitId, note: "x", viewer: stage.coordinator })).toEqual({ ok: false, reason: "not-allowed" });
    granted(await undoExplanation({ debitId, note: "Nhầm khoản", viewer: stage.fund }));
    expect(await db.refund.findUniqueOrThrow({ where: { id: refundId } })).toMatchObject({ state: "listed", paidOn: null, bankReference: null });
    expect((await balances())["bank:main"]).toBe(30_000);
    expect(await undoExplanation({ debitId, note: "x", viewer: stage.fund })).toEqual({ ok: false, reason: "already-undone" });
    await matchDebitsOf(30_000n);
    expect([await matchDebit(debitId), (await debitOf(debitId)).state]).toEqual([false, "unexplained"]);
    await checkInvariants();
    granted(await explainDebit({ debitId, said: { what: "refund", id: refundId }, viewer: stage.fund }));
    expect(await balances()).toEqual({});
    expect(await eventsOf(debitId)).toEqual(["debit.recorded", "debit.explained", "debit.reopened", "debit.explained"]);
    await checkInvariants();
  });

  it("of a fee reverses the fee; its number may be booked again", async () => {
    const debitId = await moneyLeaves(11_000, "phi", { bankReference: "FT-3" });
    for (let time = 0; time < 2; time += 1) {
      granted(await explainDebit({ debitId, said: { what: "fee", id: null, note: "Phí" }, viewer: stage.fund }));
      granted(await undoExplanation({ debitId, note: "Nhầm", viewer: stage.fund }));
    }
    expect(await balances()).toEqual({});
    expect(await db.bankFee.count({ where: { reversedAt: { not: null } } })).toBe(2);
    await checkInvariants();
  });
});

describe("several people at once", () => {
  it("pay a refund once, however many debits bear its reference", async () => {
    const { order } = await listedRefund();
    const debits = [await moneyLeaves(30_000, order, { follow: false }), await moneyLeaves(30_000, `lan 2 ${order}`, { follow: false })];
    await Promise.allSettled([...debits, ...debits].map(matchDebit));
    expect((await Promise.all(debits.map(debitOf))).map(({ state }) => state).toSorted()).toEqual(["explained", "unexplained"]);
    expect(await balances()).toEqual({});
    await checkInvariants();
  });
});

describe("the desk", () => {
  it("lists what waits oldest first, and tells the closing of a day how far the bank is ahead", async () => {
    const at = (days: number) => vietnamDay(new Date(clock.now().getTime() - days * DAY));
    const [late, early] = [await moneyLeaves(1_000, "b", { day: at(1) }), await moneyLeaves(2_000, "a", { day: at(2) })];
    const fee = await moneyLeaves(4_000, "phi", { day: at(1) });
    granted(await explainDebit({ debitId: fee, said: { what: "fee", id: null, note: "Phí" }, viewer: stage.fund }));
    const { rows, figures } = await listDebits(stage.fund, { state: "unexplained" });
    expect([rows.map(({ id }) => id), figures]).toEqual([[early, late], { unexplained: { count: 2, amount: 3_000 }, explained: { count: 1, amount: 4_000 } }]);
    expect((await listDebits(stage.sponsor, { state: null })).rows).toEqual([]);
    expect(await findDebit(stage.coordinator, late)).toBeNull();
    // What is explained counts for the bank's day, however late somebody says it.
    expect(await readDayToClose(stage.fund, at(1))).toMatchObject({ ledger: -4_000, unexplained: { count: 2, amount: 3_000 }, later: { count: 0, amount: 0 } });
    expect(await readDayToClose(stage.fund, at(2))).toMatchObject({ ledger: 0, unexplained: { count: 1, amount: 2_000 }, later: { count: 0, amount: 0 } });
    // A payment that somebody dated later than the bank did is ahead of the ledger until then.
    const paid = await moneyLeaves(5_000, "chi", { day: at(2), bankReference: "FT-CHI" });
    const { feeId } = granted(await bookBankFee({ amount: 5_000n, paidOn: at(1), bankReference: "FT-CHI", note: "Phí", viewer: stage.fund }));
    granted(await explainDebit({ debitId: paid, said: { what: "fee", id: feeId! }, viewer: stage.fund }));
    expect(await readDayToClose(stage.fund, at(2))).toMatchObject({ ledger: 0, later: { count: 1, amount: 5_000 } });
    expect(await readDayToClose(stage.fund, at(1))).toMatchObject({ ledger: -9_000, later: { count: 0, amount: 0 } });
  });
});
