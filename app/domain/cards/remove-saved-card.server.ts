import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf } from "~/domain/audit/record-event.server";
import { findCardPledge } from "~/domain/cards/find-card-pledge.server";
import { removeCard } from "~/domain/cards/keep-card.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { transact } from "~/platform/database.server";

/**
 * A sponsor takes the saved card of a promise away: nothing is taken from it any more, and Stripe forgets it. A page that would save one and is still
 * open saves nothing. Refuses `not-found` for anybody but the giver and `no-card` when none is saved.
 */
export async function removeSavedCard({ reference, viewer }: { reference: string; viewer: Viewer }): Promise<Outcome<object, "not-found" | "no-card">> {
  return transact(async (tx) => {
    const pledge = await findCardPledge(tx, viewer, reference);
    if (!pledge) return refuse("not-found");
    await tx.$queryRaw`SELECT id FROM pledge WHERE id = ${pledge.id}::uuid FOR NO KEY UPDATE`;
    const cards = await tx.savedCard.findMany({ where: { pledgeId: pledge.id, state: { in: ["asked", "active", "blocked"] } }, select: { id: true, state: true } });
    if (!cards.some(({ state }) => state !== "asked")) return refuse("no-card");
    for (const { id } of cards) await removeCard(tx, id, "sponsor", actorOf(viewer, "sponsor"));
    return { ok: true };
  });
}
