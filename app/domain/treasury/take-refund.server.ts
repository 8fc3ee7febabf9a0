import { recordEvent, type Actor } from "~/domain/audit/record-event.server";
import { withdrawFromPledge } from "~/domain/cards/withdraw-from-pledge.server";
import { cancelPlannedDeliveries } from "~/domain/deliveries/cancel-planned-deliveries.server";
import type { LockedPledge } from "~/domain/payments/find-payable-pledge.server";
import { takePlacements, type TakenPart } from "~/domain/payments/take-placements.server";
import { shrinkPledge } from "~/domain/pledges/resize-pledge.server";
import { clock } from "~/platform/clock.server";
import type { Tx } from "~/platform/database.server";
import { emptyInstalments } from "./empty-instalments.server";
import { makeRoom } from "./make-room.server";
import type { RefundFacts, RefundPlan } from "./refund-plan";

type Taking = { pledge: LockedPledge; facts: RefundFacts; plan: RefundPlan; refundId: string; actor: Actor };

/**
 * Takes what a refund is made of out of its pledge: all of it, so that the pledge is refunded; some whole units, so that it keeps the others; or some
 * instalments. The caller holds need and pledge, has asked the policy, and books where the money goes. Answers the đồng by transfer.
 */
export async function takeRefund(tx: Tx, taking: Taking): Promise<TakenPart[]> {
  if (taking.plan.ends) return takeAll(tx, taking);
  return taking.facts.instalments ? emptyInstalments(tx, taking) : takeUnits(tx, taking);
}

async function takeAll(tx: Tx, { pledge, facts, plan, actor }: Taking): Promise<TakenPart[]> {
  await cancelPlannedDeliveries(tx, pledge.id, actor);
  const taken = await takePlacements(tx, { pledge, amount: plan.amount, why: "refunded", actor });
  // A pledge whose only delivery was rejected is under way without anything delivered: to withdraw from, it is as good as confirmed.
  const state = pledge.state === "held" ? "held" : "confirmed";
  if (!facts.instalments) {
    await withdrawFromPledge(tx, { ...pledge, state }, plan.amount, actor);
    return taken;
  }
  const at = clock.now().toISOString();
  const paid = facts.instalments.reduce((sum, one) => sum + (one.state === "settled" ? one.units : 0), 0) - facts.unitsReturned;
  await tx.$executeRaw`UPDATE need SET units_paid = units_paid - ${paid}::int, updated_at = ${at}::timestamptz WHERE id = ${pledge.needId}::uuid`;
  await tx.$executeRaw`
    UPDATE instalment SET received = 0, state = 'dropped', settled_at = NULL, ended_because = 'refunded', ended_at = ${at}::timestamptz WHERE pledge_id = ${pledge.id}::uuid AND state IN ('open', 'settled')`;
  await tx.$executeRaw`UPDATE instalment_plan SET ended_at = coalesce(ended_at, ${at}::timestamptz) WHERE pledge_id = ${pledge.id}::uuid`;
  // Its paid units, those of settled instalments, are counted off above.
  await withdrawFromPledge(tx, { ...pledge, state: "held" }, plan.amount, actor);
  await recordEvent(tx, { kind: "plan.refunded", subjectType: "plan", subjectId: pledge.id, actor, payload: { needId: pledge.needId, units: plan.units, amount: Number(plan.amount), after: "ended" } });
  return taken;
}

async function takeUnits(tx: Tx, { pledge, facts, plan, refundId, actor }: Taking): Promise<TakenPart[]> {
  const { units, amount } = plan;
  await makeRoom(tx, pledge, facts.units - facts.unitsCarried - units, actor);
  const taken = await takePlacements(tx, { pledge, amount, why: "refunded", actor });
  await tx.$executeRaw`UPDATE payment SET received = received - ${amount}::bigint, expected = expected - ${amount}::bigint WHERE pledge_id = ${pledge.id}::uuid`;
  await tx.$executeRaw`UPDATE need SET units_paid = units_paid - ${units}::int WHERE id = ${pledge.needId}::uuid`;
  await recordEvent(tx, { kind: "pledge.part_refunded", subjectType: "pledge", subjectId: pledge.id, actor, payload: { needId: pledge.needId, refundId, units, amount: Number(amount) } });
  await shrinkPledge(tx, { pledge, units, actor });
  return taken;
}
