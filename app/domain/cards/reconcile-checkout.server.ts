import { SYSTEM } from "~/domain/audit/record-event.server";
import { endCheckout } from "~/domain/cards/end-checkout.server";
import { reconcilePayment } from "~/domain/cards/reconcile-payment.server";
import { log } from "~/platform/log.server";
import { db, transact } from "~/platform/database.server";
import { readCheckout } from "~/platform/stripe-checkout.server";

/** How a payment page stands: `processing` when it was filled in and the money is not certain yet, `unreachable` when Stripe cannot be asked now. */
export type CheckoutStanding = "open" | "processing" | "paid" | "expired" | "unreachable" | "unknown";

/** Asks Stripe how a payment page stands, books what came of it, and answers what is true now, whichever notices have arrived. */
export async function reconcileCheckout(sessionId: string): Promise<CheckoutStanding> {
  const checkout = await db.cardCheckout.findUnique({ where: { sessionId }, select: { id: true, state: true } });
  if (checkout?.state === "paid") return "paid";
  const page = await readCheckout(sessionId);
  if (!page.ok) return page.retry ? "unreachable" : "unknown";
  if (page.state === "open") return "open";
  if (page.state === "expired") {
    if (checkout) await transact((tx) => endCheckout(tx, { id: checkout.id, state: "expired", actor: SYSTEM, why: "page closed" }));
    return "expired";
  }
  if (!page.paymentIntent) return "processing";
  try {
    const booked = await reconcilePayment(page.paymentIntent);
    return booked === "booked" ? "paid" : booked === "not_ours" ? "unknown" : "processing";
  } catch (error) {
    log.warn({ err: error }, "a payment page could not be reconciled now");
    return "unreachable";
  }
}
