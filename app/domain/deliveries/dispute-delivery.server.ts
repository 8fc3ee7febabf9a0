import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf, recordEvent } from "~/domain/audit/record-event.server";
import { isUuid } from "~/platform/uuid";
import { refuse, type Outcome } from "~/domain/outcome";
import { transact } from "~/platform/database.server";
import { mayCoordinate } from "./delivery-policy";
import { lockDelivery } from "./lock-delivery.server";

/**
 * The coordinator doubts a countersigned count; the receiver then counts again. Nothing was booked, so nothing is reversed.
 * Refused: an unknown delivery, somebody who does not coordinate the need's area, a delivery that is not countersigned, no word why.
 */
export async function disputeDelivery({ deliveryId, viewer, note }: {
  deliveryId: string;
  viewer: Viewer;
  note: string;
}): Promise<Outcome<{ code: string }, "not-found" | "not-allowed" | "not-countersigned" | "note-needed">> {
  const confirmationNote = note.trim();
  if (confirmationNote === "") return refuse("note-needed");
  if (!isUuid(deliveryId)) return refuse("not-found");
  return transact(async (tx) => {
    const delivery = await lockDelivery(tx, deliveryId);
    if (!delivery) return refuse("not-found");
    if (!mayCoordinate(viewer, delivery.need)) return refuse("not-allowed");
    if (delivery.state !== "countersigned") return refuse("not-countersigned");
    await tx.delivery.update({ where: { id: deliveryId }, data: { state: "disputed", confirmationNote } });
    await recordEvent(tx, {
      kind: "delivery.disputed", subjectType: "delivery", subjectId: deliveryId, actor: actorOf(viewer, "coordinator"),
      payload: { code: delivery.code, pledge: delivery.pledge.reference, unitsAccepted: delivery.unitsAccepted, unitsRejected: delivery.unitsRejected },
    });
    return { ok: true, code: delivery.code };
  });
}
