import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf, recordEvent } from "~/domain/audit/record-event.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { clock } from "~/platform/clock.server";
import { transact } from "~/platform/database.server";
import { storage } from "~/platform/storage.server";
import { isUuid } from "~/platform/uuid";
import { canImportStatements } from "./statement-policy";
import { queueImport } from "./upload-statement.server";

type Decision = { viewer: Viewer; importId: string };
type DecisionRefusal = "not-allowed" | "not-found" | "not-waiting";

/** The fund manager has a checked statement booked. Refused: anybody else, an import that does not wait for it. */
export async function approveStatement({ viewer, importId }: Decision): Promise<Outcome<Record<never, never>, DecisionRefusal>> {
  if (!canImportStatements(viewer)) return refuse("not-allowed");
  if (!isUuid(importId)) return refuse("not-found");
  return transact(async (tx) => {
    const changed = await tx.$executeRaw`UPDATE statement_import SET state = 'booking' WHERE id = ${importId}::uuid AND state = 'checked'`;
    if (changed === 0) return refuse("not-waiting");
    await recordEvent(tx, { kind: "statement.approved", subjectType: "statement", subjectId: importId, actor: actorOf(viewer, "fund_manager") });
    await queueImport(tx, importId);
    return { ok: true };
  });
}

/** The fund manager puts a statement aside of which nothing is booked yet; the file is deleted. Refused: anybody else, an import that is further. */
export async function discardStatement({ viewer, importId }: Decision): Promise<Outcome<Record<never, never>, DecisionRefusal>> {
  if (!canImportStatements(viewer)) return refuse("not-allowed");
  if (!isUuid(importId)) return refuse("not-found");
  const decided = await transact(async (tx) => {
    const rows = await tx.$queryRaw<{ storageKey: string }[]>`
      UPDATE statement_import SET state = 'discarded', preview = NULL, finished_at = ${clock.now().toISOString()}::timestamptz
      WHERE id = ${importId}::uuid AND state IN ('needs_mapping', 'checked') RETURNING storage_key AS "storageKey"`;
    if (!rows[0]) return refuse("not-waiting");
    await recordEvent(tx, { kind: "statement.discarded", subjectType: "statement", subjectId: importId, actor: actorOf(viewer, "fund_manager") });
    return { ok: true as const, storageKey: rows[0].storageKey };
  });
  if (!decided.ok) return decided;
  await (await storage()).delete(decided.storageKey);
  return { ok: true };
}
