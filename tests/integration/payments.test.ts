import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { paymentInstructions } from "~/domain/payments/payment-instructions.server";
import { receiveTransfer } from "~/domain/payments/receive-transfer.server";
import { acceptGoods } from "~/domain/pledges/accept-goods.server";
import { cancelPledge } from "~/domain/pledges/cancel-pledge.server";
import { openReceipt } from "~/domain/pledges/open-receipt.server";
import { sendDemoTransfer } from "~/domain/pledges/send-demo-transfer.server";
import { clock } from "~/platform/clock.server";
import { db } from "~/platform/database.server";
import { env } from "~/platform/env.server";
import { balances, eventsOf, granted, makeNeed, makeViewer, moneyArrives, pledge, setStage, stateOf, type Stage } from "../support/factories";
import { placingMoney } from "../support/placing-money";

const NEED = "need:HP-MEAL-0001";
let stage: Stage;
const { pledged, transferRow, place, lapseAll } = placingMoney(() => stage);

const paymentOf = (reference: string) => db.payment.findFirstOrThrow({ where: { pledge: { reference } } });

beforeEach(async () => {
  stage = await setStage();
});

describe("money that arrives", () => {
  it("in the right amount settles the payment, confirms the pledge, and gives the next receipt", async () => {
    const [first, second] = [await pledged(), await pledged(1)];
    const { transferId, outcome } = await moneyArrives(30_000, `MBVCB.8123.ct tu 0123 toi ${first.toLowerCase()}.ung ho`);
    expect(outcome).toBe("exact");
    expect(await transferRow(transferId)).toEqual({ state: "placed", unplaced: 0n, outcome: "exact" });
    expect(await stateOf(first)).toBe("confirmed");
    expect(await balances()).toEqual({ "bank:main": 30_000, [NEED]: -30_000 });
    await moneyArrives(15_000, second);
    const year = new Date(clock.now().getTime() + 7 * 3_600_000).getUTCFullYear();
    expect((await paymentOf(first)).receiptNumber).toBe(`TLV-BN-${year}-000001`);
    expect((await paymentOf(second)).receiptNumber).toBe(`TLV-BN-${year}-000002`);
    expect(await db.need.findUniqueOrThrow({ where: { code: stage.needCode } })).toMatchObject({ unitsAllocated: 3, unitsPaid: 3 });
    expect(await eventsOf(transferId)).toEqual(["transfer.received"]);
    expect(await eventsOf((await paymentOf(first)).id)).toEqual(["payment.settled"]);
  });

  it("too little leaves the pledge held until the rest completes it", async () => {
    const reference = await pledged();
    expect((await moneyArrives(10_000, reference)).outcome).toBe("short");
    expect(await paymentOf(reference)).toMatchObject({ received: 10_000n, state: "pending", receiptNumber: null });
    expect(await stateOf(reference)).toBe("held");
    expect((await moneyArrives(20_000, reference)).outcome).toBe("completes");
    expect(await paymentOf(reference)).toMatchObject({ received: 30_000n, state: "settled" });
    expect(await eventsOf((await paymentOf(reference)).id)).toEqual(["payment.part_received", "payment.settled"]);
    expect(await balances()).toEqual({ "bank:main": 30_000, [NEED]: -30_000 });
  });

  it("too much settles the payment, and what is over waits", async () => {
    const { transferId, outcome } = await moneyArrives(50_000, await pledged());
    expect(outcome).toBe("excess");
    expect(await transferRow(transferId)).toEqual({ state: "suspense", unplaced: 20_000n, outcome: "excess" });
    expect(await balances()).toEqual({ "bank:main": 50_000, [NEED]: -30_000, suspense: -20_000 });
    expect(await eventsOf(transferId)).toEqual(["transfer.received", "transfer.suspended"]);
  });

  it.each([
    ["no_reference", "ung ho tre em vung cao"],
    ["unknown_reference", "TLV2222222"],
  ])("with %s waits whole", async (outcome, memo) => {
    const answer = await moneyArrives(30_000, memo);
    expect(answer.outcome).toBe(outcome);
    expect(await transferRow(answer.transferId)).toMatchObject({ state: "suspense", unplaced: 30_000n });
    expect(await balances()).toEqual({ "bank:main": 30_000, suspense: -30_000 });
  });

  it("twice, late, for several pledges, or for one that takes no money waits whole", async () => {
    const outcome = async (memo: string) => (await moneyArrives(30_000, memo)).outcome;
    const [paid, cancelled, inKind, lapsed] = [await pledged(), await pledged(), await pledge(stage.sponsor, stage.needCode, 2, { mode: "in_kind" }), await pledged()];
    await moneyArrives(30_000, paid);
    granted(await cancelPledge({ reference: cancelled, viewer: stage.sponsor }));
    granted(await acceptGoods({ reference: inKind, viewer: stage.coordinator }));
    await lapseAll();
    expect(await outcome(paid)).toBe("double");
    expect(await outcome(cancelled)).toBe("not_payable");
    expect(await outcome(inKind)).toBe("not_payable");
    expect(await outcome(lapsed)).toBe("late");
    expect(await outcome(`${paid} ${lapsed}`)).toBe("several_references");
    expect(await balances()).toEqual({ "bank:main": 180_000, [NEED]: -30_000, suspense: -150_000 });
    expect(await stateOf(lapsed)).toBe("lapsed");
  });

  it("is stored once, however often and at whatever moment the bank reports it", async () => {
    const reference = await pledged();
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => moneyArrives(30_000, reference, "VCB1")));
    expect(new Set(answers.map(({ transferId }) => transferId)).size).toBe(1);
    expect(answers.filter(({ duplicate }) => !duplicate)).toHaveLength(1);
    expect(answers.every(({ outcome }) => outcome === "exact")).toBe(true);
    expect(await balances()).toEqual({ "bank:main": 30_000, [NEED]: -30_000 });
    expect((await moneyArrives(30_000, reference, "VCB2")).outcome).toBe("double");
  });

  it("for one pledge from two payers at once settles it once", async () => {
    const reference = await pledged();
    const answers = await Promise.all([moneyArrives(30_000, reference), moneyArrives(30_000, reference)]);
    expect(answers.map(({ outcome }) => outcome).toSorted()).toEqual(["double", "exact"]);
    expect(await balances()).toEqual({ "bank:main": 60_000, [NEED]: -30_000, suspense: -30_000 });
  });

  it("is refused only when it is no amount; a memo that no table can hold is no reason", async () => {
    const arrives = (amount: bigint, memo = "") => receiveTransfer({ provider: "statement", providerId: randomUUID(), amount, memo, payerName: "x\0y", receivedAt: clock.now() });
    for (const amount of [0n, -1n, 9_000_000_000_000_001n]) expect(await arrives(amount)).toEqual({ ok: false, reason: "amount-invalid" });
    expect(await db.incomingTransfer.count()).toBe(0);
    expect(await arrives(1n, `\0${"x".repeat(5000)}`)).toMatchObject({ ok: true, outcome: "no_reference" });
  });
});

