import { publicHonourName } from "~/domain/pledges/pledge";
import type { PlaceablePledge } from "~/domain/pledges/placement";
import type { Tx } from "~/platform/database.server";

/** A basket as the fund sees it before money is placed on it: its sums are of all its pledges, its need and units those of the first. */
export async function findPlaceableBasket(tx: Tx, basketId: string, locale: "vi" | "en"): Promise<PlaceablePledge> {
  const basket = await tx.basket.findUniqueOrThrow({
    where: { id: basketId },
    select: {
      reference: true, state: true, amount: true, madeAt: true, incomingTransfers: { select: { unplaced: true } },
      pledges: { orderBy: { basketPosition: "asc" }, select: { units: true, givenAs: true, honourName: true, need: { select: { code: true, titleVi: true, titleEn: true, unitVi: true, unitEn: true } } } },
    },
  });
  const first = basket.pledges[0]!;
  const { code, titleVi, titleEn, unitVi, unitEn } = first.need;
  const received = basket.incomingTransfers.reduce((sum, { unplaced }) => sum + unplaced, 0n);
  return {
    reference: basket.reference, instalment: null, basket: { needs: basket.pledges.length }, state: basket.state as PlaceablePledge["state"], sponsorName: publicHonourName(first, locale),
    needCode: code, needTitleVi: titleVi, needTitleEn: titleEn, units: first.units, unitVi, unitEn,
    amount: Number(basket.amount), received: Number(received), lacking: Number(basket.amount - received), madeAt: basket.madeAt.toISOString(),
  };
}
