import { recordEvent, SYSTEM } from "~/domain/audit/record-event.server";
import { lockNeed } from "~/domain/needs/lock-need.server";
import { clock, vietnamDay } from "~/platform/clock.server";
import { db, transact } from "~/platform/database.server";
import { throughAll } from "~/platform/through-all.server";

const BATCH = 500;

/**
 * Ends all open needs whose last day has passed in Việt Nam, each in its own transaction; pledges that were made keep their units. A bridge does not end so:
 * the support it keeps from stopping goes on (see prolongBridges). Answers how many.
 */
export async function expireNeeds(): Promise<number> {
  const today = vietnamDay(clock.now());
  const past = (passed: string[]) => db.$queryRaw<{ id: string }[]>`
    SELECT id FROM need WHERE state = 'open' AND deadline < ${today}::date AND bridge_of_id IS NULL AND id <> ALL(${passed}::uuid[]) ORDER BY deadline, id LIMIT ${BATCH}`;
  return throughAll("expire_needs", past, ({ id }) =>
    transact(async (tx) => {
      const need = await lockNeed(tx, id);
      if (need.state !== "open") return false;
      await tx.need.update({ where: { id }, data: { state: "expired", updatedAt: clock.now() } });
      await recordEvent(tx, { kind: "need.expired", subjectType: "need", subjectId: id, actor: SYSTEM, payload: { code: need.code } });
      return true;
    }),
  );
}
