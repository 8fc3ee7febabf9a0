import type { Viewer } from "~/domain/accounts/viewer";
import type { DebitMeaning } from "~/domain/payments/debits/debit";
import type { TransferOutcome } from "~/domain/payments/payment";
import { db, Prisma } from "~/platform/database.server";
import { isUuid } from "~/platform/uuid";
import type { Fault, RowEnd } from "./statement";
import { canReadStatements } from "./statement-policy";
import type { ImportedRow, RowFilters } from "./statement-view";

const PAGE_LENGTH = 25;
const CHUNK = 1000;

type Selected = {
  number: number; bookedOn: string | null; amount: bigint | null; memo: string; payerName: string; bankReference: string | null; became: RowEnd | null; outcome: TransferOutcome | null;
  transferId: string | null; pledgeReference: string | null; provider: string | null; told: string | null; toldFile: string | null; toldRow: string | null; fault: Fault | null;
  debitId: string | null; explainedAs: DebitMeaning | null;
};

/** Rows of one import in the file's order, twenty-five a page from page 1, all or those that ended in one way. Empty for everybody but the fund and the auditor. */
export async function listImportRows(viewer: Viewer, importId: string, { show, page }: RowFilters): Promise<{ rows: ImportedRow[]; total: number; pages: number }> {
  if (!canReadStatements(viewer) || !isUuid(importId)) return { rows: [], total: 0, pages: 0 };
  const where = show === "all" ? Prisma.sql`true` : Prisma.sql`r.became = ${show}`;
  const [counted] = await db.$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total FROM statement_row AS r WHERE import_id = ${importId}::uuid AND ${where}`;
  const rows = await select(Prisma.sql`r.import_id = ${importId}::uuid AND ${where}`, PAGE_LENGTH, (page - 1) * PAGE_LENGTH);
  return { rows, total: counted!.total, pages: Math.ceil(counted!.total / PAGE_LENGTH) };
}

/** All rows of one import, read in parts so that a long statement never stands in memory whole. Nothing for everybody but the fund and the auditor. */
export async function* readWholeImport(viewer: Viewer, importId: string): AsyncGenerator<ImportedRow> {
  if (!canReadStatements(viewer) || !isUuid(importId)) return;
  for (let after = 0; ; ) {
    const rows = await select(Prisma.sql`r.import_id = ${importId}::uuid AND r.row_number > ${after}::int`, CHUNK, 0);
    yield* rows;
    if (rows.length < CHUNK) return;
    after = rows.at(-1)!.number;
  }
}

async function select(where: Prisma.Sql, limit: number, offset: number): Promise<ImportedRow[]> {
  const rows = await db.$queryRaw<Selected[]>`
    WITH r AS MATERIALIZED (SELECT * FROM statement_row AS r WHERE ${where} ORDER BY row_number LIMIT ${limit} OFFSET ${Math.max(0, offset)})
    SELECT r.row_number AS number, to_char(r.booked_on, 'YYYY-MM-DD') AS "bookedOn", r.amount, r.memo, r.payer_name AS "payerName", r.bank_reference AS "bankReference", r.became,
      t.outcome, r.transfer_id AS "transferId", placed.reference AS "pledgeReference", t.provider, t.provider_id AS told, first.file_name AS "toldFile",
      split_part(t.provider_id, ':', 3) AS "toldRow", r.fault, r.debit_id AS "debitId", debit.explained_as AS "explainedAs"
    FROM r LEFT JOIN outgoing_debit AS debit ON debit.id = r.debit_id LEFT JOIN incoming_transfer AS t ON t.id = r.transfer_id
    LEFT JOIN statement_import AS first ON t.provider = 'statement' AND t.provider_id LIKE 'statement:%' AND first.id::text = split_part(t.provider_id, ':', 2)
    LEFT JOIN LATERAL (
      SELECT pledge.reference FROM transfer_placement JOIN pledge ON pledge.id = pledge_id WHERE transfer_id = r.transfer_id ORDER BY placed_at LIMIT 1) AS placed ON true
    ORDER BY r.row_number`;
  return rows.map(({ amount, provider, told: _told, toldFile, toldRow, became, debitId, explainedAs, ...row }) => ({
    ...row, became, debit: debitId ? { id: debitId, explainedAs } : null, amount: amount === null ? null : Number(amount),
    firstTold: became === "duplicate" && provider ? { provider, fileName: toldFile, row: toldFile && /^\d+$/.test(toldRow ?? "") ? Number(toldRow) : null } : null,
  }));
}
