import { recordEvent, SYSTEM } from "~/domain/audit/record-event.server";
import { lockNeed } from "~/domain/needs/lock-need.server";
import { clock, vietnamDay } from "~/platform/clock.server";
import { db, transact } from "~/platform/database.server";
import { rankNeed } from "./rank-need.server";

/** Ends the levels whose last day has passed in Việt Nam; from that day on nothing counted them any more. Answers how many. */
export async function endPastOverrides(): Promise<number> {
  const now = clock.now();
  const past = { endedAt: null, until: { lt: new Date(`${vietnamDay(now)}T00:00:00Z`) } };
  let ended = 0;
  for (const { id, needId } of await db.needPriorityOverride.findMany({ where: past, select: { id: true, needId: true } })) {
    await transact(async (tx) => {
      const { code } = await lockNeed(tx, needId);
      if ((await tx.needPriorityOverride.updateMany({ where: { id, ...past }, data: { endedAt: now } })).count === 0) return;
      await recordEvent(tx, { kind: "need.priority_lapsed", subjectType: "need", subjectId: needId, actor: SYSTEM, payload: { code, override: id } });
      await rankNeed(tx, needId);
      ended += 1;
    });
  }
  return ended;
}
