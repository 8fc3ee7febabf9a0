import { randomUUID } from "node:crypto";
import type { Viewer } from "~/domain/accounts/viewer";
import { bookPayment } from "~/domain/cards/reconcile-payment.server";
import { reserveCheckout } from "~/domain/cards/reserve-checkout.server";
import { clock } from "~/platform/clock.server";
import { transact } from "~/platform/database.server";
import type { DisputeTruth, PaymentTruth, RefundTruth } from "~/platform/stripe-payment.server";
import { granted } from "./factories";

type Later = { fee?: bigint; refunds?: Partial<RefundTruth>[]; disputes?: Partial<DisputeTruth>[] };

/** A pledge is paid by card in đồng, as Stripe would tell it; answers a function that tells what became of the payment later. No request is made. */
export async function cardPays(viewer: Viewer, reference: string, { fee = 0n }: { fee?: bigint } = {}): Promise<(later?: Later) => Promise<void>> {
  const { attempt } = granted(await transact((tx) => reserveCheckout(tx, { reference, viewer, currency: "VND", ifLate: "wait", locale: "vi" })));
  const id = randomUUID().replaceAll("-", "");
  const movement = (gross: bigint, charged = 0n) => ({ id: `txn_${randomUUID()}`, currency: "VND", gross, fee: charged, net: gross - charged });
  const truth: PaymentTruth = {
    paymentIntent: `pi_${id}`, checkoutId: attempt.id, paid: true, chargeId: `ch_${id}`, currency: "VND", amount: attempt.amount, paidAt: clock.now(), settled: movement(attempt.amount, fee),
    refunds: [], disputes: [],
  };
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
