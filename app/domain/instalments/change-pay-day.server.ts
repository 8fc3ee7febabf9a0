import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf, recordEvent } from "~/domain/audit/record-event.server";
import { lockOwnPlan, type PlanRefusal } from "~/domain/instalments/lock-plan.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { dayInMonth, PAY_DAY_MAX } from "~/domain/pledges/instalment-schedule";
import { clock, vietnamDay } from "~/platform/clock.server";
import { transact } from "~/platform/database.server";

/**
 * A sponsor pays on another day of the month: open instalments that are not yet due move within their month, unless that day is already past.
 * Refused: somebody else's plan, one that is not running, a day that not every month has, and `nothing-to-move`.
 */
export async function changePayDay({ reference, viewer, payDay }: { reference: string; viewer: Viewer; payDay: number }): Promise<Outcome<{ moved: number }, PlanRefusal | "day-invalid" | "nothing-to-move">> {
  if (!Number.isInteger(payDay) || payDay < 1 || payDay > PAY_DAY_MAX) return refuse("day-invalid");
  return transact(async (tx) => {
    const locked = await lockOwnPlan(tx, reference, viewer);
    if (!locked.ok) return locked;
    const { plan } = locked;
    const today = vietnamDay(clock.now());
    const moving = plan.instalments
      .filter(({ state, dueOn }) => state === "open" && dueOn > today)
      .map(({ id, dueOn }) => ({ id, from: dueOn, to: dayInMonth(dueOn, payDay) }))
      .filter(({ from, to }) => to !== from && to > today);
    if (moving.length === 0) return refuse("nothing-to-move");
    for (const { id, to } of moving) await tx.instalment.update({ where: { id }, data: { dueOn: new Date(`${to}T00:00:00Z`) } });
    await tx.instalmentPlan.update({ where: { pledgeId: plan.id }, data: { payDay } });
    const payload = { needId: plan.needId, from: plan.payDay, to: payDay, instalments: moving.length };
    await recordEvent(tx, { kind: "plan.day_changed", subjectType: "plan", subjectId: plan.id, actor: actorOf(viewer, "sponsor"), payload });
    return { ok: true, moved: moving.length };
  });
}
