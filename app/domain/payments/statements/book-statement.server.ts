import { recordEvent, SYSTEM } from "~/domain/audit/record-event.server";
import type { BankCredit } from "~/domain/payments/bank-credit";
import { keepLongerMemos, lockAccount } from "~/domain/payments/find-same-credit.server";
import { findReferences } from "~/domain/payments/pledge-reference";
import { clock } from "~/platform/clock.server";
import { db, transact, type Tx } from "~/platform/database.server";
import { env } from "~/platform/env.server";
import { findSameCredits } from "./find-same-credits.server";
import { receiveNamedRows } from "./receive-named-rows.server";
import { recordDebits, type RecordedDebit } from "./record-debits.server";
import { sourceOf, type BookedRow, type StagedRow } from "./staged-row";
import { noteSightings, suspendCredits } from "./suspend-credits.server";

const BATCH = 1000;
const TIMEOUT_MS = 60_000;

/**
 * Books the next thousand rows of a checked statement and moves the mark from which a later run goes on, so that a worker may die at any moment and
 * nothing is booked twice. Rows that name a pledge go one by one the way of every transfer; the others are kept in suspense together; debits are recorded. The caller holds
 * the import (holdImport). Answers whether rows are left.
 */
export async function bookNextRows(importId: string): Promise<{ left: boolean }> {
  const [mark] = await db.$queryRaw<{ state: string; bookedTo: number }[]>`SELECT state, booked_to AS "bookedTo" FROM statement_import WHERE id = ${importId}::uuid`;
  if (mark?.state !== "booking") return { left: false };
  const rows = await db.$queryRaw<StagedRow[]>`
    SELECT row_number AS number, to_char(booked_on, 'YYYY-MM-DD') AS "bookedOn", booked_at AS "bookedAt", amount, memo, payer_name AS "payerName", bank_reference AS "bankReference"
    FROM statement_row WHERE import_id = ${importId}::uuid AND row_number > ${mark.bookedTo}::int ORDER BY row_number LIMIT ${BATCH}`;
  const credits = rows.filter(({ amount }) => amount > 0n);
  const named = credits.filter(({ memo }) => findReferences(memo).length > 0);
  const plain = credits.filter((row) => !named.includes(row));
  const received = await receiveNamedRows(importId, named);
  const debits = await recordDebits(importId, rows.filter(({ amount }) => amount < 0n));
  return transact(async (tx) => {
    const held = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM statement_import WHERE id = ${importId}::uuid AND state = 'booking' AND booked_to = ${mark.bookedTo}::int FOR UPDATE`;
    if (held.length === 0) return { left: false };
    await noteDebits(tx, importId, debits);
    await writeEnds(tx, importId, [...received, ...(await bookPlainRows(tx, importId, plain))]);
    await tx.$executeRaw`
      UPDATE statement_import SET booked_to = greatest(booked_to, ${rows.at(-1)?.number ?? 0}::int), rows_booked = rows_booked + ${rows.length}::int WHERE id = ${importId}::uuid`;
    if (rows.length === BATCH) return { left: true };
    await finish(tx, importId);
    return { left: false };
  }, { timeoutMs: TIMEOUT_MS });
}

async function bookPlainRows(tx: Tx, importId: string, rows: readonly StagedRow[]): Promise<BookedRow[]> {
  if (rows.length === 0) return [];
  const source = sourceOf(importId);
  await lockAccount(tx, env.bank.account);
  const known = await findSameCredits(tx, source, rows.map(creditOf));
  const fresh = rows.filter((_row, index) => known[index] === null);
  const seen = rows.flatMap((row, index) => (known[index] ? [{ row, transferId: known[index] }] : []));
  const ids = await suspendCredits(tx, fresh.map((row) => ({ ...creditOf(row), sighting: { source, sourceKey: String(row.number) }, payerName: row.payerName, receivedAt: row.bookedAt })));
  await noteSightings(tx, seen.map(({ row, transferId }) => ({ sighting: { source, sourceKey: String(row.number) }, transferId })));
  await keepLongerMemos(tx, seen.map(({ row, transferId }) => ({ transferId, memo: row.memo })));
  const numbered = seen.filter(({ row }) => row.bankReference);
  await tx.$executeRaw`
    UPDATE incoming_transfer SET bank_reference = told.number
    FROM unnest(${numbered.map(({ transferId }) => transferId)}::uuid[], ${numbered.map(({ row }) => row.bankReference)}::text[]) AS told(id, number)
    WHERE incoming_transfer.id = told.id AND bank_reference IS NULL`;
  return [
    ...fresh.map(({ number }, index): BookedRow => ({ number, became: "suspense", transferId: ids[index]! })),
    ...seen.map(({ row, transferId }): BookedRow => ({ number: row.number, became: "duplicate", transferId })),
  ];
}

function creditOf({ bookedOn, amount, memo, bankReference }: StagedRow): BankCredit {
  return { account: env.bank.account, bookedOn, amount, memo, bankReference };
}

async function writeEnds(tx: Tx, importId: string, rows: readonly BookedRow[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE statement_row SET became = booked.became, transfer_id = booked.transfer_id
    FROM unnest(${rows.map(({ number }) => number)}::int[], ${rows.map(({ became }) => became)}::text[], ${rows.map(({ transferId }) => transferId)}::uuid[]) AS booked(number, became, transfer_id)
    WHERE import_id = ${importId}::uuid AND row_number = booked.number`;
}

async function noteDebits(tx: Tx, importId: string, debits: readonly RecordedDebit[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE statement_row SET debit_id = recorded.debit_id FROM unnest(${debits.map(({ number }) => number)}::int[], ${debits.map(({ debitId }) => debitId)}::uuid[]) AS recorded(number, debit_id)
    WHERE import_id = ${importId}::uuid AND row_number = recorded.number`;
}

async function finish(tx: Tx, importId: string): Promise<void> {
  await tx.$executeRaw`UPDATE statement_import SET state = 'done', finished_at = ${clock.now().toISOString()}::timestamptz WHERE id = ${importId}::uuid`;
  const [counted] = await tx.$queryRaw<Record<"credited" | "suspense" | "duplicate", number>[]>`
    SELECT count(*) FILTER (WHERE became = 'credited')::int AS credited, count(*) FILTER (WHERE became = 'suspense')::int AS suspense, count(*) FILTER (WHERE became = 'duplicate')::int AS duplicate
    FROM statement_row WHERE import_id = ${importId}::uuid`;
  await recordEvent(tx, { kind: "statement.booked", subjectType: "statement", subjectId: importId, actor: SYSTEM, payload: { ...counted! } });
}
