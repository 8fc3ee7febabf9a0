import type { EventKind, RecordedEvent } from "~/domain/audit/event";
import { db } from "~/platform/database.server";
import { consequences, followUp } from "./consequences";

/**
 * Does everything that follows events which were recorded together. One event whose deed fails keeps the others waiting no longer than its own turn; it fails
 * the job at the end, which is tried again with all of them.
 */
export async function followUpMany(seqs: readonly number[]): Promise<void> {
  const kinds = Object.keys(consequences) as EventKind[];
  const events = await db.event.findMany({
    where: { seq: { in: seqs.map(BigInt) }, kind: { in: kinds } },
    orderBy: { seq: "asc" },
    select: { seq: true, kind: true, subjectType: true, subjectId: true, actorId: true, payload: true },
  });
  const failures: unknown[] = [];
  for (const { seq, ...event } of events) await followUp({ ...event, seq: Number(seq) } as RecordedEvent).catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw failures[0];
}
