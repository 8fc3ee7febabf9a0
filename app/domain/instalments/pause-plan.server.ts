import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf, recordEvent } from "~/domain/audit/record-event.server";
import { lockOwnPlan, untouched, type PlanRefusal } from "~/domain/instalments/lock-plan.server";
import { missInstalment } from "~/domain/instalments/miss-instalment.server";
import { PAUSE_MONTHS_MAX } from "~/domain/instalments/plan-limits";
import { refuse, type Outcome } from "~/domain/outcome";
import { monthsLater } from "~/domain/pledges/instalment-schedule";
import { transact } from "~/platform/database.server";

/**
 * A sponsor pauses a promise for one to three months: as many of the next instalments of which nothing has come are carried on by bridges at once, so
 * that the child's support goes on; the later ones stay as they are. Each may be picked up again while its bridge is free.
 * Refused: somebody else's plan, one that is not running, another number of months, and `nothing-to-pause`.
 */
export async function pausePlan({ reference, viewer, months }: { reference: string; viewer: Viewer; months: number }): Promise<Outcome<{ paused: number; until: string }, PlanRefusal | "months-invalid" | "nothing-to-pause">> {
  if (!Number.isInteger(months) || months < 1 || months > PAUSE_MONTHS_MAX) return refuse("months-invalid");
  return transact(async (tx) => {
    const locked = await lockOwnPlan(tx, reference, viewer);
    if (!locked.ok) return locked;
    const { plan } = locked;
    const paused = untouched(plan).slice(0, months);
    const last = paused.at(-1);
    if (!last) return refuse("nothing-to-pause");
    const until = plan.instalments.find(({ state, position }) => state === "open" && position > last.position)?.dueOn ?? monthsLater(last.dueOn, 1);
    const actor = actorOf(viewer, "sponsor");
    for (const instalment of paused) await missInstalment(tx, plan, instalment, "paused", actor);
    await tx.instalmentPlan.update({ where: { pledgeId: plan.id }, data: { pausedUntil: new Date(`${until}T00:00:00Z`) } });
    const units = paused.reduce((sum, one) => sum + one.units, 0);
    await recordEvent(tx, { kind: "plan.paused", subjectType: "plan", subjectId: plan.id, actor, payload: { needId: plan.needId, months, until, instalments: paused.length, units } });
    return { ok: true, paused: paused.length, until };
  });
}
