import { recordEvent, SYSTEM } from "~/domain/audit/record-event.server";
import { clock } from "~/platform/clock.server";
import { transact } from "~/platform/database.server";
import { storage } from "~/platform/storage.server";
import type { Findings } from "./check-statement.server";
import type { Preview } from "./read-statement.server";
import type { Fault } from "./statement";

/** Faults that are shown on the page; the report lists every row. */
const FAULTS_SHOWN = 50;

/** The whole file is good: it is booked next, or waits for the fund to look at it. */
export async function passStatement(importId: string, found: Findings): Promise<void> {
  await transact(async (tx) => {
    const rows = found.credits + found.debits;
    const changed = await tx.$executeRaw`
      UPDATE statement_import SET state = CASE WHEN review THEN 'checked' ELSE 'booking' END, bytes_read = bytes, rows = ${rows}::int,
        credits = ${found.credits}::int, credit_sum = ${found.creditSum}::bigint, debits = ${found.debits}::int, debit_sum = ${found.debitSum}::bigint,
        opening = ${found.opening}::bigint, closing = ${found.closing}::bigint, first_day = ${found.firstDay}::date, last_day = ${found.lastDay}::date
      WHERE id = ${importId}::uuid AND state = 'checking'`;
    if (changed === 0) return;
    const payload = { credits: found.credits, creditSum: Number(found.creditSum), debits: found.debits, debitSum: Number(found.debitSum) };
    await recordEvent(tx, { kind: "statement.checked", subjectType: "statement", subjectId: importId, actor: SYSTEM, payload });
  });
}

/** The file is refused as a whole, for the faults; the file itself is not kept. */
export async function refuseStatement(importId: string, faults: readonly Fault[], count: number): Promise<void> {
  const storageKey = await transact(async (tx) => {
    const rows = await tx.$queryRaw<{ storageKey: string }[]>`
      UPDATE statement_import SET state = 'refused', finished_at = ${clock.now().toISOString()}::timestamptz, fault_count = ${count}::int,
        faults = ${JSON.stringify(faults.slice(0, FAULTS_SHOWN))}::jsonb
      WHERE id = ${importId}::uuid AND state = 'checking' RETURNING storage_key AS "storageKey"`;
    if (rows[0]) await recordEvent(tx, { kind: "statement.refused", subjectType: "statement", subjectId: importId, actor: SYSTEM, payload: { faults: count, first: faults[0]!.code, row: faults[0]!.row } });
    return rows[0]?.storageKey;
  });
  if (storageKey) await (await storage()).delete(storageKey);
}

/** Nobody knows the columns of this bank: the fund has to say once what they are. */
export async function askForMapping(importId: string, { format, encoding, preview }: { format: "csv" | "xlsx"; encoding: string | null; preview: Preview }): Promise<void> {
  const shown = JSON.stringify(preview);
  await transact((tx) => tx.$executeRaw`
    UPDATE statement_import SET state = 'needs_mapping', format = ${format}, encoding = ${encoding}, preview = ${shown}::jsonb WHERE id = ${importId}::uuid AND state = 'checking'`);
}
