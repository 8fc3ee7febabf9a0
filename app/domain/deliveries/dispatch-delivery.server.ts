import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf, recordEvent } from "~/domain/audit/record-event.server";
import { isUuid } from "~/platform/uuid";
import { refuse, type Outcome } from "~/domain/outcome";
import { clock } from "~/platform/clock.server";
import { transact } from "~/platform/database.server";
import { mayCoordinate } from "./delivery-policy";
import { lockDelivery } from "./lock-delivery.server";

/**
 * Says that a planned delivery is on its way; the pledge is then in delivery.
 * Refused: an unknown delivery, somebody who does not coordinate the need's area, a delivery that is not merely planned.
 */
export async function dispatchDelivery({ deliveryId, viewer }: {
  deliveryId: string;
  viewer: Viewer;
}): Promise<Outcome<{ code: string }, "not-found" | "not-allowed" | "not-planned">> {
  if (!isUuid(deliveryId)) return refuse("not-found");
  return transact(async (tx) => {
    const delivery = await lockDelivery(tx, deliveryId);
    if (!delivery) return refuse("not-found");
    if (!mayCoordinate(viewer, delivery.need)) return refuse("not-allowed");
    if (delivery.state !== "planned") return refuse("not-planned");
    await tx.delivery.update({ where: { id: deliveryId }, data: { state: "dispatched", dispatchedAt: clock.now() } });
    if (delivery.pledge.state === "confirmed") await tx.pledge.update({ where: { id: delivery.pledgeId }, data: { state: "in_delivery" } });
    await recordEvent(tx, {
      kind: "delivery.dispatched", subjectType: "delivery", subjectId: deliveryId, actor: actorOf(viewer, "coordinator"),
      payload: { code: delivery.code, pledge: delivery.pledge.reference, units: delivery.units },
    });
    return { ok: true, code: delivery.code };
  });
}
