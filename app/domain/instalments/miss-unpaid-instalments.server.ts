import { SYSTEM } from "~/domain/audit/record-event.server";
import { lockPlan } from "~/domain/instalments/lock-plan.server";
import { missInstalment } from "~/domain/instalments/miss-instalment.server";
import { daysLater } from "~/domain/pledges/instalment-schedule";
import { clock, vietnamDay } from "~/platform/clock.server";
import { db, transact } from "~/platform/database.server";
import { env } from "~/platform/env.server";
import { throughAll } from "~/platform/through-all.server";

const BATCH = 200;

type Overdue = { id: string; pledgeId: string; reference: string; needId: string };

/**
 * Has the units of all instalments that are still not paid after the days of grace carried on by a bridge, the longest overdue first, each in its own
 * transaction; one that fails keeps no other waiting. Answers how many; one that was paid meanwhile is left alone.
 */
export async function missUnpaidInstalments(): Promise<number> {
  const last = daysLater(vietnamDay(clock.now()), -env.INSTALMENT_GRACE_DAYS);
  const overdue = (passed: string[]) => db.$queryRaw<Overdue[]>`
    SELECT instalment.id, pledge.id AS "pledgeId", pledge.reference, pledge.need_id AS "needId" FROM instalment JOIN pledge ON pledge.id = instalment.pledge_id
    WHERE instalment.state = 'open' AND instalment.due_on < ${last}::date AND pledge.state IN ('confirmed', 'in_delivery') AND instalment.id <> ALL(${passed}::uuid[])
    ORDER BY instalment.due_on, instalment.id LIMIT ${BATCH}`;
  return throughAll("miss_unpaid_instalments", overdue, ({ id, pledgeId, reference, needId }) =>
    transact(async (tx) => {
      const locked = await lockPlan(tx, { id: pledgeId, reference, needId });
      const instalment = locked.ok && locked.plan.instalments.find((one) => one.id === id && one.state === "open" && one.dueOn < last);
      if (!locked.ok || !instalment) return false;
      await missInstalment(tx, locked.plan, instalment, "unpaid", SYSTEM);
      return true;
    }),
  );
}
