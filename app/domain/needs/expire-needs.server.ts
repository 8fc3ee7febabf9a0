import { recordEvent, SYSTEM } from "~/domain/audit/record-event.server";
import { lockNeed } from "~/domain/needs/lock-need.server";
import { clock, vietnamDay } from "~/platform/clock.server";
import { db, transact } from "~/platform/database.server";

const BATCH = 500;

/** Ends open needs whose last day has passed in Việt Nam, at most 500 in one run; pledges that were made keep their units. Answers how many. */
export async function expireNeeds(): Promise<number> {
  const today = new Date(`${vietnamDay(clock.now())}T00:00:00Z`);
  const past = await db.need.findMany({ where: { state: "open", deadline: { lt: today } }, select: { id: true }, take: BATCH });
  let expired = 0;
  for (const { id } of past) {
    await transact(async (tx) => {
      const need = await lockNeed(tx, id);
      if (need.state !== "open") return;
      await tx.need.update({ where: { id }, data: { state: "expired", updatedAt: clock.now() } });
      await recordEvent(tx, { kind: "need.expired", subjectType: "need", subjectId: id, actor: SYSTEM, payload: { code: need.code } });
      expired += 1;
    });
  }
  return expired;
}
