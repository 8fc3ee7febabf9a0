import type { Role, Viewer } from "~/domain/accounts/viewer";
import type { EventKind, JsonObject, SubjectType } from "~/domain/audit/event";
import { clock } from "~/platform/clock.server";
import type { Tx } from "~/platform/database.server";

/** Who did it, and in which role; the product itself has no person. */
export type Actor = { personId: string | null; role: string };

export const SYSTEM: Actor = { personId: null, role: "system" };

export function actorOf(viewer: Viewer, role: Role): Actor {
  return { personId: viewer.personId, role };
}

export type NewEvent = { kind: EventKind; subjectType: SubjectType; subjectId: string; actor: Actor; payload?: JsonObject };

/**
 * Writes one event and queues its consequences, in the transaction that makes the change: either all of it happens or none. The database chains
 * the event to the one before of the same subject. The payload is kept for ever, so it carries ids, numbers and states and no personal facts.
 */
export async function recordEvent(tx: Tx, { kind, subjectType, subjectId, actor, payload = {} }: NewEvent): Promise<void> {
  const facts = JSON.stringify(payload);
  await tx.$queryRaw`
    WITH recorded AS (
      INSERT INTO event (kind, subject_type, subject_id, actor_id, actor_role, occurred_at, payload)
      VALUES (${kind}, ${subjectType}, ${subjectId}, ${actor.personId}::uuid, ${actor.role}, ${clock.now().toISOString()}::timestamptz, ${facts}::jsonb)
      RETURNING seq, kind, subject_type, subject_id, actor_id, payload
    )
    SELECT job.id::text
    FROM recorded, graphile_worker.add_job('consequences', json_build_object(
      'seq', recorded.seq, 'kind', recorded.kind, 'subjectType', recorded.subject_type, 'subjectId', recorded.subject_id,
      'actorId', recorded.actor_id, 'payload', recorded.payload
    )) AS job`;
}
