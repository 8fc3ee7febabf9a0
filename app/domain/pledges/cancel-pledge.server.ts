import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf } from "~/domain/audit/record-event.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { endHold } from "~/domain/pledges/end-hold.server";
import { findPledgeFacts, lockPledgeFacts } from "~/domain/pledges/find-pledge-facts.server";
import { canCancelPledge } from "~/domain/pledges/pledge-policy";
import { clock } from "~/platform/clock.server";
import { transact } from "~/platform/database.server";

/**
 * Takes back a held pledge; its units return to the need at once. Refuses `in-basket` for one that is taken back only together with its basket, `money-moved` once any đồng of it has arrived, and `not-cancellable`
 * when the pledge is no longer held. A pledge the viewer may not take back is `not-found`.
 */
export async function cancelPledge({ reference, viewer, reason }: { reference: string; viewer: Viewer; reason?: string }): Promise<
  Outcome<object, "not-found" | "in-basket" | "money-moved" | "not-cancellable">
> {
  return transact(async (tx) => {
    const seen = await findPledgeFacts(tx, reference);
    if (!seen || !canCancelPledge(viewer, seen)) return refuse("not-found");
    const pledge = await lockPledgeFacts(tx, seen);
    const paid = pledge.mode === "money" && ["confirmed", "in_delivery", "delivered", "closed"].includes(pledge.state);
    if (paid || (pledge.state === "held" && pledge.received > 0n)) return refuse("money-moved");
    if (pledge.state !== "held") return refuse("not-cancellable");
    if (pledge.inBasket) return refuse("in-basket");
    await endHold(tx, pledge, {
      state: "cancelled",
      kind: "pledge.cancelled",
      actor: actorOf(viewer, "sponsor"),
      at: clock.now(),
      payload: reason ? { reason: reason.slice(0, 500) } : {},
    });
    return { ok: true };
  });
}
