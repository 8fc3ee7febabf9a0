import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf, recordEvent } from "~/domain/audit/record-event.server";
import { isUuid } from "~/platform/uuid";
import { refuse, type Outcome } from "~/domain/outcome";
import { clock } from "~/platform/clock.server";
import { db, transact, type Tx } from "~/platform/database.server";
import { bookDelivery } from "./book-delivery.server";
import { drawOnAdvances } from "./draw-on-advances.server";
import { countAsDelivered } from "./count-as-delivered.server";
import { mayConfirmDelivery, mayCoordinate } from "./delivery-policy";
import { attachPhotos, keepPhotos, type KeptPhoto, type PhotoProblem } from "./keep-photos.server";
import { lockDelivery, type LockedDelivery } from "./lock-delivery.server";
import { planReplacement } from "./plan-replacement.server";

export type ConfirmRefusal = "not-found" | "not-allowed" | "not-countersigned" | "same-person" | "photo-needed" | PhotoProblem;

/**
 * The second of two people confirms what the first countersigned; only now do the accepted units count as given: ledger, pledge and need
 * move together, rejected units get a replacement delivery, and when nothing was accepted the delivery ends as rejected.
 * Refused: an unknown delivery, somebody who does not coordinate the need's area or who gave himself, a delivery that is not countersigned, the person who
 * countersigned it, no photo from either of the two, a photo that cannot be read.
 */
export async function confirmDelivery({ deliveryId, viewer, note, photos }: {
  deliveryId: string;
  viewer: Viewer;
  note?: string;
  photos: Buffer[];
}): Promise<Outcome<{ code: string; unitsAccepted: number; replacementCode: string | null }, ConfirmRefusal>> {
  if (!isUuid(deliveryId)) return refuse("not-found");
  const known = await db.delivery.findUnique({
    where: { id: deliveryId },
    select: { state: true, countersignedBy: true, need: { select: { areaCode: true, provinceCode: true } }, _count: { select: { deliveryEvidences: true } } },
  });
  if (!known) return refuse("not-found");
  if (!mayCoordinate(viewer, known.need)) return refuse("not-allowed");
  if (known.state !== "countersigned") return refuse("not-countersigned");
  if (known.countersignedBy === viewer.personId) return refuse("same-person");
  if (known._count.deliveryEvidences + photos.length === 0) return refuse("photo-needed");
  const kept = await keepPhotos(photos);
  if (!kept.ok) return kept;
  return transact(async (tx) => {
    const delivery = await lockDelivery(tx, deliveryId);
    if (!delivery) return refuse("not-found");
    if (!mayConfirmDelivery(viewer, delivery.need, { personId: delivery.pledge.personId, organisationId: delivery.pledge.sponsor.organisationId })) return refuse("not-allowed");
    if (delivery.state !== "countersigned") return refuse("not-countersigned");
    if (delivery.countersignedBy === viewer.personId) return refuse("same-person");
    return confirm(tx, delivery, viewer, note?.trim() || null, kept.photos);
  });
}

async function confirm(tx: Tx, delivery: LockedDelivery, viewer: Viewer, confirmationNote: string | null, photos: KeptPhoto[]) {
  const unitsAccepted = delivery.unitsAccepted ?? 0;
  const unitsRejected = delivery.unitsRejected ?? 0;
  const state = unitsAccepted > 0 ? ("confirmed" as const) : ("rejected" as const);
  await tx.delivery.update({ where: { id: delivery.id }, data: { state, confirmedBy: viewer.personId, confirmedAt: clock.now(), confirmationNote } });
  await attachPhotos(tx, photos, { deliveryId: delivery.id, stage: "confirm", personId: viewer.personId });
  const actor = actorOf(viewer, "coordinator");
  await recordEvent(tx, {
    kind: `delivery.${state}`, subjectType: "delivery", subjectId: delivery.id, actor,
    payload: { code: delivery.code, pledge: delivery.pledge.reference, unitsAccepted, unitsRejected, photos: photos.map((photo) => photo.id) },
  });
  const replacementCode = unitsRejected > 0 ? await planReplacement(tx, delivery, unitsRejected, actor) : null;
  if (unitsAccepted > 0) {
    await bookDelivery(tx, delivery, unitsAccepted, viewer.personId);
    await drawOnAdvances(tx, delivery, unitsAccepted, viewer.personId);
    await countAsDelivered(tx, delivery, unitsAccepted, actor);
  }
  return { ok: true as const, code: delivery.code, unitsAccepted, replacementCode };
}
