import type { Viewer } from "~/domain/accounts/viewer";
import { keepPhotos, type PhotoProblem } from "~/domain/deliveries/keep-photos.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { clock } from "~/platform/clock.server";
import { db } from "~/platform/database.server";
import { mayRunTreasury } from "./treasury-policy";

/** Stores the photo of a bank's slip before the payment it proves, stripped of what a camera adds. None is as good as one; two are refused. */
export async function keepSlip(uploads: Buffer[], viewer: Viewer): Promise<Outcome<{ fileId: string | null }, "not-allowed" | PhotoProblem>> {
  if (!mayRunTreasury(viewer)) return refuse("not-allowed");
  if (uploads.length === 0) return { ok: true, fileId: null };
  if (uploads.length > 1) return refuse("too-many-photos");
  const kept = await keepPhotos(uploads);
  if (!kept.ok) return kept;
  const { id, storageKey, mime, bytes, width, height, sha256 } = kept.photos[0]!;
  await db.storedFile.create({
    data: { id, storageKey, mime, bytes: bytes.byteLength, width, height, sha256: new Uint8Array(sha256), uploadedBy: viewer.personId, uploadedAt: clock.now() },
  });
  return { ok: true, fileId: id };
}
