import { hasRole, type Viewer } from "~/domain/accounts/viewer";
import { refuse, type Outcome } from "~/domain/outcome";
import { db, transact, type Tx } from "~/platform/database.server";
import { isUuid } from "~/platform/uuid";

/**
 * Finds queued mails whose sending job is gone (a worker killed in between, a queue that was emptied) and queues them again.
 * @returns how many
 */
export async function requeueStrayMails(limit = 200): Promise<number> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT mail.id, graphile_worker.add_job('send_mail', json_build_object('mailId', mail.id), job_key => 'send_mail:' || mail.id) IS NOT NULL AS queued
    FROM (
      SELECT id FROM outbox_mail
      WHERE state = 'queued' AND created_at < now() - interval '2 minutes'
        AND NOT EXISTS (SELECT FROM graphile_worker.jobs WHERE key = 'send_mail:' || outbox_mail.id AND attempts < max_attempts)
      ORDER BY created_at LIMIT ${limit}
    ) AS mail`;
  return rows.length;
}

/** The admin has a failed mail tried again. Refused: anybody else, a mail that has not failed. */
export async function retryMail({ id, viewer }: { id: string; viewer: Viewer }): Promise<Outcome<Record<never, never>, "not-allowed" | "not-failed">> {
  if (!hasRole(viewer, "admin")) return refuse("not-allowed");
  if (!isUuid(id)) return refuse("not-failed");
  return transact(async (tx: Tx) => {
    const rows = await tx.$queryRaw<{ id: string }[]>`
      WITH again AS (UPDATE outbox_mail SET state = 'queued', attempts = 0 WHERE id = ${id}::uuid AND state = 'failed' RETURNING id)
      SELECT again.id, job.id::text AS job FROM again, graphile_worker.add_job('send_mail', json_build_object('mailId', again.id), job_key => 'send_mail:' || again.id) AS job`;
    return rows.length === 1 ? { ok: true } : refuse("not-failed");
  });
}
