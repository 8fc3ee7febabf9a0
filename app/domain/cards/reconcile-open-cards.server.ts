import { SYSTEM } from "~/domain/audit/record-event.server";
import { endCheckout } from "~/domain/cards/end-checkout.server";
import { followReport } from "~/domain/cards/follow-report.server";
import { reconcileCheckout } from "~/domain/cards/reconcile-checkout.server";
import { reconcilePayment } from "~/domain/cards/reconcile-payment.server";
import { reconcileSaving } from "~/domain/cards/save-card.server";
import { clock } from "~/platform/clock.server";
import { db, transact } from "~/platform/database.server";
import { cardsOffered } from "~/platform/stripe.server";

const BATCH = 50;
const MINUTE = 60_000;

/**
 * Asks about what no notice has told: payment pages past their time, pages that were never opened, pages that save a card, payments whose fee is not known, and payments that waited for a rate which has
 * been entered since. Answers how many were looked at. So a lost notice delays a gift by minutes and never loses it.
 */
export async function reconcileOpenCards(): Promise<number> {
  if (!cardsOffered()) return 0;
  const now = clock.now();
  const pages = await db.cardCheckout.findMany({ where: { state: "open", expiresAt: { lte: new Date(now.getTime() - MINUTE) } }, orderBy: { expiresAt: "asc" }, take: BATCH, select: { sessionId: true } });
  const feeless = await db.cardPayment.findMany({ where: { feeDong: null }, take: BATCH, select: { paymentIntent: true } });
  const waiting = await db.cardReport.findMany({ where: { state: "rate_missing" }, orderBy: { receivedAt: "asc" }, take: BATCH, select: { eventId: true } });
  const unopened = await db.cardCheckout.findMany({ where: { kind: "page", state: "opening", expiresAt: { lte: now } }, take: BATCH, select: { id: true } });
  const saving = await db.savedCard.findMany({ where: { state: "asked", sessionId: { not: null }, expiresAt: { lte: new Date(now.getTime() - MINUTE) } }, take: BATCH, select: { sessionId: true } });
  for (const { id } of unopened) await transact((tx) => endCheckout(tx, { id, state: "failed", actor: SYSTEM, why: "never opened" }));
  for (const { sessionId } of pages) if (sessionId) await reconcileCheckout(sessionId);
  for (const { sessionId } of saving) if (sessionId) await reconcileSaving(sessionId);
  for (const { paymentIntent } of feeless) await reconcilePayment(paymentIntent);
  for (const { eventId } of waiting) await followReport(eventId);
  return unopened.length + pages.length + saving.length + feeless.length + waiting.length;
}
