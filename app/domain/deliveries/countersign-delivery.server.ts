import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf, recordEvent } from "~/domain/audit/record-event.server";
import { isUuid } from "~/platform/uuid";
import { refuse, type Outcome } from "~/domain/outcome";
import { clock } from "~/platform/clock.server";
import { db, transact } from "~/platform/database.server";
import { canCountersign, countsAddUp } from "./delivery";
import { mayCountersign } from "./delivery-policy";
import { attachPhotos, keepPhotos, type PhotoProblem } from "./keep-photos.server";
import { lockDelivery } from "./lock-delivery.server";

export type CountersignRefusal = "not-found" | "not-allowed" | "not-dispatched" | "counts-wrong" | "reason-needed" | PhotoProblem;

/**
 * The receiver states what arrived, in units of the need: accepted and rejected together are what was sent, a rejection has its reason.
 * Nothing counts as given yet. A disputed delivery is countersigned again with the new count.
 * Refused: an unknown delivery, somebody who does not act for the receiving organisation, a delivery that is not on its way, counts that do
 * not add up, a photo that cannot be read.
 */
export async function countersignDelivery({ deliveryId, viewer, unitsAccepted, unitsRejected, reason, photos }: {
  deliveryId: string;
  viewer: Viewer;
  unitsAccepted: number;
  unitsRejected: number;
  reason?: string;
  photos: Buffer[];
}): Promise<Outcome<{ code: string }, CountersignRefusal>> {
  if (!isUuid(deliveryId)) return refuse("not-found");
  const known = await db.delivery.findUnique({ where: { id: deliveryId }, select: { state: true, units: true, need: { select: { receiverId: true } } } });
  if (!known) return refuse("not-found");
  if (!mayCountersign(viewer, known.need)) return refuse("not-allowed");
  if (!canCountersign(known.state)) return refuse("not-dispatched");
  if (!countsAddUp(known.units, unitsAccepted, unitsRejected)) return refuse("counts-wrong");
  const rejectionReason = unitsRejected > 0 ? (reason?.trim() ?? "") : null;
  if (rejectionReason === "") return refuse("reason-needed");
  const kept = await keepPhotos(photos);
  if (!kept.ok) return kept;
  return transact(async (tx) => {
    const delivery = await lockDelivery(tx, deliveryId);
    if (!delivery) return refuse("not-found");
    if (!mayCountersign(viewer, delivery.need)) return refuse("not-allowed");
    if (!canCountersign(delivery.state)) return refuse("not-dispatched");
    await tx.delivery.update({
      where: { id: deliveryId },
      data: { state: "countersigned", unitsAccepted, unitsRejected, rejectionReason, countersignedBy: viewer.personId, countersignedAt: clock.now() },
    });
    await attachPhotos(tx, kept.photos, { deliveryId, stage: "countersign", personId: viewer.personId });
    await recordEvent(tx, {
      kind: "delivery.countersigned", subjectType: "delivery", subjectId: deliveryId, actor: actorOf(viewer, "receiver"),
      payload: { code: delivery.code, pledge: delivery.pledge.reference, unitsAccepted, unitsRejected, photos: kept.photos.map((photo) => photo.id) },
    });
    return { ok: true, code: delivery.code };
  });
}
