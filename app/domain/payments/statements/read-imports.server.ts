import type { Viewer } from "~/domain/accounts/viewer";
import { db } from "~/platform/database.server";
import { isUuid } from "~/platform/uuid";
import { rowEnds, type Fault, type RowEnd, type StatementFormat, type StatementState } from "./statement";
import { canDiscard, canImportStatements, canReadStatements } from "./statement-policy";
import type { ImportRow, ImportView, StatementPreview } from "./statement-view";

const PAGE_LENGTH = 20;
/** Reading the file takes about this share of the whole work. */
const CHECK_SHARE = 0.15;

type Selected = {
  id: string; fileName: string; bytes: bigint; state: StatementState; layout: string | null; rows: number; credits: number; creditSum: bigint; firstDay: string | null; lastDay: string | null;
  uploadedBy: string; uploadedAt: Date; bytesRead: bigint; rowsBooked: number;
};
type SelectedWhole = Selected & {
  format: StatementFormat | null; encoding: string | null; debits: number; debitSum: bigint; opening: bigint | null; closing: bigint | null; faults: Fault[]; faultCount: number;
  finishedAt: Date | null; preview: StatementPreview | null; sameId: string | null; sameAt: Date | null;
};

/** Imports for the fund and the auditor, newest first, twenty a page from page 1. Empty for everybody else. */
export async function listImports(viewer: Viewer, page = 1): Promise<{ rows: ImportRow[]; total: number; pages: number }> {
  if (!canReadStatements(viewer)) return { rows: [], total: 0, pages: 0 };
  const [rows, total] = await Promise.all([
    db.$queryRaw<Selected[]>`
      SELECT import.id, file_name AS "fileName", bytes, state, layout, rows, credits, credit_sum AS "creditSum", to_char(first_day, 'YYYY-MM-DD') AS "firstDay",
        to_char(last_day, 'YYYY-MM-DD') AS "lastDay", person.display_name AS "uploadedBy", uploaded_at AS "uploadedAt", bytes_read AS "bytesRead", rows_booked AS "rowsBooked"
      FROM statement_import AS import JOIN person ON person.id = uploaded_by
      ORDER BY uploaded_at DESC, import.id LIMIT ${PAGE_LENGTH} OFFSET ${(Math.max(1, page) - 1) * PAGE_LENGTH}`,
    db.statementImport.count(),
  ]);
  return { rows: rows.map(importRow), total, pages: Math.ceil(total / PAGE_LENGTH) };
}

/** One import with what became of its rows so far; null for everybody but the fund and the auditor. */
export async function findImport(viewer: Viewer, id: string): Promise<ImportView | null> {
  if (!canReadStatements(viewer) || !isUuid(id)) return null;
  const [found] = await db.$queryRaw<SelectedWhole[]>`
    SELECT import.id, import.file_name AS "fileName", import.bytes, import.state, import.layout, import.rows, import.credits, import.credit_sum AS "creditSum",
      to_char(import.first_day, 'YYYY-MM-DD') AS "firstDay", to_char(import.last_day, 'YYYY-MM-DD') AS "lastDay", person.display_name AS "uploadedBy",
      import.uploaded_at AS "uploadedAt", import.bytes_read AS "bytesRead", import.rows_booked AS "rowsBooked", import.format, import.encoding, import.debits,
      import.debit_sum AS "debitSum", import.opening, import.closing, import.faults, import.fault_count AS "faultCount", import.finished_at AS "finishedAt", import.preview,
      same.id AS "sameId", same.uploaded_at AS "sameAt"
    FROM statement_import AS import JOIN person ON person.id = import.uploaded_by
    LEFT JOIN LATERAL (
      SELECT id, uploaded_at FROM statement_import AS other
      WHERE other.sha256 = import.sha256 AND other.uploaded_at < import.uploaded_at AND other.state IN ('booking', 'done') ORDER BY uploaded_at LIMIT 1) AS same ON true
    WHERE import.id = ${id}::uuid`;
  if (!found) return null;
  const counted = await db.$queryRaw<{ became: RowEnd; count: number; sum: bigint }[]>`
    SELECT became, count(*)::int AS count, coalesce(sum(abs(amount)), 0)::bigint AS sum FROM statement_row WHERE import_id = ${id}::uuid AND became IS NOT NULL GROUP BY became`;
  const ends = Object.fromEntries(rowEnds.map((end) => [end, { count: 0, sum: 0 }])) as ImportView["ends"];
  for (const { became, count, sum } of counted) ends[became] = { count, sum: Number(sum) };
  return {
    ...importRow(found), format: found.format, encoding: found.encoding, debits: found.debits, debitSum: Number(found.debitSum),
    opening: found.opening === null ? null : Number(found.opening), closing: found.closing === null ? null : Number(found.closing), rowsBooked: found.rowsBooked,
    faults: found.faults, faultCount: found.faultCount, finishedAt: found.finishedAt?.toISOString() ?? null, preview: found.preview, ends,
    sameAs: found.sameId ? { id: found.sameId, uploadedAt: found.sameAt!.toISOString() } : null,
    mayDecide: canImportStatements(viewer), mayDiscard: canDiscard(viewer, found.state),
  };
}

function importRow({ id, fileName, bytes, state, layout, rows, credits, creditSum, firstDay, lastDay, uploadedBy, uploadedAt, bytesRead, rowsBooked }: Selected): ImportRow {
  const read = Math.min(1, Number(bytesRead) / Number(bytes));
  const progress = state === "checking" ? read * CHECK_SHARE : state === "booking" ? CHECK_SHARE + (1 - CHECK_SHARE) * (rows > 0 ? rowsBooked / rows : 1) : 1;
  return { id, fileName, bytes: Number(bytes), state, layout, rows, credits, creditSum: Number(creditSum), firstDay, lastDay, uploadedBy, uploadedAt: uploadedAt.toISOString(), progress };
}
