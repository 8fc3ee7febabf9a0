import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf, recordEvent } from "~/domain/audit/record-event.server";
import { withdrawFromPledge } from "~/domain/cards/withdraw-from-pledge.server";
import { cancelPlannedDeliveries } from "~/domain/deliveries/cancel-planned-deliveries.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { bookTransaction } from "~/domain/payments/book-transaction.server";
import { clock } from "~/platform/clock.server";
import type { Tx } from "~/platform/database.server";
import { findRefundFacts, lockRefund } from "./find-refund-facts.server";
import { NOTE_MAX } from "./proposal";
import { refundBar, type RefundBar } from "./refund";

/**
 * The fund agrees to a refund: everything received for the pledge, in đồng as it stands now, is owed to the sponsor from here on, the pledge is
 * refunded, its planned deliveries are cancelled and its units return to the need. The bank pays later (listRefunds, markRefundPaid). The caller owns the
 * transaction and has seen how many must agree. Refused: an unknown refund, one that is decided, and whatever the refund policy says by now.
 */
export async function approveRefund(tx: Tx, { refundId, viewer, note }: { refundId: string; viewer: Viewer; note: string }): Promise<Outcome<{ amount: bigint; pledgeReference: string }, "not-found" | "refund-decided" | RefundBar>> {
  const refund = await lockRefund(tx, refundId);
  if (!refund) return refuse("not-found");
  if (refund.state !== "requested") return refuse("refund-decided");
  const { pledge } = refund;
  const bar = refundBar(await findRefundFacts(tx, pledge, refundId));
  if (bar) return refuse(bar);
  const actor = actorOf(viewer, "fund_manager");
  const at = clock.now().toISOString();
  const amount = pledge.received;
  await cancelPlannedDeliveries(tx, pledge.id, actor);
  await tx.$executeRaw`
    WITH moved AS (
      UPDATE transfer_placement SET released_at = ${at}::timestamptz, released_by = ${viewer.personId}::uuid, released_why = 'refunded'
      WHERE pledge_id = ${pledge.id}::uuid AND kind = 'pledge' AND released_at IS NULL RETURNING transfer_id, amount
    )
    INSERT INTO transfer_placement (transfer_id, kind, amount, placed_by, placed_at, refund_id)
    SELECT transfer_id, 'refunded', sum(amount), ${viewer.personId}::uuid, ${at}::timestamptz, ${refundId}::uuid FROM moved GROUP BY transfer_id`;
  // A pledge whose only delivery was rejected is under way without anything delivered: to withdraw from, it is as good as confirmed.
  await withdrawFromPledge(tx, { ...pledge, state: pledge.state === "held" ? "held" : "confirmed" }, amount, actor);
  const [giver] = await tx.$queryRaw<{ sponsorId: string }[]>`SELECT sponsor_id AS "sponsorId" FROM pledge WHERE id = ${pledge.id}::uuid`;
  await bookTransaction(tx, {
    kind: "refund_approved",
    idempotencyKey: `refund.approved:${refundId}`,
    description: `${pledge.reference}: refund approved`,
    pledgeId: pledge.id,
    bookedBy: viewer.personId,
    entries: [
      { account: `need:${pledge.needCode}`, amount },
      { account: `sponsor:${giver!.sponsorId}`, amount: -amount },
    ],
  });
  await tx.$executeRaw`
    UPDATE refund SET state = 'approved', amount = ${amount}::bigint, decided_by = ${viewer.personId}::uuid, decided_at = ${at}::timestamptz, decision_note = ${note.trim().slice(0, NOTE_MAX) || null}
    WHERE id = ${refundId}::uuid`;
  await recordEvent(tx, { kind: "refund.approved", subjectType: "refund", subjectId: refundId, actor, payload: { pledgeId: pledge.id, amount: Number(amount) } });
  return { ok: true, amount, pledgeReference: pledge.reference };
}
