import type { Viewer } from "~/domain/accounts/viewer";
import { db } from "~/platform/database.server";
import { storage } from "~/platform/storage.server";
import { isUuid } from "~/platform/uuid";
import { mayOpenEvidence } from "./delivery-policy";

/** A photo of a delivery, or null when there is none that this person may see; the two cannot be told apart. */
export async function openEvidence(viewer: Viewer, fileId: string): Promise<{ bytes: Buffer; mime: string } | null> {
  if (!isUuid(fileId)) return null;
  const evidence = await db.deliveryEvidence.findFirst({
    where: { fileId },
    select: {
      file: { select: { storageKey: true, mime: true } },
      delivery: {
        select: {
          need: { select: { areaCode: true, provinceCode: true, receiverId: true } },
          pledge: { select: { personId: true, sponsor: { select: { organisationId: true } } } },
        },
      },
    },
  });
  if (!evidence) return null;
  const { need, pledge } = evidence.delivery;
  if (!mayOpenEvidence(viewer, need, { personId: pledge.personId, organisationId: pledge.sponsor.organisationId })) return null;
  const bytes = await (await storage()).get(evidence.file.storageKey);
  return bytes ? { bytes, mime: evidence.file.mime } : null;
}
