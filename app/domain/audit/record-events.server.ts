import type { NewEvent } from "~/domain/audit/record-event.server";
import { clock } from "~/platform/clock.server";
import type { Tx } from "~/platform/database.server";

/**
 * Writes many events at once, in their order, and queues one job for the consequences of all of them, in the transaction that makes the changes. For
 * bulk work only: the rules of recordEvent hold for each. Keep it to about two thousand, since each subject's chain is locked until the transaction ends.
 */
export async function recordEvents(tx: Tx, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return;
  await tx.$queryRaw`
    WITH recorded AS (
      INSERT INTO event (kind, subject_type, subject_id, actor_id, actor_role, occurred_at, payload)
      SELECT kind, subject_type, subject_id, actor_id::uuid, actor_role, ${clock.now().toISOString()}::timestamptz, payload::jsonb
      FROM unnest(${events.map(({ kind }) => kind)}::text[], ${events.map(({ subjectType }) => subjectType)}::text[], ${events.map(({ subjectId }) => subjectId)}::text[],
        ${events.map(({ actor }) => actor.personId)}::text[], ${events.map(({ actor }) => actor.role)}::text[], ${events.map(({ payload = {} }) => JSON.stringify(payload))}::text[])
        WITH ORDINALITY AS written(kind, subject_type, subject_id, actor_id, actor_role, payload, place)
      ORDER BY place
      RETURNING seq
    )
    SELECT job.id::text FROM (SELECT json_agg(seq ORDER BY seq) AS seqs FROM recorded) AS all_of,
      graphile_worker.add_job('consequences_of_many', json_build_object('seqs', all_of.seqs)) AS job`;
}
