import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf, recordEvent, type Actor } from "~/domain/audit/record-event.server";
import { lockOwnPlan, type LockedInstalment, type LockedPlan, type PlanRefusal } from "~/domain/instalments/lock-plan.server";
import { isFreeBridge } from "~/domain/pledges/plan-view";
import { PICKED_UP_DAYS } from "~/domain/instalments/plan-limits";
import { returnBridgedUnits } from "~/domain/matching/release-some-units.server";
import { lockNeed } from "~/domain/needs/lock-need.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { daysLater } from "~/domain/pledges/instalment-schedule";
import { growPledge } from "~/domain/pledges/resize-pledge.server";
import { clock, vietnamDay } from "~/platform/clock.server";
import { transact, type Tx } from "~/platform/database.server";

export type PickUpRefusal = PlanRefusal | "not-missed" | "bridge-taken";

/**
 * A sponsor returns to an instalment that was missed or paused, while nobody has taken any unit of its bridge: the bridge ends, the units are the
 * pledge's again, and the instalment is due within seven days. So also when everything else of the promise is delivered, or nothing else was left of it: the
 * pledge is then under way again for these units. Refused: somebody else's plan, one that never began or was refunded, an instalment that was not missed,
 * and `bridge-taken`.
 */
export async function pickUpInstalment({ reference, viewer, instalmentId }: { reference: string; viewer: Viewer; instalmentId: string }): Promise<Outcome<{ dueOn: string }, PickUpRefusal>> {
  return transact(async (tx) => {
    const locked = await lockOwnPlan(tx, reference, viewer, { resumed: true });
    if (!locked.ok) return locked;
    const instalment = locked.plan.instalments.find(({ id }) => id === instalmentId);
    return instalment ? pickUp(tx, locked.plan, instalment, actorOf(viewer, "sponsor")) : refuse("not-missed");
  });
}

/** The same within a transaction that holds the plan. */
export async function pickUp(tx: Tx, plan: LockedPlan, instalment: LockedInstalment, actor: Actor): Promise<Outcome<{ dueOn: string }, "not-missed" | "bridge-taken">> {
  const { bridgeId } = instalment;
  if (instalment.state !== "missed" || !bridgeId) return refuse("not-missed");
  const bridge = await lockNeed(tx, bridgeId);
  if (!isFreeBridge(bridge)) return refuse("bridge-taken");
  const at = clock.now();
  const dueOn = daysLater(vietnamDay(at), PICKED_UP_DAYS);
  await tx.need.update({ where: { id: bridgeId }, data: { state: "withdrawn", updatedAt: at } });
  await recordEvent(tx, { kind: "need.withdrawn", subjectType: "need", subjectId: bridgeId, actor, payload: { code: bridge.code } });
  const units = await returnBridgedUnits(tx, { needId: plan.needId, pledgeId: plan.id, bridgeId, at });
  if (plan.needState === "delivered") await coverAgain(tx, plan, actor);
  await tx.instalmentPlan.update({ where: { pledgeId: plan.id }, data: { endedAt: null } });
  await tx.instalment.update({ where: { id: instalment.id }, data: { state: "open", bridgeId: null, endedAt: null, endedBecause: null, dueOn: new Date(`${dueOn}T00:00:00Z`) } });
  await growPledge(tx, { pledge: plan, units, actor });
  const payload = { pledgeId: plan.id, needId: plan.needId, position: instalment.position, units, dueOn };
  await recordEvent(tx, { kind: "instalment.picked_up", subjectType: "instalment", subjectId: instalment.id, actor, payload });
  return { ok: true, dueOn };
}

/** A need of which everything else was delivered waits for these units again. */
async function coverAgain(tx: Tx, { id, needId }: LockedPlan, actor: Actor) {
  await tx.$executeRaw`UPDATE need SET state = 'covered' WHERE id = ${needId}::uuid`;
  await recordEvent(tx, { kind: "need.covered", subjectType: "need", subjectId: needId, actor, payload: { pledgeId: id } });
}