describe("a hold that lapses after a part of its money came", () => {
  it("moves that part to suspense, each time it happens", async () => {
    const reference = await pledged();
    const { transferId } = await moneyArrives(10_000, reference);
    for (let time = 1; time <= 2; time += 1) {
      await lapseAll();
      expect(await stateOf(reference)).toBe("lapsed");
      expect(await paymentOf(reference)).toMatchObject({ received: 0n, state: "failed" });
      expect(await transferRow(transferId)).toMatchObject({ state: "suspense", unplaced: 10_000n });
      expect(await balances()).toEqual({ "bank:main": 10_000, suspense: -10_000 });
      expect(granted(await place(transferId, reference))).toMatchObject({ placed: 10_000n, reopened: true, settled: false });
      expect(await balances()).toEqual({ "bank:main": 10_000, [NEED]: -10_000 });
    }
    expect((await moneyArrives(20_000, reference)).outcome).toBe("completes");
    expect(await stateOf(reference)).toBe("confirmed");
  });
});

describe("paying", () => {
  it("is told with the account, the amount and the reference, also as VietQR", async () => {
    const reference = await pledged();
    const { qrSvg, qrPng, ...told } = await paymentInstructions({ reference, amount: 30_000 });
    expect(told).toEqual({ bankName: env.bank.name, account: env.bank.account, holder: env.bank.holder, amount: 30_000, memo: reference, transfers: [{ position: 1, amount: 30_000, received: 0, lacking: 30_000, state: "next", qrPng }] });
    expect(qrSvg).toMatch(/^<svg/);
    expect(qrPng).toMatch(/^data:image\/png;base64,/);
  });

  it.each([
    ["right", ["exact"], "confirmed"],
    ["short", ["short"], "held"],
    ["double", ["exact", "double"], "confirmed"],
    ["no_reference", ["no_reference"], "held"],
  ] as const)("by the demonstration's bank, %s", async (kind, outcomes, state) => {
    const reference = await pledged();
    expect(await sendDemoTransfer({ reference, kind, viewer: stage.sponsor })).toEqual({ ok: true, basket: false });
    const transfers = await db.incomingTransfer.findMany({ orderBy: { receivedAt: "asc" } });
    expect(transfers.map(({ outcome }) => outcome)).toEqual(outcomes);
    expect(await stateOf(reference)).toBe(state);
    if (kind === "short") {
      await sendDemoTransfer({ reference, kind: "right", viewer: stage.sponsor });
      expect(await stateOf(reference)).toBe("confirmed");
    }
  });

  it("by the demonstration's bank is refused to strangers, for goods, and outside the demonstration", async () => {
    const reference = await pledged();
    const refused = async (viewer: Stage["sponsor"], asked = reference) => sendDemoTransfer({ reference: asked, kind: "right", viewer });
    expect(await refused(await makeViewer({ role: "sponsor" }))).toEqual({ ok: false, reason: "not-found" });
    expect(await refused(stage.sponsor, await pledge(stage.sponsor, stage.needCode, 1, { mode: "in_kind" }))).toEqual({ ok: false, reason: "not-money" });
    env.demo = false;
    expect(await refused(stage.sponsor)).toEqual({ ok: false, reason: "not-demo" });
    expect(await db.incomingTransfer.count()).toBe(0);
  });

  it("gives a receipt once settled, to whoever may see the pledge", async () => {
    const reference = await pledged();
    expect(await openReceipt(stage.sponsor, reference)).toBeNull();
    await moneyArrives(30_000, reference);
    const receipt = await openReceipt(stage.sponsor, reference);
    expect(receipt!.number).toBe((await paymentOf(reference)).receiptNumber);
    expect(receipt!.pdf.subarray(0, 5).toString()).toBe("%PDF-");
    expect(await openReceipt(await makeViewer({ role: "sponsor" }), reference)).toBeNull();
  });

  it("of one need never shows in another's account", async () => {
    const other = await makeNeed({ receiverId: stage.receiverId });
    await moneyArrives(15_000, await pledge(stage.sponsor, other, 1));
    await moneyArrives(15_000, await pledged(1));
    expect(await balances()).toEqual({ "bank:main": 30_000, [NEED]: -15_000, [`need:${other}`]: -15_000 });
  });
});
