import { recordEvent, SYSTEM } from "~/domain/audit/record-event.server";
import { lockNeed } from "~/domain/needs/lock-need.server";
import { clock } from "~/platform/clock.server";
import { db, transact } from "~/platform/database.server";
import { needCodes } from "./load-needs";
import { needs } from "./needs";
import { publishedDaysAgo } from "./needs/publication";

/** How needs of the demonstration end without or after giving: withdrawn, expired, or closed once all is delivered. */
export function endingMoments(): { daysAgo: number; deed: () => Promise<unknown> }[] {
  const { codes } = needCodes();
  return needs.flatMap((need, index) => {
    const code = codes[index]!;
    if (need.state === "withdrawn") return [{ daysAgo: 5, deed: () => end(code, "open", "withdrawn") }];
    if (need.state === "expired") return [{ daysAgo: -need.deadlineDays - 1, deed: () => end(code, "open", "expired") }];
    // Past the last certificate of its pledges, which begin six to eight days after publication.
    if (need.state === "closed") return [{ daysAgo: publishedDaysAgo(need, index) - 19, deed: () => end(code, "delivered", "closed") }];
    return [];
  });
}

async function end(code: string, from: string, state: "withdrawn" | "expired" | "closed") {
  const { id } = await db.need.findUniqueOrThrow({ where: { code }, select: { id: true } });
  await transact(async (tx) => {
    const need = await lockNeed(tx, id);
    if (need.state !== from) return;
    const at = clock.now();
    await tx.need.update({ where: { id }, data: { state, updatedAt: at } });
    await recordEvent(tx, { kind: `need.${state}`, subjectType: "need", subjectId: id, actor: SYSTEM, payload: { code } });
    if (state !== "closed") return;
    for (const pledge of await tx.pledge.findMany({ where: { needId: id, state: "delivered" }, select: { id: true, reference: true } })) {
      await tx.pledge.update({ where: { id: pledge.id }, data: { state: "closed", endedAt: at } });
      await recordEvent(tx, { kind: "pledge.closed", subjectType: "pledge", subjectId: pledge.id, actor: SYSTEM, payload: { reference: pledge.reference } });
    }
  });
}
