import { randomUUID } from "node:crypto";
import type { Viewer } from "~/domain/accounts/viewer";
import { consentFor } from "~/domain/cards/ask-consent.server";
import { findCardPledge } from "~/domain/cards/find-card-pledge.server";
import { bookPayment } from "~/domain/cards/reconcile-payment.server";
import { reserveCheckout } from "~/domain/cards/reserve-checkout.server";
import { clock } from "~/platform/clock.server";
import { db, transact } from "~/platform/database.server";
import type { DisputeTruth, PaymentTruth, RefundTruth } from "~/platform/stripe-payment.server";
import { granted } from "./factories";

type Later = { fee?: bigint; refunds?: Partial<RefundTruth>[]; disputes?: Partial<DisputeTruth>[] };

/** A pledge is paid by card in đồng, as Stripe would tell it; answers a function that tells what became of the payment later. No request is made. */
export async function cardPays(viewer: Viewer, reference: string, { fee = 0n }: { fee?: bigint } = {}): Promise<(later?: Later) => Promise<void>> {
  const { attempt } = granted(await transact((tx) => reserveCheckout(tx, { reference, viewer, currency: "VND", ifLate: "wait", locale: "vi" })));
  const id = randomUUID().replaceAll("-", "");
  const movement = (gross: bigint, charged = 0n) => ({ id: `txn_${randomUUID()}`, currency: "VND", gross, fee: charged, net: gross - charged });
  const truth = { ...paidTruth(id, attempt.id, attempt.amount), settled: movement(attempt.amount, fee) };
  await bookPayment(truth);
  return async ({ refunds = [], disputes = [] } = {}) => {
    await bookPayment({
      ...truth,
      refunds: refunds.map((refund, at) => ({ id: `re_${id}_${at}`, amount: attempt.amount, state: "succeeded", createdAt: clock.now(), ...refund })),
      disputes: disputes.map((dispute, at) => ({
        id: `dp_${id}_${at}`, amount: attempt.amount, state: "open", reason: "fraudulent", evidenceDueAt: null, openedAt: clock.now(), movements: [movement(-attempt.amount, 15_000n)], ...dispute,
      })),
    });
  };
}

/** An instalment is paid on a page on which its payer lets the card be kept, as Stripe would tell it. No request is made. */
export async function cardSaves(viewer: Viewer, reference: string, instalmentId: string): Promise<void> {
  const agreed = consentFor((await findCardPledge(db, viewer, reference))!, instalmentId, "vi")!.words.mark;
  const { attempt } = granted(await transact((tx) => reserveCheckout(tx, { reference, viewer, currency: "VND", ifLate: "refund", locale: "vi", instalmentId, agreed })));
  const id = randomUUID().replaceAll("-", "");
  await bookPayment({ ...paidTruth(id, attempt.id, attempt.amount), keptCard: { customerId: `cus_${id}`, paymentMethod: `pm_${id}`, brand: "visa", last4: "4242", expMonth: 12, expYear: 2032 } });
}

/** An attempt that was reserved is taken from its saved card, as Stripe would tell it. No request is made. */
export async function savedCardTakes(attemptId: string): Promise<void> {
  const { amount } = await db.cardCheckout.findUniqueOrThrow({ where: { id: attemptId }, select: { amount: true } });
  await bookPayment(paidTruth(randomUUID().replaceAll("-", ""), attemptId, amount));
}

function paidTruth(id: string, checkoutId: string, amount: bigint): PaymentTruth {
  return { paymentIntent: `pi_${id}`, checkoutId, paid: true, chargeId: `ch_${id}`, currency: "VND", amount, paidAt: clock.now(), settled: null, refunds: [], disputes: [] };
}
