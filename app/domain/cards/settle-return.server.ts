import type { Viewer } from "~/domain/accounts/viewer";
import { findCardPledge } from "~/domain/cards/find-card-pledge.server";
import { reconcileCheckout, type CheckoutStanding } from "~/domain/cards/reconcile-checkout.server";
import { reconcileSaving } from "~/domain/cards/save-card.server";
import { db } from "~/platform/database.server";

/** `late`: the money came, but the pledge could not take it. `saved`: a card was saved and nothing paid. */
export type ReturnStanding = Exclude<CheckoutStanding, "paid"> | "paid" | "late" | "saved";

/**
 * What is true of a payment page when its payer comes back from it, asked of Stripe at that moment and booked, whichever notices have arrived. Null for
 * a page that is not one of this giver's pledge.
 */
export async function settleReturn({ viewer, reference, sessionId }: { viewer: Viewer; reference: string; sessionId: string }): Promise<ReturnStanding | null> {
  const pledge = await findCardPledge(db, viewer, reference);
  if (pledge && (await db.savedCard.count({ where: { sessionId, pledgeId: pledge.id } }))) return reconcileSaving(sessionId);
  const checkout = pledge && (await db.cardCheckout.findUnique({ where: { sessionId }, select: { id: true, pledgeId: true } }));
  if (!checkout || checkout.pledgeId !== pledge.id) return null;
  const standing = await reconcileCheckout(sessionId);
  if (standing !== "paid") return standing;
  const [payment] = await db.$queryRaw<{ outcome: string }[]>`
    SELECT transfer.outcome FROM card_payment payment JOIN incoming_transfer transfer ON transfer.id = payment.transfer_id WHERE payment.checkout_id = ${checkout.id}::uuid`;
  return payment && ["late", "double", "not_payable"].includes(payment.outcome) ? "late" : "paid";
}
