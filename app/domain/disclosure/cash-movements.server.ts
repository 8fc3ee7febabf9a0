import { Prisma } from "~/platform/database.server";
import type { Period } from "./open-ledger";

/**
 * The fund's money by month of the day it is booked for, in đồng, of what was written before `now` and, where one is given, not before `since`, for days up to `lastDay`. Money
 * comes in (`received`) where bank, processor, money on the way between them and receivables grow by more than fees and what was paid out for needs explain,
 * and goes back (`returned`) where they shrink; what the bank kept of money on its way back is a fee though it never reached the account. A counter-entry
 * takes away from what it reverses, and so does the arrival of a payout from the credit that brought it, because its gifts came in when they were paid by
 * card. The other columns are by how much each place changed in which money lies.
 */
export function cashMovements({ since, lastDay, now }: Pick<Period, "lastDay" | "now"> & { since: Date | null }): Prisma.Sql {
  const booked = Prisma.sql`booked.booked_at < ${now.toISOString()}::timestamptz ${lastDay ? Prisma.sql`AND booked.book_day <= ${lastDay}::date` : Prisma.empty} ${since ? Prisma.sql`AND booked.booked_at >= ${since.toISOString()}::timestamptz` : Prisma.empty}`;
  const lies = (condition: string) => Prisma.sql`coalesce(-sum(entry.amount) FILTER (WHERE ${Prisma.raw(condition)}), 0)`;
  return Prisma.sql`
    SELECT month, sum(CASE WHEN payout THEN outside WHEN reversal THEN least(outside, 0) ELSE greatest(outside, 0) END)::bigint AS received,
      sum(CASE WHEN payout THEN 0 WHEN reversal THEN least(-outside, 0) ELSE greatest(-outside, 0) END)::bigint AS returned,
      sum(fees)::bigint AS fees, sum(disbursed)::bigint AS disbursed,
      sum(held)::bigint AS held, sum(waiting)::bigint AS waiting, sum(general)::bigint AS general, sum(reserve)::bigint AS reserve, sum(refunding)::bigint AS refunding
    FROM (
      SELECT change.*, CASE WHEN crosses THEN cash + all_fees + paid ELSE 0 END AS outside, CASE WHEN crosses THEN all_fees ELSE 0 END AS fees, CASE WHEN crosses THEN paid ELSE 0 END AS disbursed
      FROM (
        SELECT to_char(booked.book_day, 'YYYY-MM') AS month, booked.reverses_id IS NOT NULL AS reversal,
          coalesce((SELECT kind FROM ledger_transaction reversed WHERE reversed.id = booked.reverses_id), booked.kind) = 'payout_arrived' AS payout,
          count(*) FILTER (WHERE account.kind IN ('bank', 'processor', 'transit', 'receivable') OR account.code = 'fees:bank') > 0 AS crosses,
          coalesce(sum(entry.amount) FILTER (WHERE account.kind IN ('bank', 'processor', 'transit', 'receivable')), 0) AS cash,
          coalesce(sum(entry.amount) FILTER (WHERE account.kind = 'fees'), 0) AS all_fees,
          coalesce(sum(entry.amount) FILTER (WHERE account.kind IN ('advances', 'spent')), 0) AS paid,
          ${lies("account.kind = 'need'")} AS held, ${lies("account.kind = 'suspense'")} AS waiting, ${lies("account.kind = 'sponsor'")} AS refunding,
          ${lies("account.kind = 'fund' AND account.code = 'fund:reserve'")} AS reserve, ${lies("account.kind = 'fund' AND account.code <> 'fund:reserve'")} AS general
        FROM ledger_transaction booked JOIN ledger_entry entry ON entry.transaction_id = booked.id JOIN ledger_account account ON account.id = entry.account_id
        WHERE ${booked} GROUP BY booked.id
      ) AS change
    ) AS crossed GROUP BY month`;
}
