import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Viewer } from "~/domain/accounts/viewer";
import { askRefund } from "~/domain/treasury/ask-refund.server";
import { closeDay, countersignDay, reopenDay } from "~/domain/treasury/close-day.server";
import { approveProposal, declineProposal, withdrawProposal } from "~/domain/treasury/decide-proposal.server";
import { doInBulk } from "~/domain/treasury/do-in-bulk.server";
import { doWithMoney } from "~/domain/treasury/do-with-money.server";
import { declineRefund, withdrawRefund } from "~/domain/treasury/end-refund.server";
import { enterRefundAccount, listRefunds, markRefundPaid } from "~/domain/treasury/pay-refunds.server";
import { readDayToClose } from "~/domain/treasury/read-closings.server";
import { readRefundChoice } from "~/domain/treasury/read-refund-choice.server";
import { refundListCsv } from "~/domain/treasury/read-refunds.server";
import { suggestForList } from "~/domain/treasury/suggest-for-list.server";
import { listIncomingTransfers } from "~/domain/payments/read-transfers.server";
import { placeTransfer } from "~/domain/pledges/place-transfer.server";
import { clock, vietnamDay } from "~/platform/clock.server";
import { db } from "~/platform/database.server";
import { env } from "~/platform/env.server";
import { checkInvariants } from "../support/check-invariants";
import { paidPledge, sendDelivery } from "../support/deliver";
import { balances, DAY, eventsOf, granted, makeViewer, moneyArrives, pledge, setStage, stateOf, type Stage } from "../support/factories";
import { ACCOUNT, does, payOut, placementOf } from "../support/treasury";

const threshold = env.FUND_TWO_PERSON_ABOVE;
let stage: Stage;
let other: Viewer;

beforeEach(async () => {
  stage = await setStage();
  other = await makeViewer({ role: "fund_manager" });
});
afterEach(async () => {
  clock.reset();
  env.FUND_TWO_PERSON_ABOVE = threshold;
  await checkInvariants();
});

