import { createHash, randomUUID } from "node:crypto";
import { refuse, type Outcome } from "~/domain/outcome";
import { clock, vietnamDay } from "~/platform/clock.server";
import type { Tx } from "~/platform/database.server";
import { readPhoto, type Photo } from "~/platform/photo.server";
import { storage } from "~/platform/storage.server";
import { PHOTOS_AT_ONCE, type EvidenceStage } from "./delivery";

export type KeptPhoto = Photo & { id: string; storageKey: string; sha256: Buffer };
export type PhotoProblem = "too-many-photos" | "photo-too-large" | "photo-not-a-photo" | "photo-unsupported" | "photo-broken";

/**
 * Reads and stores photos before the transaction that refers to them: a file without a row does no harm, a row without its file would.
 * All or nothing: the first photo that cannot be read refuses them all.
 */
export async function keepPhotos(uploads: Buffer[]): Promise<Outcome<{ photos: KeptPhoto[] }, PhotoProblem>> {
  if (uploads.length > PHOTOS_AT_ONCE) return refuse("too-many-photos");
  const photos: KeptPhoto[] = [];
  const folder = `evidence/${vietnamDay(clock.now()).slice(0, 7)}`;
  for (const upload of uploads) {
    const read = await readPhoto(upload);
    if (!read.ok) return refuse(`photo-${read.reason}`);
    const id = randomUUID();
    photos.push({ ...read.photo, id, storageKey: `${folder}/${id}.jpg`, sha256: createHash("sha256").update(read.photo.bytes).digest() });
  }
  const disk = await storage();
  for (const photo of photos) await disk.put(photo.storageKey, photo.bytes, photo.mime);
  return { ok: true, photos };
}

/** Ties stored photos to a delivery, within the transaction of the deed they prove. */
export async function attachPhotos(tx: Tx, photos: KeptPhoto[], to: { deliveryId: string; stage: EvidenceStage; personId: string }): Promise<void> {
  if (photos.length === 0) return;
  const at = clock.now();
  await tx.storedFile.createMany({
    data: photos.map(({ id, storageKey, mime, bytes, width, height, sha256 }) => ({
      id, storageKey, mime, bytes: bytes.byteLength, width, height, sha256: new Uint8Array(sha256), uploadedBy: to.personId, uploadedAt: at,
    })),
  });
  await tx.deliveryEvidence.createMany({
    data: photos.map(({ id }) => ({ deliveryId: to.deliveryId, fileId: id, stage: to.stage, addedBy: to.personId, addedAt: at })),
  });
}
