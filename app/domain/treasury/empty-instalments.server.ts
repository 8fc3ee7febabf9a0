import { recordEvent, type Actor } from "~/domain/audit/record-event.server";
import type { LockedPledge } from "~/domain/payments/find-payable-pledge.server";
import { takePlacements, type TakenPart } from "~/domain/payments/take-placements.server";
import { shrinkPledge } from "~/domain/pledges/resize-pledge.server";
import { clock } from "~/platform/clock.server";
import type { Tx } from "~/platform/database.server";
import { makeRoom } from "./make-room.server";
import { postponeInstalments } from "~/domain/pledges/postpone-instalments.server";
import type { RefundFacts, RefundInstalment, RefundPlan } from "./refund-plan";
import { reopenInstalments } from "~/domain/pledges/reopen-instalments.server";

type Emptying = { pledge: LockedPledge; facts: RefundFacts; plan: RefundPlan; refundId: string; actor: Actor };

/**
 * Takes the money of some instalments back, the newest first. They stay promised, to be paid after the last one, or leave the promise with their units.
 * A promise of which nothing paid is left is held again until its next instalment is due. The caller holds need and pledge and books the ledger.
 */
export async function emptyInstalments(tx: Tx, { pledge, facts, plan, refundId, actor }: Emptying): Promise<TakenPart[]> {
  const emptied = plan.instalments.map((id) => facts.instalments!.find((one) => one.id === id)!);
  const byTransfer = new Map<string, TakenPart>();
  for (const { id, received } of emptied)
    for (const part of await takePlacements(tx, { pledge, amount: received, instalmentId: id, why: "refunded", actor }))
      byTransfer.set(part.transferId, { ...part, amount: part.amount + (byTransfer.get(part.transferId)?.amount ?? 0n) });
  const ended = plan.units > 0;
  await makeRoom(tx, pledge, paidUnitsWithout(facts, emptied) - facts.unitsCarried, actor);
  await reopenInstalments(tx, { pledge, instalments: emptied, amount: plan.amount, why: "refunded", actor });
  if (ended) await dropRefunded(tx, pledge, emptied, actor);
  else await postponeInstalments(tx, pledge, emptied, actor);
  const payload = { needId: pledge.needId, refundId, instalments: emptied.length, units: plan.units, amount: Number(plan.amount), after: ended ? "ended" : "promised" };
  await recordEvent(tx, { kind: "plan.refunded", subjectType: "plan", subjectId: pledge.id, actor, payload });
  return [...byTransfer.values()];
}

/** Paid units that are left when these instalments are not paid any more. */
export function paidUnitsWithout({ instalments, unitsReturned }: Pick<RefundFacts, "instalments" | "unitsReturned">, without: readonly Pick<RefundInstalment, "id">[]): number {
  return (instalments ?? []).reduce((sum, { id, state, units }) => sum + (state === "settled" && !without.some((one) => one.id === id) ? units : 0), 0) - unitsReturned;
}

async function dropRefunded(tx: Tx, pledge: LockedPledge, emptied: RefundInstalment[], actor: Actor): Promise<void> {
  for (const { id, units, position } of emptied) {
    await shrinkPledge(tx, { pledge, units, actor });
    await tx.$executeRaw`UPDATE instalment SET state = 'dropped', ended_because = 'refunded', ended_at = ${clock.now().toISOString()}::timestamptz WHERE id = ${id}::uuid`;
    await recordEvent(tx, { kind: "instalment.dropped", subjectType: "instalment", subjectId: id, actor, payload: { pledgeId: pledge.id, needId: pledge.needId, position, units, because: "refunded" } });
  }
}