describe("two people", () => {
  const propose = async (amount = 60_000) => {
    env.FUND_TWO_PERSON_ABOVE = 50_000;
    const { transferId } = await moneyArrives(amount, "ung ho");
    const { proposalId } = granted(await doWithMoney({ kind: "keep", transferId, note: "Đồng ý" }, stage.fund));
    return { transferId, proposalId: proposalId! };
  };

  it("only another fund manager decides, once, and nothing moves before", async () => {
    const { transferId, proposalId } = await propose();
    expect(await balances()).toEqual({ "bank:main": 60_000, suspense: -60_000 });
    expect(await approveProposal({ proposalId, viewer: stage.fund })).toEqual({ ok: false, reason: "same-person" });
    expect(await declineProposal({ proposalId, viewer: stage.fund, note: "x" })).toEqual({ ok: false, reason: "same-person" });
    expect(await approveProposal({ proposalId, viewer: stage.sponsor })).toEqual({ ok: false, reason: "not-allowed" });
    expect(await doWithMoney({ kind: "return", transferId, note: "x" }, other)).toEqual({ ok: false, reason: "proposal-open" });
    expect(await declineProposal({ proposalId, viewer: other, note: " " })).toEqual({ ok: false, reason: "note-needed" });
    const both = await Promise.all([approveProposal({ proposalId, viewer: other }), approveProposal({ proposalId, viewer: other })]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(await balances()).toEqual({ "bank:main": 60_000, "fund:general": -60_000 });
    expect(await eventsOf(proposalId)).toEqual(["proposal.made", "proposal.approved"]);
  });

  it("may be declined with a reason or withdrawn, and then proposed again", async () => {
    const { transferId, proposalId } = await propose();
    expect(await withdrawProposal({ proposalId, viewer: other })).toEqual({ ok: false, reason: "not-yours" });
    granted(await withdrawProposal({ proposalId, viewer: stage.fund }));
    const again = granted(await doWithMoney({ kind: "keep", transferId, note: "Đồng ý" }, stage.fund));
    granted(await declineProposal({ proposalId: again.proposalId!, viewer: other, note: "Hỏi lại người gửi" }));
    expect(await approveProposal({ proposalId: again.proposalId!, viewer: other })).toEqual({ ok: false, reason: "proposal-decided" });
    expect(await balances()).toEqual({ "bank:main": 60_000, suspense: -60_000 });
  });

  it("the database itself refuses one person for both", async () => {
    const { proposalId } = await propose();
    await expect(db.moneyProposal.update({ where: { id: proposalId }, data: { state: "approved", decidedBy: stage.fund.personId, decidedAt: clock.now() } })).rejects.toThrow(/proposal_two_people/);
  });

  it("a large sum does not become small in parts, and no older way goes round it", async () => {
    env.FUND_TWO_PERSON_ABOVE = 50_000;
    const { transferId } = await moneyArrives(90_000, "ung ho");
    const [first, second] = [await pledge(stage.sponsor, stage.needCode, 3), await pledge(stage.sponsor, stage.needCode, 2)];
    await does({ kind: "place", transferId, parts: [{ reference: first, amount: 45_000 }] }, stage.fund);
    expect(granted(await doWithMoney({ kind: "place", transferId, parts: [{ reference: second, amount: 30_000 }] }, stage.fund)).proposalId).not.toBeNull();
    expect(await placeTransfer({ transferId, viewer: stage.fund, pledgeReference: second, amount: 60_000n })).toEqual({ ok: false, reason: "second-person-needed" });
  });

  it("what has become impossible meanwhile keeps the proposal open", async () => {
    env.FUND_TWO_PERSON_ABOVE = 30_000;
    const reference = await paidPledge(stage, 4);
    const { id: transferId } = await db.incomingTransfer.findFirstOrThrow();
    const { proposalId } = granted(await doWithMoney({ kind: "undo", placementId: await placementOf(transferId), keepUnits: true, note: "Nhầm" }, stage.fund));
    await sendDelivery(stage, reference);
    expect(await approveProposal({ proposalId: proposalId!, viewer: other })).toEqual({ ok: false, reason: "in-delivery" });
    expect(await db.moneyProposal.findUniqueOrThrow({ where: { id: proposalId! } })).toMatchObject({ state: "open" });
  });
});

describe("several transfers at once", () => {
  it("takes the one likely pledge of each, and refuses some without the others", async () => {
    const [first, second] = [await pledge(stage.sponsor, stage.needCode, 2), await pledge(stage.sponsor, stage.needCode, 1)];
    await moneyArrives(30_000, `${first.slice(0, 9)}${first.at(9) === "2" ? "3" : "2"}`, "FT-A");
    await moneyArrives(14_000, "ung ho", "FT-B");
    const { rows } = await listIncomingTransfers(stage.fund, { show: "unplaced" });
    const likely = await suggestForList(stage.fund, rows, "vi");
    expect(Object.values(likely).map(({ reference }) => reference)).toEqual([first]);
    expect(await suggestForList(stage.sponsor, rows, "vi")).toEqual({});
    const deeds = rows.map(({ id }) => ({ kind: "place" as const, transferId: id, parts: likely[id] ? [{ reference: likely[id].reference, amount: likely[id].amount }] : [] }));
    expect(await doInBulk(deeds, stage.fund)).toEqual({ ok: true, done: 1, proposed: 0, failed: 1, reasons: ["parts-needed"] });
    expect([await stateOf(first), await stateOf(second)]).toEqual(["confirmed", "held"]);
    expect(await doInBulk(deeds, stage.sponsor)).toEqual({ ok: false, reason: "not-allowed" });
    expect(await doInBulk([], stage.fund)).toEqual({ ok: false, reason: "none-chosen" });
  });
});

describe("refunds", () => {
  it("belong to the sponsor to ask for and to the fund to decide", async () => {
    const reference = await paidPledge(stage, 2);
    const stranger = await makeViewer({ role: "sponsor" });
    expect(await askRefund({ reference, viewer: stranger, reason: "x" })).toEqual({ ok: false, reason: "not-found" });
    expect(await readRefundChoice(stranger, reference)).toBeNull();
    expect(await askRefund({ reference, viewer: stage.sponsor, reason: " " })).toEqual({ ok: false, reason: "reason-needed" });
    const { refundId } = granted(await askRefund({ reference, viewer: stage.sponsor, reason: "Đổi kế hoạch" }));
    expect(await askRefund({ reference, viewer: stage.sponsor, reason: "lần nữa" })).toEqual({ ok: false, reason: "refund-exists" });
    expect(await declineRefund({ refundId, viewer: stage.sponsor, note: "x" })).toEqual({ ok: false, reason: "not-allowed" });
    granted(await declineRefund({ refundId, viewer: stage.fund, note: "Xin giữ lại" }));
    expect(await readRefundChoice(stage.sponsor, reference)).toMatchObject({ bar: null, amount: 30_000, refunds: [{ state: "declined", decisionNote: "Xin giữ lại" }] });
    const again = granted(await askRefund({ reference, viewer: stage.sponsor, reason: "Vẫn xin" }));
    expect(await withdrawRefund({ refundId: again.refundId, viewer: stage.fund })).toEqual({ ok: false, reason: "not-found" });
    granted(await withdrawRefund({ refundId: again.refundId, viewer: stage.sponsor }));
    expect(await stateOf(reference)).toBe("confirmed");
  });

  it("go to the bank as a list whose cells are no formulas, and leave the books only as the statement shows", async () => {
    const reference = await paidPledge(stage, 2);
    const { refundId } = granted(await askRefund({ reference, viewer: stage.sponsor, reason: "Đổi ý" }));
    await does({ kind: "refund", refundId, note: "" }, stage.fund);
    expect(await listRefunds({ refundIds: [refundId], viewer: stage.fund })).toEqual({ ok: false, reason: "account-missing" });
    expect(await enterRefundAccount({ refundId, viewer: stage.fund, account: { ...ACCOUNT, accountNumber: "12" } })).toEqual({ ok: false, reason: "account-invalid" });
    granted(await enterRefundAccount({ refundId, viewer: stage.fund, account: { ...ACCOUNT, accountHolder: "=HYPERLINK(A1)" } }));
    const { listId, number } = granted(await listRefunds({ refundIds: [refundId], viewer: stage.fund }));
    expect(number).toMatch(/^HT-\d{4}-0001$/);
    const list = await refundListCsv(stage.fund, listId, ["n", "holder", "account", "bank", "amount", "memo"]);
    const { orderReference } = await db.refund.findUniqueOrThrow({ where: { id: refundId } });
    expect(list!.csv).toContain(`1,'=HYPERLINK(A1),000011112222,Ngân hàng Demo,30000,HOAN TIEN ${orderReference}`);
    expect(await refundListCsv(await makeViewer({ role: "auditor" }), listId, [])).toBeNull();
    const today = vietnamDay(clock.now());
    expect(await markRefundPaid({ refundId, viewer: stage.fund, paidOn: "2099-01-01", bankReference: "x" })).toEqual({ ok: false, reason: "day-invalid" });
    granted(await markRefundPaid({ refundId, viewer: stage.fund, paidOn: today, bankReference: "FT9" }));
    expect(await markRefundPaid({ refundId, viewer: stage.fund, paidOn: today, bankReference: "FT9" })).toEqual({ ok: false, reason: "refund-not-listed" });
    expect(await balances()).toEqual({});
    expect(await eventsOf(refundId)).toEqual(["refund.requested", "refund.approved", "refund.account_entered", "refund.listed", "refund.paid"]);
  });

  it("by two people at once are approved once", async () => {
    const { refundId } = granted(await askRefund({ reference: await paidPledge(stage, 2), viewer: stage.sponsor, reason: "Đổi ý" }));
    const both = await Promise.all([stage.fund, other].map((viewer) => doWithMoney({ kind: "refund", refundId, note: "" }, viewer)));
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  });
});

describe("money that is paid out", () => {
  it("is refused to strangers, for the unknown and above what is there", async () => {
    await paidPledge(stage, 2);
    const refused = async (more: Parameters<typeof payOut>[2], viewer = stage.fund, amount = 10_000) => ((await doWithMoney(payOut(stage, amount, more), viewer)) as { reason: string }).reason;
    expect(await refused({}, stage.coordinator)).toBe("not-allowed");
    expect(await refused({ needCode: "HP-MEAL-9999" })).toBe("need-not-found");
    expect(await refused({ payeeId: stage.needCode })).toBe("payee-not-found");
    expect(await refused({ deliveryId: stage.receiverId })).toBe("delivery-not-found");
    expect(await refused({ purpose: " " })).toBe("purpose-needed");
    expect(await refused({ bankReference: "" })).toBe("bank-reference-needed");
    expect(await refused({}, stage.fund, 0)).toBe("amount-invalid");
    expect(await refused({}, stage.fund, 30_001)).toBe("amount-above-free");
    const both = await Promise.all([payOut(stage, 20_000), payOut(stage, 20_000)].map((deed) => doWithMoney(deed, stage.fund)));
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  });
});

describe("closing a day", () => {
  const today = () => vietnamDay(clock.now());
  const close = (more: Partial<Parameters<typeof closeDay>[0]> = {}) => closeDay({ day: today(), bankBalance: 60_000n, source: "typed", lines: [], note: "", viewer: stage.fund, ...more });

  it("needs the bank's balance to the đồng, or every đồng of the difference explained", async () => {
    await moneyArrives(60_000, "ung ho");
    const day = today();
    expect(await close()).toEqual({ ok: false, reason: "day-not-over" });
    clock.travel(DAY);
    expect(await close({ day, viewer: stage.coordinator })).toEqual({ ok: false, reason: "not-allowed" });
    expect(await close({ day: "2026-02-30" })).toEqual({ ok: false, reason: "day-invalid" });
    expect(await close({ day, bankBalance: 60_500n })).toEqual({ ok: false, reason: "difference-unexplained" });
    const { closingId, difference } = granted(await close({ day, bankBalance: 60_500n, lines: [{ amount: 1_600n, explanation: "Lãi tiền gửi" }, { amount: -1_100n, explanation: "Phí chưa ghi" }] }));
    expect(difference).toBe(500n);
    expect(await close({ day })).toEqual({ ok: false, reason: "day-closed" });
    expect(await countersignDay({ closingId, viewer: stage.fund })).toEqual({ ok: false, reason: "same-person" });
    granted(await countersignDay({ closingId, viewer: other }));
    expect(await countersignDay({ closingId, viewer: other })).toEqual({ ok: false, reason: "not-signed" });
    expect(await readDayToClose(stage.fund, null)).toMatchObject({ day, ledger: 60_000, closed: true, lastClosed: day });
  });

  it("lets nothing be booked into it or before it, until it is opened again with a reason", async () => {
    await moneyArrives(60_000, "ung ho");
    const day = today();
    clock.travel(DAY);
    const { closingId } = granted(await close({ day }));
    await moneyArrives(1_000, "hom nay");
    clock.travel(-DAY);
    await expect(moneyArrives(1_000, "hom qua")).rejects.toThrow(/closed/);
    clock.travel(-3 * DAY);
    await expect(moneyArrives(1_000, "truoc nua")).rejects.toThrow(/closed/);
    clock.travel(4 * DAY);
    expect(await reopenDay({ closingId, viewer: stage.fund, note: " " })).toEqual({ ok: false, reason: "note-needed" });
    granted(await reopenDay({ closingId, viewer: other, note: "Thiếu một khoản" }));
    expect(await eventsOf(closingId)).toEqual(["day.closed", "day.reopened"]);
    clock.travel(-DAY);
    await moneyArrives(1_000, "hom qua");
    clock.travel(DAY);
    granted(await close({ day, bankBalance: 61_000n }));
  });

  it("opens only the last closed day, and closes none before it", async () => {
    const first = today();
    clock.travel(DAY);
    const second = today();
    clock.travel(DAY);
    const { closingId } = granted(await close({ day: first, bankBalance: 0n }));
    granted(await close({ day: second, bankBalance: 0n }));
    expect(await reopenDay({ closingId, viewer: other, note: "x" })).toEqual({ ok: false, reason: "later-day-closed" });
    expect(await close({ day: first, bankBalance: 0n })).toEqual({ ok: false, reason: "day-before-closed" });
  });

  it("is not closed by the database itself when lines do not explain the difference", async () => {
    await expect(
      db.dayClosing.create({ data: { day: new Date("2026-01-01"), bankBalance: 5n, ledgerBalance: 0n, source: "typed", state: "signed", signedBy: stage.fund.personId, signedAt: clock.now() } }),
    ).rejects.toThrow(/explains/);
  });
});
