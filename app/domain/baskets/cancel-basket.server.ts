import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf } from "~/domain/audit/record-event.server";
import { endBasket } from "~/domain/baskets/end-basket.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { lockBasket } from "~/domain/payments/lock-basket.server";
import { canCancelPledge } from "~/domain/pledges/pledge-policy";
import { transact } from "~/platform/database.server";

export type CancelBasketRefusal = "not-found" | "money-moved" | "not-cancellable";

/**
 * Takes back a held basket with all its pledges; the units return to their needs at once. Refuses `money-moved` once any đồng of it has arrived and
 * `not-cancellable` when it is no longer held. A basket the viewer may not take back is `not-found`.
 */
export async function cancelBasket({ reference, viewer, reason }: { reference: string; viewer: Viewer; reason?: string }): Promise<Outcome<object, CancelBasketRefusal>> {
  return transact(async (tx) => {
    const seen = await tx.basket.findUnique({ where: { reference }, select: { id: true, personId: true, sponsor: { select: { organisationId: true } } } });
    if (!seen || !canCancelPledge(viewer, { personId: seen.personId, organisationId: seen.sponsor.organisationId })) return refuse("not-found");
    const basket = await lockBasket(tx, seen.id);
    if (basket.state === "confirmed" || basket.waiting > 0n) return refuse("money-moved");
    if (basket.state !== "held") return refuse("not-cancellable");
    await endBasket(tx, basket, { state: "cancelled", actor: actorOf(viewer, "sponsor"), payload: reason ? { reason: reason.slice(0, 500) } : {} });
    return { ok: true };
  });
}
