import { randomUUID } from "node:crypto";
import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf, recordEvent } from "~/domain/audit/record-event.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { clock } from "~/platform/clock.server";
import { transact, type Tx } from "~/platform/database.server";
import { storage } from "~/platform/storage.server";
import { canImportStatements } from "./statement-policy";

export type UploadedStatement = {
  viewer: Viewer;
  /** As the person's computer calls it. */
  fileName: string;
  /** Where the bytes lie for the time of this command. */
  path: string;
  bytes: number;
  sha256: Uint8Array;
  /** Stop after checking, so that the fund sees the totals before anything is booked. */
  review: boolean;
};

const NAME_MAX = 200;

/** Keeps the file and queues its import. Refused: anybody but a fund manager, an empty file. What the file holds is judged by the import itself. */
export async function uploadStatement({ viewer, fileName, path, bytes, sha256, review }: UploadedStatement): Promise<Outcome<{ importId: string }, "not-allowed" | "empty">> {
  if (!canImportStatements(viewer)) return refuse("not-allowed");
  if (bytes === 0) return refuse("empty");
  const importId = randomUUID();
  const storageKey = `statements/${importId}`;
  const name = fileName.replace(/[\p{Cc}/\\]/gu, " ").trim().slice(0, NAME_MAX) || "sao-ke";
  const files = await storage();
  await files.putFile(storageKey, path, "application/octet-stream");
  try {
    await transact(async (tx) => {
      await tx.$executeRaw`
        INSERT INTO statement_import (id, file_name, storage_key, bytes, sha256, state, review, uploaded_by, uploaded_at)
        VALUES (${importId}::uuid, ${name}, ${storageKey}, ${bytes}::bigint, ${Buffer.from(sha256)}, 'checking', ${review}, ${viewer.personId}::uuid, ${clock.now().toISOString()}::timestamptz)`;
      await recordEvent(tx, { kind: "statement.uploaded", subjectType: "statement", subjectId: importId, actor: actorOf(viewer, "fund_manager"), payload: { bytes } });
      await queueImport(tx, importId);
    });
  } catch (error) {
    await files.delete(storageKey).catch(() => {});
    throw error;
  }
  return { ok: true, importId };
}

/** Queues the work on an import, once however often it is asked for. */
export async function queueImport(tx: Tx, importId: string): Promise<void> {
  await tx.$queryRaw`SELECT id::text FROM graphile_worker.add_job('import_statement', json_build_object('importId', ${importId}::text), job_key => ${`statement:${importId}`})`;
}
