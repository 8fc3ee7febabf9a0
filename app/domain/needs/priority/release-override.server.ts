import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf, recordEvent } from "~/domain/audit/record-event.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { clock } from "~/platform/clock.server";
import { transact } from "~/platform/database.server";
import { lockRankable, scoreOf } from "./lock-rankable.server";
import { rankNeed } from "./rank-need.server";

/** Takes back the level that was set: the facts alone count again, at once. Refused where there is none, or for another area. */
export async function releaseOverride({ code, viewer }: { code: string; viewer: Viewer }): Promise<Outcome<{ score: number }, "not-found" | "none-set">> {
  const now = clock.now();
  return transact(async (tx) => {
    const needId = await lockRankable(tx, code, viewer);
    if (!needId) return refuse("not-found");
    const ended = await tx.needPriorityOverride.updateMany({ where: { needId, endedAt: null }, data: { endedAt: now, endedBy: viewer.personId } });
    if (ended.count === 0) return refuse("none-set");
    await recordEvent(tx, { kind: "need.priority_released", subjectType: "need", subjectId: needId, actor: actorOf(viewer, "coordinator"), payload: { code } });
    await rankNeed(tx, needId);
    return { ok: true, score: await scoreOf(tx, needId) };
  });
}
