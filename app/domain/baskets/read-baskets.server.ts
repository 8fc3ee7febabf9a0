import { hasRole, type Viewer } from "~/domain/accounts/viewer";
import type { BasketView, HeldBasket } from "~/domain/baskets/basket-view";
import type { BasketState } from "~/domain/payments/basket-money";
import { canCancelPledge, isOwnPledge } from "~/domain/pledges/pledge-policy";
import { listPledgesOfBasket } from "~/domain/pledges/read-pledges.server";
import { db } from "~/platform/database.server";

/** A basket for whoever made it, members of its organisation, the fund and the auditor; null for everybody else. */
export async function findBasketFor(viewer: Viewer, reference: string): Promise<BasketView | null> {
  const basket = await db.basket.findUnique({
    where: { reference: reference.trim().toUpperCase() },
    select: {
      id: true, reference: true, state: true, amount: true, channel: true, madeAt: true, holdExpiresAt: true, confirmedAt: true, personId: true,
      sponsor: { select: { organisationId: true } }, incomingTransfers: { select: { unplaced: true } },
    },
  });
  if (!basket) return null;
  const owner = { personId: basket.personId, organisationId: basket.sponsor.organisationId };
  const own = isOwnPledge(viewer, owner);
  if (!own && !hasRole(viewer, "fund_manager", "auditor")) return null;
  const state = basket.state as BasketState;
  const waiting = basket.incomingTransfers.reduce((sum, { unplaced }) => sum + Number(unplaced), 0);
  return {
    id: basket.id, reference: basket.reference, state, own, amount: Number(basket.amount),
    received: state === "confirmed" ? Number(basket.amount) : waiting,
    byCard: basket.channel === "card",
    madeAt: basket.madeAt.toISOString(),
    holdExpiresAt: basket.holdExpiresAt.toISOString(),
    confirmedAt: basket.confirmedAt?.toISOString() ?? null,
    pledges: await listPledgesOfBasket(viewer, basket.id),
    mayCancel: canCancelPledge(viewer, owner) && state === "held" && waiting === 0,
  };
}

/** The viewer's own baskets, and those of the organisations the viewer gives for, that still wait for money, the first to lapse first. */
export async function listHeldBasketsOf(viewer: Viewer): Promise<HeldBasket[]> {
  const organisations = viewer.grants.flatMap((grant) => (grant.role === "sponsor" && grant.organisationId ? [grant.organisationId] : []));
  const baskets = await db.basket.findMany({
    where: { state: "held", OR: [{ personId: viewer.personId }, { sponsor: { organisationId: { in: organisations } } }] },
    orderBy: [{ holdExpiresAt: "asc" }, { id: "asc" }],
    select: { reference: true, amount: true, holdExpiresAt: true, incomingTransfers: { select: { unplaced: true } }, _count: { select: { pledges: true } } },
  });
  return baskets.map(({ reference, amount, holdExpiresAt, incomingTransfers, _count }) => ({
    reference, needs: _count.pledges, amount: Number(amount), holdExpiresAt: holdExpiresAt.toISOString(),
    lacking: Number(amount) - incomingTransfers.reduce((sum, { unplaced }) => sum + Number(unplaced), 0),
  }));
}
