import type { Viewer } from "~/domain/accounts/viewer";
import { refuse, type Outcome } from "~/domain/outcome";
import { canMoveMoney } from "~/domain/payments/payment-policy";
import { findReferences } from "~/domain/payments/pledge-reference";
import { db } from "~/platform/database.server";
import { isUuid } from "~/platform/uuid";
import { decidePlacement, type PlacementPreview, type PlaceRefusal } from "./placement";
import { placeableColumns, placeablePledge, type PlaceableRow } from "./placeable-pledge.server";

/**
 * What placing unplaced money of a transfer on a pledge would do, as things stand now; nothing changes and nothing is held. Refused for the same
 * reasons as placeTransfer, which decides again.
 */
export async function previewPlacement({ transferId, viewer, pledgeReference, locale }: { transferId: string; viewer: Viewer; pledgeReference: string; locale: "vi" | "en" }): Promise<Outcome<{ preview: PlacementPreview }, PlaceRefusal>> {
  if (!canMoveMoney(viewer)) return refuse("not-allowed");
  if (!isUuid(transferId)) return refuse("not-found");
  const [reference, ...others] = findReferences(pledgeReference);
  if (!reference || others.length > 0) return refuse("reference-invalid");
  const [transfer, [pledge]] = await Promise.all([
    db.incomingTransfer.findUnique({ where: { id: transferId }, select: { unplaced: true } }),
    db.$queryRaw<PlaceableRow[]>`
      SELECT ${placeableColumns} FROM pledge p JOIN need n ON n.id = p.need_id LEFT JOIN payment y ON y.pledge_id = p.id WHERE p.reference = ${reference}`,
  ]);
  if (!transfer) return refuse("not-found");
  if (!pledge) return refuse(transfer.unplaced > 0n ? "pledge-not-found" : "nothing-unplaced");
  const decided = decidePlacement(pledge, transfer.unplaced);
  if (!decided.ok) return decided;
  if (decided.reopens && !pledge.needOpen) return refuse("need-not-open");
  if (decided.reopens && !pledge.unitsFree) return refuse("units-gone");
  const { placed, settles, reopens } = decided;
  return { ok: true, preview: { pledge: placeablePledge(pledge, locale), placed: Number(placed), left: Number(transfer.unplaced - placed), settles, reopens } };
}
