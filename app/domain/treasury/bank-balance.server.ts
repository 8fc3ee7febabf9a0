import { db, type Tx } from "~/platform/database.server";

/** What bank:main held at the end of a day in Việt Nam (yyyy-mm-dd), in đồng. */
export async function bankBalanceAt(tx: Tx | typeof db, day: string): Promise<bigint> {
  const [row] = await tx.$queryRaw<{ balance: bigint }[]>`
    SELECT coalesce(sum(entry.amount), 0)::bigint AS balance FROM ledger_entry entry
    JOIN ledger_account account ON account.id = entry.account_id JOIN ledger_transaction booked ON booked.id = entry.transaction_id
    WHERE account.code = 'bank:main' AND booked.booked_at < (${day}::date + 1)::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh'`;
  return row!.balance;
}

/** The closing balance of the last imported statement that ends on this day, in đồng, or null when none does. */
export async function statementBalanceAt(day: string): Promise<bigint | null> {
  const rows = await db.$queryRaw<{ closing: bigint }[]>`
    SELECT closing FROM statement_import WHERE state = 'done' AND last_day = ${day}::date AND closing IS NOT NULL ORDER BY finished_at DESC LIMIT 1`;
  return rows[0]?.closing ?? null;
}
