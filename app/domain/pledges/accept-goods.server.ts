import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf, recordEvent } from "~/domain/audit/record-event.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { findPledgeFacts, lockPledgeFacts } from "~/domain/pledges/find-pledge-facts.server";
import { canDecideOnGoods } from "~/domain/pledges/pledge-policy";
import { clock } from "~/platform/clock.server";
import { transact } from "~/platform/database.server";

/**
 * A coordinator of the need's area accepts promised goods: the hold becomes a confirmed pledge. Refuses `not-found` outside the area or for the
 * giver himself, `not-in-kind` for a pledge of money, `not-held` when the hold has already ended or been accepted.
 */
export async function acceptGoods({ reference, viewer }: { reference: string; viewer: Viewer }): Promise<Outcome<object, "not-found" | "not-in-kind" | "not-held">> {
  return transact(async (tx) => {
    const seen = await findPledgeFacts(tx, reference);
    if (!seen || !canDecideOnGoods(viewer, seen)) return refuse("not-found");
    const pledge = await lockPledgeFacts(tx, seen);
    if (pledge.mode !== "in_kind") return refuse("not-in-kind");
    if (pledge.state !== "held") return refuse("not-held");
    const at = clock.now().toISOString();
    await tx.$executeRaw`UPDATE pledge SET state = 'confirmed', confirmed_at = ${at}::timestamptz WHERE id = ${pledge.id}::uuid`;
    await tx.$executeRaw`UPDATE need SET units_paid = units_paid + ${pledge.units}::int, updated_at = ${at}::timestamptz WHERE id = ${pledge.needId}::uuid`;
    const actor = actorOf(viewer, "coordinator");
    const payload = { needId: pledge.needId, units: pledge.units };
    await recordEvent(tx, { kind: "goods.accepted", subjectType: "pledge", subjectId: pledge.id, actor, payload });
    await recordEvent(tx, { kind: "pledge.confirmed", subjectType: "pledge", subjectId: pledge.id, actor, payload: { ...payload, mode: "in_kind" } });
    return { ok: true };
  });
}
