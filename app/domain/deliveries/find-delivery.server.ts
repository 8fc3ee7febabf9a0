import type { Viewer } from "~/domain/accounts/viewer";
import { isUuid } from "~/platform/uuid";
import { db } from "~/platform/database.server";
import { canCountersign, type DeliveryView, type EvidenceStage } from "./delivery";
import { mayConfirmDelivery, mayCoordinate, mayCountersign, mayReadDelivery } from "./delivery-policy";
import { deliveryRow, deliveryRowSelect } from "./delivery-row.server";
import { replacedCode } from "./plan-replacement.server";

/** A delivery with its notes and evidence, for the receiver, the coordinator of the area, the fund and the auditor; null for everybody else. */
export async function findDelivery(viewer: Viewer, id: string): Promise<DeliveryView | null> {
  if (!isUuid(id)) return null;
  const delivery = await db.delivery.findUnique({
    where: { id },
    select: {
      ...deliveryRowSelect,
      noteVi: true, rejectionReason: true, confirmationNote: true, countersignedBy: true,
      countersignedByPerson: { select: { displayName: true } }, confirmedByPerson: { select: { displayName: true } },
      pledge: { select: { ...deliveryRowSelect.pledge.select, personId: true, sponsor: { select: { organisationId: true } } } },
      need: { select: { ...deliveryRowSelect.need.select, areaCode: true, provinceCode: true, receiverId: true } },
      deliveryEvidences: { select: { fileId: true, stage: true, addedAt: true, file: { select: { width: true, height: true } } }, orderBy: { addedAt: "asc" } },
    },
  });
  if (!delivery || !mayReadDelivery(viewer, delivery.need)) return null;
  const coordinates = mayCoordinate(viewer, delivery.need);
  const giver = { personId: delivery.pledge.personId, organisationId: delivery.pledge.sponsor.organisationId };
  const samePerson = delivery.countersignedBy === viewer.personId;
  const counted = delivery.state === "countersigned";
  return {
    ...deliveryRow(delivery),
    note: delivery.noteVi,
    rejectionReason: delivery.rejectionReason,
    confirmationNote: delivery.confirmationNote,
    countersignedByName: delivery.countersignedByPerson?.displayName ?? null,
    confirmedByName: delivery.confirmedByPerson?.displayName ?? null,
    evidence: delivery.deliveryEvidences.map(({ fileId, stage, addedAt, file }) => ({
      fileId, stage: stage as EvidenceStage, addedAt: addedAt.toISOString(), width: file.width, height: file.height,
    })),
    replaces: replacedCode(delivery.noteVi),
    mayDispatch: coordinates && delivery.state === "planned",
    mayCountersign: mayCountersign(viewer, delivery.need) && canCountersign(delivery.state),
    mayConfirm: mayConfirmDelivery(viewer, delivery.need, giver) && counted && !samePerson,
    mayDispute: coordinates && counted,
    samePerson,
  };
}
