import type { Viewer } from "~/domain/accounts/viewer";
import { previewOnBasket } from "~/domain/baskets/preview-on-basket.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { layOnInstalments, type PayableInstalment, type PayablePlan } from "~/domain/payments/payment";
import { findBasketOfReference } from "~/domain/payments/lock-basket.server";
import { canMoveMoney } from "~/domain/payments/payment-policy";
import { findReferences } from "~/domain/payments/pledge-reference";
import { db } from "~/platform/database.server";
import { isUuid } from "~/platform/uuid";
import { decidePlacement, type PlacementPreview, type PlaceRefusal } from "./placement";
import { placeableColumns, placeablePledge, type PlaceableRow } from "./placeable-pledge.server";

/**
 * What placing unplaced money of a transfer on a pledge would do, as things stand now; nothing changes and nothing is held. Refused for the same
 * reasons as placeTransfer, which decides again. A reference may be that of one instalment of a promise.
 */
export async function previewPlacement({ transferId, viewer, pledgeReference, locale }: { transferId: string; viewer: Viewer; pledgeReference: string; locale: "vi" | "en" }): Promise<Outcome<{ preview: PlacementPreview }, PlaceRefusal>> {
  if (!canMoveMoney(viewer)) return refuse("not-allowed");
  if (!isUuid(transferId)) return refuse("not-found");
  const [reference, ...others] = findReferences(pledgeReference);
  if (!reference || others.length > 0) return refuse("reference-invalid");
  const [transfer, [row]] = await Promise.all([
    db.incomingTransfer.findUnique({ where: { id: transferId }, select: { unplaced: true } }),
    db.$queryRaw<(PlaceableRow & { pledgeId: string; named: string | null })[]>`
      SELECT p.id AS "pledgeId", i.id AS named, ${placeableColumns} FROM pledge p JOIN need n ON n.id = p.need_id LEFT JOIN payment y ON y.pledge_id = p.id
      LEFT JOIN instalment i ON i.pledge_id = p.id AND i.reference = ${reference} WHERE p.reference = ${reference} OR i.id IS NOT NULL`,
  ]);
  if (!transfer) return refuse("not-found");
  const basketId = await findBasketOfReference(db, reference);
  if (basketId) return previewOnBasket({ basketId, transferId, unplaced: transfer.unplaced, locale });
  if (!row) return refuse(transfer.unplaced > 0n ? "pledge-not-found" : "nothing-unplaced");
  const plan = await readPlan(row.pledgeId, row.named);
  const decided = decidePlacement({ ...row, plan }, transfer.unplaced);
  if (!decided.ok) return decided;
  if (decided.reopens && !row.needOpen) return refuse("need-not-open");
  if (decided.reopens && !row.unitsFree) return refuse("units-gone");
  const { placed, lacking, settles, reopens } = decided;
  const laid = plan ? layOnInstalments(placed, plan).map(({ instalment, amount }) => ({ position: instalment.position, amount: Number(amount), settles: instalment.received + amount === instalment.amount })) : [];
  return { ok: true, preview: { pledge: { ...placeablePledge(row, locale), lacking: Number(lacking) }, placed: Number(placed), left: Number(transfer.unplaced - placed), settles, reopens, laid } };
}

async function readPlan(pledgeId: string, named: string | null): Promise<PayablePlan | null> {
  const plan = await db.instalmentPlan.findUnique({
    where: { pledgeId },
    select: { excessToNext: true, instalments: { select: { id: true, position: true, units: true, amount: true, received: true, state: true }, orderBy: { position: "asc" } } },
  });
  return plan && { named, excessToNext: plan.excessToNext, instalments: plan.instalments as PayableInstalment[] };
}
