import { reconcileCheckout } from "~/domain/cards/reconcile-checkout.server";
import { reconcilePayment, type Reconciled } from "~/domain/cards/reconcile-payment.server";
import { reconcilePayout } from "~/domain/cards/reconcile-payout.server";
import { reconcileSaving } from "~/domain/cards/save-card.server";
import { clock } from "~/platform/clock.server";
import { db } from "~/platform/database.server";

/**
 * Does what a stored notice leads to: asks Stripe how the payment, the page or the payout it names stands, and books what is new. Throws when Stripe cannot be
 * asked, so that the job tries again.
 */
export async function followReport(eventId: string): Promise<void> {
  const report = await db.cardReport.findUnique({ where: { eventId }, select: { sessionId: true, paymentIntent: true, payoutId: true, state: true } });
  if (!report || report.state === "done" || report.state === "not_ours") return;
  const outcome = await outcomeOf(report);
  const state = outcome === "not_ours" ? "not_ours" : outcome === "rate_missing" ? "rate_missing" : "done";
  await db.cardReport.update({ where: { eventId }, data: { state, handledAt: clock.now() } });
}

async function outcomeOf({ sessionId, paymentIntent, payoutId }: { sessionId: string | null; paymentIntent: string | null; payoutId: string | null }): Promise<Reconciled> {
  if (payoutId) return reconcilePayout(payoutId);
  if (paymentIntent) return reconcilePayment(paymentIntent);
  if (!sessionId) return "not_ours";
  const saving = await reconcileSaving(sessionId);
  if (saving === "unreachable") throw new Error("The card processor could not be asked about a page that saves a card");
  if (saving) return "booked";
  const standing = await reconcileCheckout(sessionId);
  if (standing === "unreachable") throw new Error("The card processor could not be asked about a payment page");
  return standing === "unknown" ? "not_ours" : "booked";
}
