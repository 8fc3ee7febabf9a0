import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { matchPayout } from "~/domain/cards/match-payout.server";
import { reconcilePayout, reconcilePayouts } from "~/domain/cards/reconcile-payout.server";
import { unmatchPayout } from "~/domain/cards/unmatch-payout.server";
import { receiveDebit } from "~/domain/payments/debits/receive-debit.server";
import { receiveTransfer } from "~/domain/payments/receive-transfer.server";
import { closeDay } from "~/domain/treasury/close-day.server";
import { bankBalanceAt } from "~/domain/treasury/bank-balance.server";
import { explainDebit } from "~/domain/treasury/explain-debit.server";
import { findExplanations } from "~/domain/treasury/find-explanations.server";
import { undoExplanation } from "~/domain/treasury/undo-explanation.server";
import { clock, vietnamDay } from "~/platform/clock.server";
import { db } from "~/platform/database.server";
import { env } from "~/platform/env.server";
import { aboutCharge, aboutSession, opensPage, rateOf, stripeSays, timeIsNow, timePasses, withFakeStripe } from "../support/cards";
import { checkInvariants } from "../support/check-invariants";
import { balances, DAY, eventsOf, granted, moneyArrives, setStage, type Stage } from "../support/factories";
import { importFile } from "../support/import-statement";
import { printLedger } from "../support/print-ledger";
import { lettersTo, promises, workerCatchesUp } from "../support/story";

const NEED = "need:HP-MEAL-0001";
const fake = withFakeStripe();
let stage: Stage;

beforeEach(async () => {
  stage = await setStage({ quantity: 20 });
  fake.payouts.forget();
});

afterEach(async ({ task }) => {
  timeIsNow();
  await printLedger(task.name);
  await checkInvariants();
});

/** A pledge paid by card; its payment and its part of a payout. */
async function paid(units: number, { fee = 0, heard = true, ...how }: Parameters<typeof fake.pay>[1] & { heard?: boolean } = {}) {
  const reference = await promises(stage.sponsor, stage.needCode, units);
  const session = await opensPage(fake, stage.sponsor, reference);
  const intent = fake.pay(session, { fee, ...how });
  if (heard) {
    expect((await stripeSays("checkout.session.completed", aboutSession(session, intent))).status).toBe(200);
    await workerCatchesUp();
  }
  return { reference, intent, part: () => fake.payouts.charge(intent, fake.balanceOf(intent)) };
}

async function heardOf(payoutId: string, type = "payout.paid") {
  expect((await stripeSays(type, { id: payoutId, object: "payout" })).status).toBe(200);
  await workerCatchesUp();
}

const payout = (id: string) => db.cardPayout.findUniqueOrThrow({ where: { id } });

let debits = 0;
async function bankTakes(amount: bigint, memo: string): Promise<string> {
  const { debitId } = await receiveDebit(
    { account: env.bank.account, bookedOn: vietnamDay(clock.now()), movedAt: clock.now(), amount, memo, payeeName: "STRIPE PAYMENTS", bankReference: null },
    { source: "statement:payouts", sourceKey: String((debits += 1)) },
  );
  await workerCatchesUp();
  return debitId;
}

