import { db } from "~/platform/database.server";
import type { FundStatement } from "./open-ledger";

export type CashMonth = { month: string; received: number; returned: number };

type Moved = { month: string; before: boolean; received: bigint; returned: bigint; fees: bigint; disbursed: bigint };
type Balance = { place: "held" | "waiting" | "general" | "reserve" | "refunding"; amount: bigint };

/**
 * The fund's money up to `until`, and what came in and went back month by month since `from`. Money comes in where bank, processor and receivables
 * grow by more than fees and what was paid out for needs explain, and goes back where they shrink; a counter-entry takes away from what it reverses. `deliveredEver` is
 * the money delivered up to `until`, which the caller has read with the needs.
 */
export async function readFundStatement({ from, until }: { from: Date; until: Date }, deliveredEver: number): Promise<{ statement: FundStatement; months: CashMonth[] }> {
  const [moved, balances] = await Promise.all([
    db.$queryRaw<Moved[]>`
      WITH change AS (
        SELECT booked.booked_at, booked.reverses_id IS NOT NULL AS reversal,
          sum(entry.amount) FILTER (WHERE account.kind IN ('bank', 'processor', 'receivable')) AS cash,
          coalesce(sum(entry.amount) FILTER (WHERE account.kind = 'fees'), 0) AS fees,
          coalesce(sum(entry.amount) FILTER (WHERE account.kind IN ('advances', 'spent')), 0) AS disbursed
        FROM ledger_transaction booked JOIN ledger_entry entry ON entry.transaction_id = booked.id JOIN ledger_account account ON account.id = entry.account_id
        WHERE booked.booked_at < ${until.toISOString()}::timestamptz
        GROUP BY booked.id HAVING count(*) FILTER (WHERE account.kind IN ('bank', 'processor', 'receivable')) > 0
      ), crossed AS (SELECT *, cash + fees + disbursed AS outside FROM change)
      SELECT to_char(booked_at AT TIME ZONE 'Asia/Ho_Chi_Minh', 'YYYY-MM') AS month, booked_at < ${from.toISOString()}::timestamptz AS before,
        sum(CASE WHEN reversal THEN least(outside, 0) ELSE greatest(outside, 0) END)::bigint AS received,
        sum(CASE WHEN reversal THEN least(-outside, 0) ELSE greatest(-outside, 0) END)::bigint AS returned,
        sum(fees)::bigint AS fees, sum(disbursed)::bigint AS disbursed
      FROM crossed GROUP BY 1, 2 ORDER BY 1`,
    db.$queryRaw<Balance[]>`
      SELECT CASE WHEN account.kind = 'need' THEN 'held' WHEN account.kind = 'suspense' THEN 'waiting' WHEN account.kind = 'sponsor' THEN 'refunding' WHEN account.code = 'fund:reserve' THEN 'reserve' ELSE 'general' END AS place,
        -sum(entry.amount)::bigint AS amount
      FROM ledger_entry entry JOIN ledger_account account ON account.id = entry.account_id JOIN ledger_transaction booked ON booked.id = entry.transaction_id
      WHERE account.kind IN ('need', 'suspense', 'fund', 'sponsor') AND booked.booked_at < ${until.toISOString()}::timestamptz GROUP BY 1`,
  ]);
  const sum = (pick: (row: Moved) => bigint, rows = moved) => rows.reduce((total, row) => total + Number(pick(row)), 0);
  const [earlier, inside] = [moved.filter(({ before }) => before), moved.filter(({ before }) => !before)];
  const held = (place: Balance["place"]) => Number(balances.find((balance) => balance.place === place)?.amount ?? 0n);
  const closing = sum((row) => row.received - row.returned);
  const where = { delivered: deliveredEver, held: held("held"), waiting: held("waiting"), general: held("general"), reserve: held("reserve"), refunding: held("refunding") };
  const [fees, disbursed] = [sum((row) => row.fees), sum((row) => row.disbursed)];
  return {
    statement: {
      opening: sum((row) => row.received - row.returned, earlier),
      received: sum((row) => row.received, inside),
      returned: sum((row) => row.returned, inside),
      closing,
      where: { ...where, other: closing - Object.values(where).reduce((total, part) => total + part, 0) },
      fees,
      disbursed,
      cash: closing - fees - disbursed,
    },
    months: inside.map((row) => ({ month: row.month, received: Number(row.received), returned: Number(row.returned) })),
  };
}
