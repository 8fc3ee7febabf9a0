import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf, recordEvent } from "~/domain/audit/record-event.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { clock } from "~/platform/clock.server";
import { db, transact } from "~/platform/database.server";
import { isUuid } from "~/platform/uuid";
import { areComplete, columnRoles, headerKey, type Columns } from "./columns";
import type { Preview } from "./read-statement.server";
import { canImportStatements } from "./statement-policy";
import type { KnownMapping } from "./table-head";
import { queueImport } from "./upload-statement.server";

export type MappingRefusal = "not-allowed" | "not-found" | "not-waiting" | "name-needed" | "head-unknown" | "columns-incomplete" | "column-twice";

/** The columns that the fund has named for banks that are not known, newest first. */
export async function listMappings(): Promise<KnownMapping[]> {
  const rows = await db.statementMapping.findMany({ orderBy: { savedAt: "desc" }, select: { id: true, bankName: true, headerKey: true, columns: true } });
  return rows.map(({ columns, ...row }) => ({ ...row, columns: columns as Columns }));
}

/**
 * The fund manager says what the columns of a file are, and of which bank; the same headings are then known in every later file. The file is read again.
 * Refused: anybody else, an import that does not wait for it, no name, a row of headings that is not in the preview, columns that leave out day, memo or
 * money, one column for two things.
 */
export async function saveMapping({ viewer, importId, bankName, head, columns }: { viewer: Viewer; importId: string; bankName: string; head: number; columns: Columns }): Promise<Outcome<Record<never, never>, MappingRefusal>> {
  if (!canImportStatements(viewer)) return refuse("not-allowed");
  if (!isUuid(importId)) return refuse("not-found");
  const name = bankName.trim().slice(0, 100);
  return transact(async (tx) => {
    const rows = await tx.$queryRaw<{ state: string; preview: Preview | null }[]>`SELECT state, preview FROM statement_import WHERE id = ${importId}::uuid FOR UPDATE`;
    if (!rows[0]) return refuse("not-found");
    if (rows[0].state !== "needs_mapping" || !rows[0].preview) return refuse("not-waiting");
    if (!name) return refuse("name-needed");
    const headings = rows[0].preview.rows.find(({ number }) => number === head)?.cells;
    const key = headings ? headerKey(headings) : "";
    if (!headings || !key) return refuse("head-unknown");
    const chosen = columnRoles.flatMap((role) => (columns[role] === undefined ? [] : [[role, columns[role]] as const]));
    if (new Set(chosen.map(([, column]) => column)).size < chosen.length) return refuse("column-twice");
    if (!areComplete(columns) || chosen.some(([, column]) => column < 0 || column >= headings.length)) return refuse("columns-incomplete");
    const [saved] = await tx.$queryRaw<{ id: string }[]>`
      INSERT INTO statement_mapping (bank_name, header_key, columns, saved_by, saved_at)
      VALUES (${name}, ${key}, ${JSON.stringify(Object.fromEntries(chosen))}::jsonb, ${viewer.personId}::uuid, ${clock.now().toISOString()}::timestamptz)
      ON CONFLICT (header_key) DO UPDATE SET bank_name = excluded.bank_name, columns = excluded.columns, saved_by = excluded.saved_by, saved_at = excluded.saved_at
      RETURNING id`;
    await tx.$executeRaw`UPDATE statement_import SET state = 'checking', mapping_id = ${saved!.id}::uuid WHERE id = ${importId}::uuid`;
    await recordEvent(tx, { kind: "statement.mapped", subjectType: "statement", subjectId: importId, actor: actorOf(viewer, "fund_manager"), payload: { mappingId: saved!.id } });
    await queueImport(tx, importId);
    return { ok: true };
  });
}
