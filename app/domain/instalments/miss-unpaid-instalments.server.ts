import { SYSTEM } from "~/domain/audit/record-event.server";
import { lockPlan } from "~/domain/instalments/lock-plan.server";
import { missInstalment } from "~/domain/instalments/miss-instalment.server";
import { daysLater } from "~/domain/pledges/instalment-schedule";
import { clock, vietnamDay } from "~/platform/clock.server";
import { db, transact } from "~/platform/database.server";
import { env } from "~/platform/env.server";

const BATCH = 200;

/**
 * Has the units of instalments that are still not paid after the days of grace carried on by a bridge, the longest overdue first, at most 200 in one
 * run, each in its own transaction. Answers how many; one that was paid meanwhile is left alone.
 */
export async function missUnpaidInstalments(): Promise<number> {
  const last = daysLater(vietnamDay(clock.now()), -env.INSTALMENT_GRACE_DAYS);
  const overdue = await db.$queryRaw<{ id: string; pledgeId: string; reference: string; needId: string }[]>`
    SELECT instalment.id, pledge.id AS "pledgeId", pledge.reference, pledge.need_id AS "needId" FROM instalment JOIN pledge ON pledge.id = instalment.pledge_id
    WHERE instalment.state = 'open' AND instalment.due_on < ${last}::date AND pledge.state IN ('confirmed', 'in_delivery')
    ORDER BY instalment.due_on, instalment.id LIMIT ${BATCH}`;
  let missed = 0;
  for (const { id, pledgeId, reference, needId } of overdue) {
    await transact(async (tx) => {
      const locked = await lockPlan(tx, { id: pledgeId, reference, needId });
      const instalment = locked.ok && locked.plan.instalments.find((one) => one.id === id && one.state === "open" && one.dueOn < last);
      if (!locked.ok || !instalment) return;
      await missInstalment(tx, locked.plan, instalment, "unpaid", SYSTEM);
      missed += 1;
    });
  }
  return missed;
}
