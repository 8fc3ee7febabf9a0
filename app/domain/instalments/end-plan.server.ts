import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf, recordEvent } from "~/domain/audit/record-event.server";
import { dropInstalment } from "~/domain/instalments/drop-instalment.server";
import { lockOwnPlan, type PlanRefusal } from "~/domain/instalments/lock-plan.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { clock } from "~/platform/clock.server";
import { transact } from "~/platform/database.server";

/**
 * A sponsor ends a promise: what is paid is delivered as promised, every open instalment is taken out and its units return to the need. A part of one that
 * had come is used by the surplus rule. Refused: somebody else's plan, one that is not running, and `nothing-open`.
 */
export async function endPlan({ reference, viewer, reason = "" }: { reference: string; viewer: Viewer; reason?: string }): Promise<Outcome<{ units: number }, PlanRefusal | "nothing-open">> {
  return transact(async (tx) => {
    const locked = await lockOwnPlan(tx, reference, viewer);
    if (!locked.ok) return locked;
    const { plan } = locked;
    const open = plan.instalments.filter(({ state }) => state === "open");
    if (open.length === 0) return refuse("nothing-open");
    const actor = actorOf(viewer, "sponsor");
    for (const instalment of open.toReversed()) await dropInstalment(tx, plan, instalment, "ended", actor);
    await tx.instalmentPlan.update({ where: { pledgeId: plan.id }, data: { endedAt: clock.now() } });
    const units = open.reduce((sum, one) => sum + one.units, 0);
    const payload = { needId: plan.needId, instalments: open.length, units, ...(reason.trim() ? { reason: reason.trim().slice(0, 500) } : {}) };
    await recordEvent(tx, { kind: "plan.ended", subjectType: "plan", subjectId: plan.id, actor, payload });
    return { ok: true, units };
  });
}
