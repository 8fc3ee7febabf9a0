import { bookNextRows } from "~/domain/payments/statements/book-statement.server";
import { checkStatement } from "~/domain/payments/statements/check-statement.server";
import { holdImport } from "~/domain/payments/statements/hold-import.server";
import { queueImport } from "~/domain/payments/statements/upload-statement.server";
import { db, transact } from "~/platform/database.server";
import { withLeanHeap } from "~/platform/lean-heap.server";

/**
 * Checks an uploaded statement and books it, batch after batch, until it is done or has to wait for a person. When the worker is asked to stop it ends after the batch at
 * hand and leaves the rest to the next one. Does nothing while another worker is at the same import.
 */
export async function importStatement(importId: string, stopping: () => boolean = () => false): Promise<void> {
  await holdImport(importId, () => withLeanHeap(async () => {
    const found = await db.statementImport.findUnique({ where: { id: importId }, select: { state: true } });
    if (found?.state === "checking") await checkStatement(importId);
    while (!stopping()) if (!(await bookNextRows(importId)).left) return;
    await transact((tx) => queueImport(tx, importId));
  }));
}

/** Queues every import that has work left and that no worker is at, because its worker died. @returns how many */
export async function resumeStatementImports(): Promise<number> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT import.id, job.id::text AS job
    FROM (
      SELECT id FROM statement_import AS waiting
      WHERE state IN ('checking', 'booking') AND NOT EXISTS (SELECT FROM graphile_worker.jobs WHERE key = 'statement:' || waiting.id AND locked_at IS NULL AND attempts < max_attempts)
        AND pg_try_advisory_xact_lock(hashtextextended('statement:' || waiting.id, 13))
    ) AS import, graphile_worker.add_job('import_statement', json_build_object('importId', import.id), job_key => 'statement:' || import.id) AS job`;
  return rows.length;
}
