import { matchCredit } from "~/domain/cards/match-payout.server";
import { bookPayment } from "~/domain/cards/reconcile-payment.server";
import { bookPayout } from "~/domain/cards/reconcile-payout.server";
import { reserveCheckout } from "~/domain/cards/reserve-checkout.server";
import { clock, vietnamDay } from "~/platform/clock.server";
import { db, transact } from "~/platform/database.server";
import { called, type Cast } from "./cast";
import { granted } from "./granted";
import { arrive, promise, scholarshipsCode } from "./load-promises";
import { DAY } from "./past-moments";

type Moment = { daysAgo: number; deed: () => Promise<unknown> };
/** A gift by card and the payout that it is in; what Stripe settles in and keeps are in the smallest unit of `currency`. */
type Story = { key: string; sponsor: string; honourName: string; units: number; currency: "VND" | "USD"; gross: bigint; fee: bigint; paidDaysAgo: number };

const ARRIVED: Story = { key: "arrived", sponsor: "sponsor2", honourName: "Người ủng hộ Demo 2", units: 1, currency: "USD", gross: 1_520n, fee: 74n, paidDaysAgo: 13 };
const FAILED: Story = { key: "failed", sponsor: "sponsor3", honourName: "Người ủng hộ Demo 3", units: 1, currency: "VND", gross: 400_000n, fee: 22_000n, paidDaysAgo: 12 };
const LATE: Story = { key: "late", sponsor: "sponsor2", honourName: "Người ủng hộ Demo 2", units: 2, currency: "VND", gross: 800_000n, fee: 39_000n, paidDaysAgo: 11 };
const ON_THE_WAY: Story = { key: "on_the_way", sponsor: "sponsor3", honourName: "Người ủng hộ Demo 3", units: 1, currency: "VND", gross: 400_000n, fee: 22_000n, paidDaysAgo: 2.5 };

/** Gifts by card and four payouts of them: shown by the bank at a rate that had moved, failed, late, and on the way. Nobody is asked anything: it is told as Stripe would tell it. */
export function cardMoments(cast: Cast): Moment[] {
  const told = (story: Story, more: { sentAfter: number; failedAfter?: number }): Moment[] => [
    { daysAgo: story.paidDaysAgo, deed: () => pay(story, cast) },
    { daysAgo: story.paidDaysAgo - more.sentAfter, deed: () => sendOn(story, "on_the_way") },
    ...(more.failedAfter ? [{ daysAgo: story.paidDaysAgo - more.failedAfter, deed: () => sendOn(story, "failed") }] : []),
  ];
  return [
    ...told(ARRIVED, { sentAfter: 2 }),
    { daysAgo: ARRIVED.paidDaysAgo - 4, deed: showsOnStatement },
    ...told(FAILED, { sentAfter: 2, failedAfter: 3 }),
    ...told(LATE, { sentAfter: 1 }),
    ...told(ON_THE_WAY, { sentAfter: 1.5 }),
  ];
}

async function pay({ key, sponsor, honourName, units, currency, gross, fee }: Story, cast: Cast): Promise<void> {
  const paymentIntent = `pi_demo_${key}`;
  if (await db.cardPayment.findUnique({ where: { paymentIntent }, select: { paymentIntent: true } })) return;
  const viewer = called(cast, sponsor);
  const reference = await promise({ needCode: scholarshipsCode, units, viewer, honourName, idempotencyKey: `demo-card-${key}` });
  const { attempt } = granted(await transact((tx) => reserveCheckout(tx, { reference, viewer, currency: "VND", ifLate: "wait", locale: "vi" })), key);
  const settled = { id: `txn_demo_${key}`, currency, gross, fee, net: gross - fee };
  await bookPayment({ paymentIntent, checkoutId: attempt.id, paid: true, chargeId: `ch_demo_${key}`, currency: "VND", amount: attempt.amount, paidAt: clock.now(), settled, refunds: [], disputes: [] });
}

async function sendOn({ key, currency, gross, fee }: Story, state: "on_the_way" | "failed"): Promise<void> {
  const net = gross - fee;
  const part = { id: `txn_demo_${key}`, kind: "charge", sourceId: null, paymentIntent: `pi_demo_${key}`, currency, gross, fee, net };
  const known = await db.cardPayout.findUnique({ where: { id: `po_demo_${key}` }, select: { expectedOn: true } });
  const arrivesOn = known ? known.expectedOn.toISOString().slice(0, 10) : vietnamDay(new Date(clock.now().getTime() + 2 * DAY));
  await bookPayout({ id: `po_demo_${key}`, currency, amount: net, state, descriptor: "STRIPE MINH HOA", arrivesOn, parts: [part] });
}

/** The bank credits the dollars at its own rate, a little less than they were worth when the gift was made. */
async function showsOnStatement(): Promise<void> {
  const arrived = granted(await arrive("demo-payout", 378_400n, "NHAN TIEN NUOC NGOAI STRIPE MINH HOA po_demo_arrived"), "the credit of a payout");
  await matchCredit(arrived.transferId);
}
