import { db } from "~/platform/database.server";
import { storableText } from "./storable-text";
import { CELL_MAX, type Fault, type StatementItem, type StatementRow } from "./statement";

export type ReadRow = Extract<StatementItem, { kind: "row" | "fault" }>;

const PAYER_MAX = 200;

/** Keeps rows as they were read, before anything is booked; rows that an earlier run kept stay as they are. `now` bounds the moment of booking. */
export async function stageRows(importId: string, items: readonly ReadRow[], now: Date): Promise<void> {
  if (items.length === 0) return;
  const rows: (Partial<StatementRow> & { number: number })[] = items.map(({ row }) => row);
  const faults = items.map((item) => (item.kind === "fault" ? JSON.stringify(item.fault) : null));
  await db.$executeRaw`
    INSERT INTO statement_row (import_id, row_number, booked_on, booked_at, amount, balance, memo, payer_name, bank_reference, fault, became)
    SELECT ${importId}::uuid, number, day, at, amount, balance, memo, payer, reference, fault, CASE WHEN fault IS NOT NULL THEN 'refused' WHEN amount < 0 THEN 'debit' END
    FROM unnest(${rows.map(({ number }) => number)}::int[], ${rows.map(({ bookedOn = null }) => bookedOn)}::text[]::date[], ${rows.map((row) => momentOf(row, now))}::text[]::timestamptz[],
      ${rows.map(({ amount }) => amount?.toString() ?? null)}::text[]::bigint[], ${rows.map(({ balance }) => balance?.toString() ?? null)}::text[]::bigint[],
      ${rows.map(({ memo = "" }) => storableText(memo, CELL_MAX))}::text[], ${rows.map(({ payerName = "" }) => storableText(payerName, PAYER_MAX))}::text[],
      ${rows.map(({ bankReference }) => (bankReference ? storableText(bankReference, 100) : null))}::text[], ${faults}::text[]::jsonb[])
      AS read(number, day, at, amount, balance, memo, payer, reference, fault)
    ON CONFLICT (import_id, row_number) DO NOTHING`;
}

/** Says of a row that was kept as good that the file breaks there. */
export async function markRefused(importId: string, found: Fault): Promise<void> {
  await db.$executeRaw`UPDATE statement_row SET fault = ${JSON.stringify(found)}::jsonb, became = 'refused' WHERE import_id = ${importId}::uuid AND row_number = ${found.row}::int`;
}

/** A file that names no time of day speaks of noon. */
function momentOf({ bookedOn, time }: Partial<StatementRow>, now: Date): string | null {
  if (!bookedOn) return null;
  const at = new Date(`${bookedOn}T${time ?? "12:00:00"}+07:00`);
  return (at > now ? now : at).toISOString();
}
