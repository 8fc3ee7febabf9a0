import { beforeEach, describe, expect, it } from "vitest";
import type { Viewer } from "~/domain/accounts/viewer";
import { approveProposal } from "~/domain/treasury/decide-proposal.server";
import { doWithMoney } from "~/domain/treasury/do-with-money.server";
import { enterRefundAccount, listRefunds, markRefundPaid } from "~/domain/treasury/pay-refunds.server";
import { readRefundChoice } from "~/domain/treasury/read-refund-choice.server";
import { findRefund } from "~/domain/treasury/read-refunds.server";
import { payCardPartsByBank, retryCardParts } from "~/domain/treasury/retry-card-part.server";
import { db } from "~/platform/database.server";
import { env } from "~/platform/env.server";
import { aboutSession, opensPage, rateOf, stripeSays, withFakeStripe } from "../support/cards";
import { checkInvariants } from "../support/check-invariants";
import { balances, eventsOf, granted, makeViewer, moneyArrives, setStage, stateOf, type Stage } from "../support/factories";
import { NEED, refundStories, today } from "../support/refund-stories";
import { lettersTo, promises, travelsAndIsCounted, workerCatchesUp } from "../support/story";
import { ACCOUNT, does } from "../support/treasury";

const fake = withFakeStripe();
let stage: Stage;
let other: Viewer;
const { view, stateOfRefund, asks, agreed, bankPays } = refundStories(() => stage);

beforeEach(async () => {
  stage = await setStage();
  other = await makeViewer({ role: "fund_manager" });
});

/** The sponsor pays all that is lacking by card. */
async function paysByCard(reference: string, how: Parameters<typeof fake.pay>[1] = {}, currency: "VND" | "USD" = "VND"): Promise<string> {
  const session = await opensPage(fake, stage.sponsor, reference, { currency, ifLate: "wait" });
  const intent = fake.pay(session, how);
  await stripeSays("checkout.session.completed", aboutSession(session, intent));
  await workerCatchesUp();
  return intent;
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
});
