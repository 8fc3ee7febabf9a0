import { decideBasketPlacement } from "~/domain/baskets/basket-placement";
import { findPlaceableBasket } from "~/domain/baskets/find-placeable-basket.server";
import { whyNotReopen } from "~/domain/baskets/reopen-basket.server";
import { refuse, type Outcome } from "~/domain/outcome";
import type { BasketState } from "~/domain/payments/basket-money";
import type { PlacementPreview, PlaceRefusal } from "~/domain/pledges/placement";
import { db } from "~/platform/database.server";

/** What placing a transfer's money on a basket would do, as things stand now; nothing changes and nothing is held. Refused as placeOnBasket, which decides again. */
export async function previewOnBasket({ basketId, transferId, unplaced, locale }: { basketId: string; transferId: string; unplaced: bigint; locale: "vi" | "en" }): Promise<Outcome<{ preview: PlacementPreview }, PlaceRefusal>> {
  const { state, amount, incomingTransfers, pledges } = await db.basket.findUniqueOrThrow({
    where: { id: basketId },
    select: { state: true, amount: true, incomingTransfers: { where: { unplaced: { gt: 0 } }, select: { id: true, unplaced: true } }, pledges: { select: { needId: true, units: true } } },
  });
  const money = incomingTransfers.map((one) => ({ transferId: one.id, amount: one.unplaced }));
  const decided = decideBasketPlacement({ state: state as BasketState, amount, money }, { id: transferId, unplaced });
  if (!decided.ok) return decided;
  const { placed, reopens, settles } = decided;
  const refusal = reopens ? await whyNotReopen(db, pledges) : null;
  if (refusal) return refuse(refusal);
  const pledge = await findPlaceableBasket(db, basketId, locale);
  return { ok: true, preview: { pledge, placed: Number(placed), left: Number(unplaced - placed), settles, reopens, laid: [] } };
}
