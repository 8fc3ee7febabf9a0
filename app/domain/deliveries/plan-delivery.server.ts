import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf, recordEvent } from "~/domain/audit/record-event.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { transact } from "~/platform/database.server";
import { deliveryCode, unitsToPlan } from "./delivery";
import { mayCoordinate } from "./delivery-policy";
import { paidUnits, paidUnitsSelect } from "~/domain/pledges/paid-units";
import { lockPledgeOfNeed } from "./lock-delivery.server";

export type PlanRefusal = "not-found" | "not-allowed" | "pledge-not-ready" | "units-invalid" | "nothing-left" | "day-invalid";

/**
 * Plans a delivery of some paid units of a confirmed pledge; without `units`, of all that no delivery carries yet. Planning again for the rest is
 * allowed, more than the rest is not.
 * Refused: an unknown pledge, somebody who does not coordinate the need's area, a pledge that is not confirmed (money settled or goods
 * accepted), a quantity that is not whole or too large, a day that is not yyyy-mm-dd.
 */
export async function planDelivery({ pledgeReference, units, plannedOn, note, viewer }: {
  pledgeReference: string;
  units?: number;
  plannedOn: string;
  note?: string;
  viewer: Viewer;
}): Promise<Outcome<{ deliveryId: string; code: string; units: number }, PlanRefusal>> {
  const day = new Date(`${plannedOn}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(plannedOn) || Number.isNaN(day.getTime())) return refuse("day-invalid");
  return transact(async (tx) => {
    const found = await tx.pledge.findUnique({ where: { reference: pledgeReference }, select: { id: true, needId: true } });
    if (!found) return refuse("not-found");
    await lockPledgeOfNeed(tx, { needId: found.needId, pledgeId: found.id });
    const pledge = await tx.pledge.findUniqueOrThrow({
      where: { id: found.id },
      include: { instalmentPlan: paidUnitsSelect.instalmentPlan, need: { select: { areaCode: true, provinceCode: true } }, deliveries: { select: { state: true, units: true, unitsAccepted: true } } },
    });
    if (!mayCoordinate(viewer, pledge.need)) return refuse("not-allowed");
    if (pledge.state !== "confirmed" && pledge.state !== "in_delivery") return refuse("pledge-not-ready");
    const left = unitsToPlan(paidUnits(pledge), pledge.deliveries);
    if (left <= 0) return refuse("nothing-left");
    const planned = units ?? left;
    if (!Number.isInteger(planned) || planned < 1 || planned > left) return refuse("units-invalid");
    const code = deliveryCode(pledgeReference, pledge.deliveries.length + 1);
    const delivery = await tx.delivery.create({
      data: { code, needId: found.needId, pledgeId: found.id, units: planned, state: "planned", plannedOn: day, plannedBy: viewer.personId, noteVi: note?.trim() || null },
      select: { id: true },
    });
    await recordEvent(tx, {
      kind: "delivery.planned", subjectType: "delivery", subjectId: delivery.id, actor: actorOf(viewer, "coordinator"),
      payload: { code, pledge: pledgeReference, units: planned, plannedOn },
    });
    return { ok: true, deliveryId: delivery.id, code, units: planned };
  });
}
