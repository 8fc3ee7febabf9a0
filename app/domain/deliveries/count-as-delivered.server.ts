import { recordEvent, type Actor } from "~/domain/audit/record-event.server";
import type { Tx } from "~/platform/database.server";
import type { LockedDelivery } from "./lock-delivery.server";

/**
 * Adds accepted units to what the pledge and the need have received. The pledge is delivered when all its units are, the need when all
 * that were asked for are, but for those that a bridge carries on. The need and the pledge must be locked.
 */
export async function countAsDelivered(tx: Tx, { pledge, need }: LockedDelivery, unitsAccepted: number, actor: Actor): Promise<void> {
  const ofPledge = pledge.unitsDelivered + unitsAccepted;
  const pledgeDone = ofPledge === pledge.units;
  await tx.pledge.update({ where: { id: pledge.id }, data: { unitsDelivered: ofPledge, state: pledgeDone ? "delivered" : "in_delivery" } });
  if (pledgeDone) {
    await recordEvent(tx, {
      kind: "pledge.delivered", subjectType: "pledge", subjectId: pledge.id, actor, payload: { reference: pledge.reference, units: pledge.units },
    });
  }
  const ofNeed = need.unitsDelivered + unitsAccepted;
  const needDone = ofNeed + need.unitsBridged === need.quantity && need.state === "covered";
  await tx.need.update({ where: { id: need.id }, data: { unitsDelivered: ofNeed, ...(needDone ? { state: "delivered" } : {}) } });
  if (needDone) {
    await recordEvent(tx, { kind: "need.delivered", subjectType: "need", subjectId: need.id, actor, payload: { code: need.code, units: need.quantity } });
  }
}
