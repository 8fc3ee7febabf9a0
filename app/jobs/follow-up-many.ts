import type { EventKind, RecordedEvent } from "~/domain/audit/event";
import { db } from "~/platform/database.server";
import { consequences, followUp } from "./consequences";

/** Does everything that follows events which were recorded together. One deed that fails fails the job, which is tried again with all of them. */
export async function followUpMany(seqs: readonly number[]): Promise<void> {
  const kinds = Object.keys(consequences) as EventKind[];
  const events = await db.event.findMany({
    where: { seq: { in: seqs.map(BigInt) }, kind: { in: kinds } },
    orderBy: { seq: "asc" },
    select: { seq: true, kind: true, subjectType: true, subjectId: true, actorId: true, payload: true },
  });
  for (const { seq, ...event } of events) await followUp({ ...event, seq: Number(seq) } as RecordedEvent);
}
