import { recordEvent, type Actor } from "~/domain/audit/record-event.server";
import type { LockedInstalment, LockedPlan } from "~/domain/instalments/lock-plan.server";
import { liftMoney } from "~/domain/payments/lift-money.server";
import { shrinkPledge } from "~/domain/pledges/resize-pledge.server";
import { clock } from "~/platform/clock.server";
import type { Tx } from "~/platform/database.server";

/** Takes one open instalment out of a promise because its sponsor wishes so; the units return to the need, a part that had come goes to suspense. */
export async function dropInstalment(tx: Tx, plan: LockedPlan, instalment: LockedInstalment, because: "shortened" | "ended", actor: Actor): Promise<void> {
  const { received, units } = instalment;
  if (received > 0n) {
    await tx.$executeRaw`UPDATE instalment SET received = 0 WHERE id = ${instalment.id}::uuid`;
    await tx.$executeRaw`UPDATE payment SET received = received - ${received}::bigint WHERE pledge_id = ${plan.id}::uuid`;
    await liftMoney(tx, { pledge: plan, amount: received, instalmentId: instalment.id, cause: "ended", actor });
  }
  await shrinkPledge(tx, { pledge: plan, units, actor });
  await tx.$executeRaw`UPDATE instalment SET state = 'dropped', ended_because = ${because}, ended_at = ${clock.now().toISOString()}::timestamptz WHERE id = ${instalment.id}::uuid`;
  const payload = { pledgeId: plan.id, needId: plan.needId, position: instalment.position, units, because };
  await recordEvent(tx, { kind: "instalment.dropped", subjectType: "instalment", subjectId: instalment.id, actor, payload });
}
