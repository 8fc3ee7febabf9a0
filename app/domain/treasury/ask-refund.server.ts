import { hasRole, type Viewer } from "~/domain/accounts/viewer";
import { actorOf, recordEvent } from "~/domain/audit/record-event.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { lockPledgeOfReference } from "~/domain/payments/find-payable-pledge.server";
import { findPledgeFacts } from "~/domain/pledges/find-pledge-facts.server";
import { isOwnPledge } from "~/domain/pledges/pledge-policy";
import { clock } from "~/platform/clock.server";
import { transact } from "~/platform/database.server";
import { findRefundFacts } from "./find-refund-facts.server";
import { refundBar, REFUND_REASON_MAX, type RefundBar } from "./refund";

/**
 * The sponsor, or the fund in the sponsor's place, asks that everything received for a pledge goes back. Nothing moves until the fund approves.
 * A pledge the viewer may not ask for is `not-found`. Refused: no reason, and whatever the refund policy says (refundBar).
 */
export async function askRefund({ reference, viewer, reason }: { reference: string; viewer: Viewer; reason: string }): Promise<Outcome<{ refundId: string; amount: bigint }, "not-found" | "reason-needed" | RefundBar>> {
  const why = reason.trim().slice(0, REFUND_REASON_MAX);
  return transact(async (tx) => {
    const seen = await findPledgeFacts(tx, reference);
    if (!seen) return refuse("not-found");
    const own = isOwnPledge(viewer, seen);
    if (!own && !hasRole(viewer, "fund_manager")) return refuse("not-found");
    if (!why) return refuse("reason-needed");
    const pledge = (await lockPledgeOfReference(tx, reference))!;
    const bar = refundBar(await findRefundFacts(tx, pledge));
    if (bar) return refuse(bar);
    const rows = await tx.$queryRaw<{ id: string }[]>`
      INSERT INTO refund (pledge_id, amount, state, asked_by, asked_as, asked_at, reason)
      VALUES (${pledge.id}::uuid, ${pledge.received}::bigint, 'requested', ${viewer.personId}::uuid, ${own ? "sponsor" : "fund"}, ${clock.now().toISOString()}::timestamptz, ${why}) RETURNING id`;
    const refundId = rows[0]!.id;
    await recordEvent(tx, {
      kind: "refund.requested", subjectType: "refund", subjectId: refundId, actor: actorOf(viewer, own ? "sponsor" : "fund_manager"),
      payload: { pledgeId: pledge.id, amount: Number(pledge.received) },
    });
    return { ok: true, refundId, amount: pledge.received };
  });
}
