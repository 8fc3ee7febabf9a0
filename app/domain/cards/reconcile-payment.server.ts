import { bookDispute } from "~/domain/cards/book-dispute.server";
import { bookFee } from "~/domain/cards/book-fee.server";
import { bookRefund } from "~/domain/cards/book-refund.server";
import { keepCard } from "~/domain/cards/keep-card.server";
import { receiveCardPayment } from "~/domain/cards/receive-card-payment.server";
import { db } from "~/platform/database.server";
import { log } from "~/platform/log.server";
import type { KeptCard } from "~/platform/stripe-card.server";
import { readPayment, type PaymentTruth } from "~/platform/stripe-payment.server";
import { isUuid } from "~/platform/uuid";

export type Reconciled = "booked" | "unpaid" | "not_ours" | "rate_missing";

/** Asks Stripe how a payment stands and books what is new. Throws when Stripe cannot be asked, so that a job asks again later. */
export async function reconcilePayment(paymentIntent: string): Promise<Reconciled> {
  const read = await readPayment(paymentIntent);
  if (!read.ok) {
    if (read.retry) throw new Error(`The card processor could not be asked about a payment: ${read.code}`);
    log.warn({ paymentIntent, code: read.code }, "the card processor does not know a payment that it reported");
    return "not_ours";
  }
  return bookPayment(read.payment);
}

/**
 * Books whatever of a payment is not booked yet: the money, a card that is to be kept, its fee, refunds and disputes, each in a transaction of its own. What is told is the whole
 * truth of the moment and every step is done once, so that neither the order nor the number of notices matters.
 */
export async function bookPayment(payment: PaymentTruth): Promise<Reconciled> {
  if (payment.checkoutId === null) return "not_ours";
  if (!payment.paid || !payment.chargeId || payment.amount <= 0n) return "unpaid";
  const received = await receiveCardPayment({ ...payment, checkoutId: payment.checkoutId, chargeId: payment.chargeId });
  if (!received.ok) return "rate_missing";
  const { transferId } = received;
  if (payment.keptCard) await keepCardOfPage(payment.checkoutId, payment.keptCard);
  if (payment.settled) await bookFee(transferId, payment.settled);
  for (const refund of payment.refunds) await bookRefund(transferId, refund);
  for (const dispute of payment.disputes) await bookDispute(transferId, dispute);
  return "booked";
}

/** The card that its payer has agreed to have kept on this page, if it was one for that. */
async function keepCardOfPage(checkoutId: string, card: KeptCard): Promise<void> {
  const checkout = isUuid(checkoutId) ? await db.cardCheckout.findUnique({ where: { id: checkoutId }, select: { kind: true, savedCardId: true } }) : null;
  if (checkout?.kind === "page" && checkout.savedCardId) await keepCard(checkout.savedCardId, card);
}
