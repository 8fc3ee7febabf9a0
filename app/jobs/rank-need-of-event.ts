import type { RecordedEvent } from "~/domain/audit/event";
import { rankNeedNow } from "~/domain/needs/priority/rank-need.server";
import { db } from "~/platform/database.server";

/** Something has happened to a need, or to a pledge or delivery of it, that its place in the order counts with. */
export async function rankNeedOfEvent({ subjectType, subjectId, payload }: RecordedEvent): Promise<void> {
  const needId = typeof payload.needId === "string" ? payload.needId : await needOf(subjectType, subjectId);
  if (needId) await rankNeedNow(needId);
}

async function needOf(subjectType: RecordedEvent["subjectType"], id: string): Promise<string | null> {
  if (subjectType === "need") return id;
  if (subjectType === "pledge") return (await db.pledge.findUnique({ where: { id }, select: { needId: true } }))?.needId ?? null;
  if (subjectType === "delivery") return (await db.delivery.findUnique({ where: { id }, select: { needId: true } }))?.needId ?? null;
  return null;
}