describe("Stories of payouts:", () => {
  it("two cards paid, sent on together, shown by the statement, and the day closes in balance", async () => {
    const [one, other] = [await paid(4, { fee: 2_000 }), await paid(2, { fee: 1_000 })];
    const id = fake.payouts.send([one.part(), other.part()]);
    await heardOf(id, "payout.created");
    expect(await payout(id)).toMatchObject({ state: "on_the_way", amount: 87_000n, dong: 87_000n, feeDong: 0n });
    expect(await balances()).toEqual({ "fees:stripe": 3_000, "transit:stripe": 87_000, [NEED]: -90_000 });
    const day = vietnamDay(clock.now());
    await importFile(stage.fund, `Ngày giao dịch,Số CT,Ghi nợ,Ghi có,Nội dung chi tiết\n${day.split("-").toReversed().join("/")},FT77,,87.000,STRIPE PAYOUT ${id}`);
    await workerCatchesUp();
    expect(await payout(id)).toMatchObject({ state: "arrived", difference: 0n });
    expect(await balances()).toEqual({ "bank:main": 87_000, "fees:stripe": 3_000, [NEED]: -90_000 });
    timePasses(DAY);
    expect(await bankBalanceAt(db, day)).toBe(87_000n);
    granted(await closeDay({ day, bankBalance: 87_000n, source: "typed", lines: [], note: "", viewer: stage.fund }));
    expect(await lettersTo(stage.sponsor)).toEqual(["pledge-made", "payment-received", "pledge-made", "payment-received"]);
    expect(await eventsOf(id)).toEqual(["card.payout_booked", "card.payout_arrived"]);
  });

  it("what is in it and was never heard of is booked first; the same notice twice changes nothing", async () => {
    const silent = await paid(3, { fee: 500, heard: false });
    const id = fake.payouts.send([silent.part()]);
    await heardOf(id);
    await heardOf(id);
    await reconcilePayout(id);
    expect(await balances()).toEqual({ "fees:stripe": 500, "transit:stripe": 44_500, [NEED]: -45_000 });
    expect(await lettersTo(stage.sponsor)).toEqual(["pledge-made", "payment-received"]);
  });

  it("no notice comes: the timed look finds it, and later that it failed", async () => {
    const { part } = await paid(2);
    const id = fake.payouts.send([part()]);
    expect(await reconcilePayouts()).toBe(1);
    expect(await balances()).toEqual({ "transit:stripe": 30_000, [NEED]: -30_000 });
    fake.payouts.set(id, "failed");
    await reconcilePayouts();
    expect(await balances()).toEqual({ "processor:stripe": 30_000, [NEED]: -30_000 });
    expect(await payout(id)).toMatchObject({ state: "failed" });
    // It is sent again as the one part of the next.
    const again = fake.payouts.send([fake.payouts.part("payout_failure", id, 30_000)]);
    await heardOf(again);
    expect(await balances()).toEqual({ "transit:stripe": 30_000, [NEED]: -30_000 });
  });

  it("failed before it was ever heard of, and sent again", async () => {
    const { part } = await paid(2, { fee: 400 });
    const first = fake.payouts.send([part()], { status: "failed" });
    const again = fake.payouts.send([fake.payouts.part("payout_failure", first, 29_600)]);
    await heardOf(again);
    expect(await eventsOf(first)).toEqual(["card.payout_booked", "card.payout_failed"]);
    expect(await balances()).toEqual({ "fees:stripe": 400, "transit:stripe": 29_600, [NEED]: -30_000 });
  });

  it("not sent yet, it is not booked; Stripe being down, its job asks again", async () => {
    const { part } = await paid(2);
    const id = fake.payouts.send([part()], { status: "pending" });
    await heardOf(id, "payout.created");
    expect(await db.cardPayout.count()).toBe(0);
    fake.payouts.set(id, "paid");
    fake.mood = "down";
    await stripeSays("payout.paid", { id, object: "payout" });
    await expect(workerCatchesUp()).rejects.toThrow("could not be asked about a payout");
    expect(await db.cardPayout.count()).toBe(0);
  });

  it("the bank shows its credit before Stripe tells of it: the credit waits, nobody is written to, then the two meet", async () => {
    const { part } = await paid(2);
    const id = fake.payouts.send([part()]);
    await moneyArrives(30_000, `STRIPE PAYOUT ${id.toUpperCase()}`);
    await workerCatchesUp();
    expect(await balances()).toEqual({ "bank:main": 30_000, "processor:stripe": 30_000, suspense: -30_000, [NEED]: -30_000 });
    await heardOf(id);
    expect(await balances()).toEqual({ "bank:main": 30_000, [NEED]: -30_000 });
    expect(await lettersTo(stage.sponsor)).toEqual(["pledge-made", "payment-received"]);
  });

  it("paid out in dollars: what the bank gave less than the value that was fixed is a difference of exchange, and a fee of the account is Stripe's", async () => {
    const { part } = await paid(20, { gross: 1_000, fee: 50, currency: "usd" });
    const id = fake.payouts.send([part(), fake.payouts.part("stripe_fee", "fee_of_the_month", -10, "usd")]);
    await heardOf(id);
    // 300.000 ₫ became 10,00 $ with 0,50 $ kept: what is left is worth 285.000 ₫, of which 0,10 $ of 9,50 $ pay the account's fee.
    expect(await payout(id)).toMatchObject({ amount: 940n, dong: 282_000n, feeDong: 3_000n });
    await moneyArrives(280_500, `TT NUOC NGOAI STRIPE PAYOUT 940 USD ${id}`);
    await workerCatchesUp();
    expect(await payout(id)).toMatchObject({ state: "arrived", difference: -1_500n });
    expect(await balances()).toEqual({ "bank:main": 280_500, "fees:exchange": 1_500, "fees:stripe": 18_000, [NEED]: -300_000 });
  });

  it("made by hand in euros, Stripe does not say of what: it is worth what the last rate makes of it", async () => {
    await paid(20, { gross: 1_000, currency: "eur" });
    const id = fake.payouts.send([], { currency: "eur", amount: 1_000, automatic: false });
    await heardOf(id);
    expect(await db.cardPayout.count()).toBe(0);
    expect(await db.cardReport.findMany({ where: { payoutId: id } })).toMatchObject([{ state: "rate_missing" }]);
    await rateOf(stage.fund, "EUR", "29000");
    await reconcilePayouts();
    expect(await payout(id)).toMatchObject({ state: "on_the_way", dong: 290_000n });
    expect(await balances()).toEqual({ "processor:stripe": 10_000, "transit:stripe": 290_000, [NEED]: -300_000 });
  });

  it("two payouts of one sum are told apart by their id alone; else a person decides, takes it back and decides anew", async () => {
    const [first, second] = [await paid(2), await paid(2)];
    const [a, b] = [fake.payouts.send([first.part()]), fake.payouts.send([second.part()])];
    await heardOf(a);
    await heardOf(b);
    const { transferId } = await moneyArrives(30_000, "STRIPE PAYOUT");
    await workerCatchesUp();
    expect(await balances()).toMatchObject({ suspense: -30_000, "transit:stripe": 60_000 });
    expect(await matchPayout({ payoutId: a, transferId, viewer: stage.sponsor })).toEqual({ ok: false, reason: "not-allowed" });
    granted(await matchPayout({ payoutId: a, transferId, viewer: stage.fund }));
    expect(await matchPayout({ payoutId: b, transferId, viewer: stage.fund })).toEqual({ ok: false, reason: "partly-used" });
    expect(await unmatchPayout({ payoutId: a, note: " ", viewer: stage.fund })).toEqual({ ok: false, reason: "note-needed" });
    granted(await unmatchPayout({ payoutId: a, note: "Là lần chuyển kia", viewer: stage.fund }));
    expect(await balances()).toMatchObject({ suspense: -30_000, "transit:stripe": 60_000 });
    granted(await matchPayout({ payoutId: b, transferId, viewer: stage.fund }));
    await moneyArrives(30_000, `STRIPE PAYOUT ${a}`);
    await workerCatchesUp();
    expect(await balances()).toEqual({ "bank:main": 60_000, [NEED]: -60_000 });
    expect(await eventsOf(transferId)).toEqual(["transfer.received", "transfer.suspended", "transfer.payout_matched", "transfer.payout_unmatched", "transfer.payout_matched"]);
  });

  it("a credit that is no payout's, or not its sum, or a card's own money, is not matched", async () => {
    const { part, intent } = await paid(2);
    const id = fake.payouts.send([part()]);
    await heardOf(id);
    const wrong = await moneyArrives(29_999, `STRIPE PAYOUT ${id}`);
    const gift = await moneyArrives(30_000, "UNG HO TRE EM");
    await workerCatchesUp();
    expect(await payout(id)).toMatchObject({ state: "on_the_way" });
    expect(await matchPayout({ payoutId: id, transferId: wrong.transferId, viewer: stage.fund })).toEqual({ ok: false, reason: "difference-too-large" });
    const card = await db.incomingTransfer.findFirstOrThrow({ where: { providerId: intent } });
    expect(await matchPayout({ payoutId: id, transferId: card.id, viewer: stage.fund })).toEqual({ ok: false, reason: "not-a-bank-credit" });
    expect(await matchPayout({ payoutId: "po_unknown", transferId: gift.transferId, viewer: stage.fund })).toEqual({ ok: false, reason: "payout-not-waiting" });
    granted(await matchPayout({ payoutId: id, transferId: gift.transferId, viewer: stage.fund }));
    expect(await matchPayout({ payoutId: id, transferId: wrong.transferId, viewer: stage.fund })).toEqual({ ok: false, reason: "payout-not-waiting" });
  });

  it("a refund leaves Stripe owing: it takes the money from the bank, the debit shows it, and that can be taken back", async () => {
    const { part, intent } = await paid(2);
    const first = fake.payouts.send([part()]);
    await heardOf(first);
    await moneyArrives(30_000, `STRIPE PAYOUT ${first}`);
    const refund = fake.refund(intent, 30_000);
    await stripeSays("charge.refunded", aboutCharge(intent));
    await workerCatchesUp();
    expect(await balances()).toEqual({ "bank:main": 30_000, "processor:stripe": -30_000 });
    const id = fake.payouts.send([fake.payouts.part("refund", { id: refund, object: "refund", payment_intent: intent }, -30_000)]);
    await heardOf(id);
    expect(await payout(id)).toMatchObject({ state: "on_the_way", amount: -30_000n, dong: -30_000n });
    expect(await balances()).toEqual({ "bank:main": 30_000, "transit:stripe": -30_000 });
    const debitId = await bankTakes(30_000n, `STRIPE ${id}`);
    expect(await balances()).toEqual({});
    expect(await db.outgoingDebit.findUnique({ where: { id: debitId } })).toMatchObject({ state: "explained", explainedAs: "payout", payoutId: id });
    granted(await undoExplanation({ debitId, note: "Nhầm", viewer: stage.fund }));
    expect(await balances()).toEqual({ "bank:main": 30_000, "transit:stripe": -30_000 });
    expect(await findExplanations(db, debitId)).toMatchObject([{ what: "payout", id, amount: 30_000 }]);
    granted(await explainDebit({ debitId, said: { what: "payout", id }, viewer: stage.fund }));
    expect(await balances()).toEqual({});
  });

  it("the bank shows what Stripe took before Stripe tells of it", async () => {
    const { intent } = await paid(2);
    const debitId = await bankTakes(30_000n, "STRIPE THU HOI");
    const id = fake.payouts.send([fake.payouts.part("adjustment", { id: "adj_1", object: "adjustment", payment_intent: intent }, -30_000)], { automatic: false });
    await heardOf(id);
    expect(await db.outgoingDebit.findUnique({ where: { id: debitId } })).toMatchObject({ state: "unexplained" });
    expect(await explainDebit({ debitId, said: { what: "payout", id: "po_unknown" }, viewer: stage.fund })).toEqual({ ok: false, reason: "explanation-not-found" });
    granted(await explainDebit({ debitId, said: { what: "payout", id }, viewer: stage.fund }));
    expect(await balances()).toEqual({ "bank:main": -30_000, "processor:stripe": 60_000, [NEED]: -30_000 });
  });

  it("a payout's own words never make it a sponsor's gift, however often the credit is reported", async () => {
    const { part } = await paid(2);
    const id = fake.payouts.send([part()]);
    await heardOf(id);
    const report = { provider: "statement" as const, providerId: "FT-PO", amount: 30_000n, memo: `STRIPE PAYOUT ${id}`, payerName: "STRIPE", receivedAt: clock.now() };
    granted(await receiveTransfer(report));
    await receiveTransfer(report);
    await workerCatchesUp();
    expect(await db.incomingTransfer.findFirst({ where: { providerId: "FT-PO" } })).toMatchObject({ state: "resolved", unplaced: 0n });
    expect(await balances()).toEqual({ "bank:main": 30_000, [NEED]: -30_000 });
  });
});
