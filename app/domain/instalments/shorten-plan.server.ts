import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf, recordEvent } from "~/domain/audit/record-event.server";
import { dropInstalment } from "~/domain/instalments/drop-instalment.server";
import { lockOwnPlan, untouched, type PlanRefusal } from "~/domain/instalments/lock-plan.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { transact } from "~/platform/database.server";

/**
 * A sponsor takes the last `count` instalments out of a promise; their units return to the need, the waitlist first. Refused: somebody else's plan, one
 * that is not running, and `count-invalid` when not so many are left of which nothing has come.
 */
export async function shortenPlan({ reference, viewer, count }: { reference: string; viewer: Viewer; count: number }): Promise<Outcome<{ units: number }, PlanRefusal | "count-invalid">> {
  return transact(async (tx) => {
    const locked = await lockOwnPlan(tx, reference, viewer);
    if (!locked.ok) return locked;
    const { plan } = locked;
    const last = untouched(plan);
    if (!Number.isInteger(count) || count < 1 || count > last.length) return refuse("count-invalid");
    const dropped = last.slice(-count);
    const actor = actorOf(viewer, "sponsor");
    for (const instalment of dropped.toReversed()) await dropInstalment(tx, plan, instalment, "shortened", actor);
    const units = dropped.reduce((sum, one) => sum + one.units, 0);
    await recordEvent(tx, { kind: "plan.shortened", subjectType: "plan", subjectId: plan.id, actor, payload: { needId: plan.needId, instalments: count, units } });
    return { ok: true, units };
  });
}
