import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf } from "~/domain/audit/record-event.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { endHold } from "~/domain/pledges/end-hold.server";
import { findPledgeFacts, lockPledgeFacts } from "~/domain/pledges/find-pledge-facts.server";
import { canDecideOnGoods } from "~/domain/pledges/pledge-policy";
import { clock } from "~/platform/clock.server";
import { transact } from "~/platform/database.server";

/**
 * A coordinator of the need's area declines promised goods, with a reason the sponsor reads; the units return to the need. Refuses `not-found`
 * outside the area or for the giver himself, `reason-needed`, `not-in-kind`, and `not-held` when the hold has already ended or been accepted.
 */
export async function declineGoods({ reference, viewer, reason }: { reference: string; viewer: Viewer; reason: string }): Promise<
  Outcome<object, "not-found" | "reason-needed" | "not-in-kind" | "not-held">
> {
  const why = reason.trim().slice(0, 500);
  if (!why) return refuse("reason-needed");
  return transact(async (tx) => {
    const seen = await findPledgeFacts(tx, reference);
    if (!seen || !canDecideOnGoods(viewer, seen)) return refuse("not-found");
    const pledge = await lockPledgeFacts(tx, seen);
    if (pledge.mode !== "in_kind") return refuse("not-in-kind");
    if (pledge.state !== "held") return refuse("not-held");
    await endHold(tx, pledge, { state: "cancelled", kind: "goods.declined", actor: actorOf(viewer, "coordinator"), at: clock.now(), payload: { reason: why } });
    return { ok: true };
  });
}
