import { beforeEach, describe, expect, it } from "vitest";
import { sumUpLedger } from "~/domain/disclosure/sum-up-ledger.server";
import { enterRefundAccount, listRefunds } from "~/domain/treasury/pay-refunds.server";
import { findRefund } from "~/domain/treasury/read-refunds.server";
import { suggestReturns } from "~/domain/treasury/suggest-returns.server";
import { markRefundReturned, matchRefundReturn } from "~/domain/treasury/take-refund-return.server";
import { clock, vietnamDay } from "~/platform/clock.server";
import { db } from "~/platform/database.server";
import { checkInvariants } from "../support/check-invariants";
import { balances, DAY, eventsOf, granted, makeViewer, moneyArrives, setStage, type Stage } from "../support/factories";
import { NEED, refundStories, today } from "../support/refund-stories";
import { lettersTo, promises, workerCatchesUp } from "../support/story";
import { ACCOUNT } from "../support/treasury";

let stage: Stage;
const { stateOfRefund, agreed, bankPays, creditComes } = refundStories(() => stage);

beforeEach(async () => {
  stage = await setStage();
});

describe("Stories of refunds:", () => {
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

  it("sent back less a fee that the bank kept: the fund bears it, and the sponsor is still owed the whole", async () => {
    const reference = await promises(stage.sponsor, stage.needCode, 10);
    await moneyArrives(150_000, reference);
    const refundId = await agreed(reference);
    const memo = await bankPays(refundId);
    const { sponsorId } = await db.pledge.findUniqueOrThrow({ where: { reference }, select: { sponsorId: true } });
    const transferId = await creditComes(139_000, `TRA LAI ${memo}`);
    expect(await suggestReturns(stage.fund, transferId)).toMatchObject([{ refundId, named: true, amount: 150_000, fee: 11_000 }]);
    expect(await matchRefundReturn({ refundId, transferId, viewer: stage.fund })).toEqual({ ok: false, reason: "return-amount-differs" });
    expect(await matchRefundReturn({ refundId, transferId, viewer: stage.fund, fee: 10_999n })).toEqual({ ok: false, reason: "return-amount-differs" });
    expect(await matchRefundReturn({ refundId, transferId, viewer: stage.fund, fee: -11_000n })).toEqual({ ok: false, reason: "return-amount-differs" });
    expect(granted(await matchRefundReturn({ refundId, transferId, viewer: stage.fund, fee: 11_000n }))).toMatchObject({ amount: 150_000n, fee: 11_000n });
    await workerCatchesUp();
    expect(await balances()).toEqual({ "bank:main": 139_000, "fees:bank": 11_000, [`sponsor:${sponsorId}`]: -150_000 });
    expect(await findRefund(stage.fund, refundId)).toMatchObject({ state: "returned_by_bank", bankAmount: 150_000, returns: [{ amount: 150_000, fee: 11_000, transferId }] });
    expect(await lettersTo(stage.sponsor)).toContain("refund-returned");
    // What the public is told: the money that came back went out again for nobody, and the bank's fee is a fee.
    clock.travel(DAY);
    await sumUpLedger();
    expect(await db.openLedgerCash.findFirstOrThrow()).toMatchObject({ received: 289_000n, returned: 139_000n, fees: 11_000n, refunding: 150_000n });
    await checkInvariants();
    await bankPays(refundId, "FT-SECOND");
    expect(await balances()).toEqual({ "bank:main": -11_000, "fees:bank": 11_000 });
  });

  it("sent back with more missing than a bank keeps: nothing is booked", async () => {
    const reference = await promises(stage.sponsor, stage.needCode, 10);
    await moneyArrives(150_000, reference);
    const refundId = await agreed(reference);
    const memo = await bankPays(refundId);
    const transferId = await creditComes(94_999, `TRA LAI ${memo}`);
    expect(await suggestReturns(stage.fund, transferId)).toEqual([]);
    expect(await matchRefundReturn({ refundId, transferId, viewer: stage.fund, fee: 55_001n })).toEqual({ ok: false, reason: "return-fee-too-high" });
    const marked = { refundId, viewer: stage.fund, returnedOn: today(), bankReference: "FT-X", note: "" };
    expect(await markRefundReturned({ ...marked, fee: 55_001n })).toEqual({ ok: false, reason: "return-fee-too-high" });
    expect(await markRefundReturned({ ...marked, fee: -1n })).toEqual({ ok: false, reason: "return-fee-invalid" });
    expect(await balances()).toEqual({ "bank:main": 94_999, suspense: -94_999 });
    expect(await stateOfRefund(refundId)).toBe("paid");
  });

  it.each([
    ["the fee that the statement shows", 11_000n],
    ["another fee than the statement shows", 22_000n],
    ["no fee", 0n],
  ])("sent back and marked by hand with %s: the credit sets it right", async (_what, said) => {
    const reference = await promises(stage.sponsor, stage.needCode, 10);
    await moneyArrives(150_000, reference);
    const refundId = await agreed(reference);
    await bankPays(refundId);
    granted(await markRefundReturned({ refundId, viewer: stage.fund, returnedOn: today(), bankReference: "FT-X", note: "", fee: said }));
    const { sponsorId } = await db.pledge.findUniqueOrThrow({ where: { reference }, select: { sponsorId: true } });
    const owed = { [`sponsor:${sponsorId}`]: -150_000 };
    expect(await balances()).toEqual({ "bank:main": 150_000 - Number(said), ...(said > 0n ? { "fees:bank": Number(said) } : {}), ...owed });
    await checkInvariants();
    const transferId = await creditComes(139_000, "TRA LAI");
    expect(await suggestReturns(stage.fund, transferId)).toMatchObject([{ refundId, named: false, markedByHand: true, fee: 11_000 }]);
    granted(await matchRefundReturn({ refundId, transferId, viewer: stage.fund, fee: 11_000n }));
    expect(await balances()).toEqual({ "bank:main": 139_000, "fees:bank": 11_000, ...owed });
    expect(await db.refundReturn.findFirstOrThrow()).toMatchObject({ fee: 11_000n, transferId });
  });

  it("sent back less a fee under a pledge's reference: it pays for nothing by itself", async () => {
    const reference = await promises(stage.sponsor, stage.needCode, 10);
    await moneyArrives(150_000, reference);
    await bankPays(await agreed(reference, { scope: "units", parts: 5 }));
    await creditComes(64_000, `HOAN TIEN ${reference}`);
    expect(await balances()).toEqual({ "bank:main": 139_000, suspense: -64_000, [NEED]: -75_000 });
  });
});
