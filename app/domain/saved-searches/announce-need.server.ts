import { clock } from "~/platform/clock.server";
import { db } from "~/platform/database.server";

/** Seconds until the first of several needs is matched, so that needs published together are matched together. */
const GATHERING = 10;

/**
 * Notes that a need became public, to be held against the saved searches; a need is noted once, ever, however often it is published. One matching waits at a
 * time, and the first need noted says when it runs.
 */
export async function announceNeed(needId: string): Promise<void> {
  await db.$queryRaw`
    WITH noted AS (
      INSERT INTO need_announcement (need_id, noted_at) VALUES (${needId}::uuid, ${clock.now()}) ON CONFLICT DO NOTHING RETURNING need_id
    )
    SELECT job.id::text FROM noted, graphile_worker.add_job('match_new_needs', job_key => 'match_new_needs', job_key_mode => 'preserve_run_at',
      run_at => now() + make_interval(secs => ${GATHERING})) AS job`;
}
