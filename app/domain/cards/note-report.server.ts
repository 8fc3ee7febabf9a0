import { recordEvent, SYSTEM } from "~/domain/audit/record-event.server";
import { clock } from "~/platform/clock.server";
import { transact } from "~/platform/database.server";
import type { StripeNotice } from "~/platform/stripe-notice.server";

/** Stores a notice of Stripe once; what follows from it is done by a job. Answers false for one that is known. */
export async function noteReport({ eventId, kind, createdAt, sessionId, paymentIntent, payoutId }: StripeNotice): Promise<boolean> {
  return transact(async (tx) => {
    const stored = await tx.$executeRaw`
      INSERT INTO card_report (event_id, kind, session_id, payment_intent, payout_id, created_at, received_at, state)
      VALUES (${eventId}, ${kind}, ${sessionId}, ${paymentIntent}, ${payoutId}, ${createdAt.toISOString()}::timestamptz, ${clock.now().toISOString()}::timestamptz, 'new')
      ON CONFLICT (event_id) DO NOTHING`;
    if (stored === 0) return false;
    await recordEvent(tx, { kind: "card.reported", subjectType: "card", subjectId: eventId, actor: SYSTEM, payload: { what: kind } });
    return true;
  });
}
