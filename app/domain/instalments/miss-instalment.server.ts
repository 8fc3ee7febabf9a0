import { recordEvent, type Actor } from "~/domain/audit/record-event.server";
import { drawFromReserve } from "~/domain/instalments/draw-from-reserve.server";
import type { LockedInstalment, LockedPlan } from "~/domain/instalments/lock-plan.server";
import { openBridge } from "~/domain/instalments/open-bridge.server";
import { liftMoney } from "~/domain/payments/lift-money.server";
import { shrinkPledge } from "~/domain/pledges/resize-pledge.server";
import { clock } from "~/platform/clock.server";
import type { Tx } from "~/platform/database.server";
import { env } from "~/platform/env.server";

/**
 * Takes one open instalment out of a promise and has its units carried on by a bridge, so that the child's support does not stop; where the settings say
 * so and the reserve suffices, the reserve pays for the bridge at once. A part that had come goes to suspense, where the surplus rule finds it.
 */
export async function missInstalment(tx: Tx, plan: LockedPlan, instalment: LockedInstalment, because: "unpaid" | "paused", actor: Actor): Promise<{ bridgeCode: string }> {
  const { received, units } = instalment;
  if (received > 0n) {
    await tx.$executeRaw`UPDATE instalment SET received = 0 WHERE id = ${instalment.id}::uuid`;
    await tx.$executeRaw`UPDATE payment SET received = received - ${received}::bigint WHERE pledge_id = ${plan.id}::uuid`;
    await liftMoney(tx, { pledge: plan, amount: received, instalmentId: instalment.id, cause: "missed", actor });
  }
  const bridge = await openBridge(tx, { needId: plan.needId, needCode: plan.needCode, units, unitPrice: instalment.amount / BigInt(units), actor });
  await shrinkPledge(tx, { pledge: plan, units, bridgeId: bridge.id, actor });
  await endDeliveredOrigin(tx, plan, actor);
  await tx.$executeRaw`
    UPDATE instalment SET state = 'missed', bridge_id = ${bridge.id}::uuid, ended_because = ${because}, ended_at = ${clock.now().toISOString()}::timestamptz WHERE id = ${instalment.id}::uuid`;
  await recordEvent(tx, {
    kind: "instalment.missed", subjectType: "instalment", subjectId: instalment.id, actor,
    payload: { pledgeId: plan.id, needId: plan.needId, position: instalment.position, units, because, bridge: bridge.code },
  });
  if (env.MISSED_INSTALMENTS === "reserve") await drawFromReserve(tx, bridge.id, actor);
  return { bridgeCode: bridge.code };
}

/** A need of which everything is delivered but what bridges carry on is delivered itself. */
async function endDeliveredOrigin(tx: Tx, { needId, needCode }: LockedPlan, actor: Actor) {
  const ended = await tx.$queryRaw<{ quantity: number }[]>`
    UPDATE need SET state = 'delivered' WHERE id = ${needId}::uuid AND state = 'covered' AND units_delivered + units_bridged = quantity RETURNING quantity`;
  if (ended[0]) await recordEvent(tx, { kind: "need.delivered", subjectType: "need", subjectId: needId, actor, payload: { code: needCode, units: ended[0].quantity } });
}
