import { db, type Tx } from "~/platform/database.server";

/**
 * What bank:main held at the end of a day in Việt Nam (yyyy-mm-dd), in đồng: what counts for that day and those before it. A booking counts for the bank's own day, so that a
 * statement imported the next morning belongs to the day it speaks of; only what a closed day lacks counts for the first open one.
 */
export async function bankBalanceAt(tx: Tx | typeof db, day: string): Promise<bigint> {
  const [row] = await tx.$queryRaw<{ balance: bigint }[]>`
    SELECT coalesce(sum(entry.amount), 0)::bigint AS balance FROM ledger_entry entry
    JOIN ledger_account account ON account.id = entry.account_id JOIN ledger_transaction booked ON booked.id = entry.transaction_id
    WHERE account.code = 'bank:main' AND booked.book_day <= ${day}::date`;
  return row!.balance;
}

/** The closing balance of the last imported statement that ends on this day, in đồng, or null when none does. */
export async function statementBalanceAt(day: string): Promise<bigint | null> {
  const rows = await db.$queryRaw<{ closing: bigint }[]>`
    SELECT closing FROM statement_import WHERE state = 'done' AND last_day = ${day}::date AND closing IS NOT NULL ORDER BY finished_at DESC LIMIT 1`;
  return rows[0]?.closing ?? null;
}

/** Payouts of the card processor (đồng) that were on the way to the bank at the end of a day in Việt Nam (yyyy-mm-dd): the bank may have shown them, the ledger not. */
export async function payoutsOnTheWayAt(day: string): Promise<{ count: number; amount: bigint }> {
  const rows = await db.$queryRaw<{ count: number; amount: bigint }[]>`
    SELECT count(*)::int AS count, coalesce(sum(dong), 0)::bigint AS amount FROM card_payout, LATERAL (SELECT (${day}::date + 1)::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh' AS ended) AS day
    WHERE amount > 0 AND booked_at < day.ended AND (state = 'on_the_way' OR matched_at >= day.ended OR failed_at >= day.ended)`;
  return rows[0]!;
}

export type Part = { count: number; amount: bigint };

/**
 * What the bank has shown by the end of a day and bank:main holds only later, in đồng: money that left and that nobody has explained, money that left and came in
 * (`later`, `credits`) and that the books count for a later day because its own was closed or somebody wrote another day.
 */
export type BankAhead = { unexplained: Part; later: Part; credits: Part };

/** How far the bank is ahead of bank:main at the end of a day in Việt Nam (yyyy-mm-dd): it has so much less by `unexplained` and `later`, so much more by `credits`. */
export async function bankAheadAt(day: string): Promise<BankAhead> {
  const rows = await db.$queryRaw<{ what: string; count: number; amount: bigint }[]>`
    WITH shown AS (
      SELECT CASE WHEN debit.disbursement_id IS NOT NULL THEN 'disbursed:' || debit.disbursement_id WHEN debit.fee_id IS NOT NULL THEN 'fee:' || debit.fee_id
          WHEN debit.refund_return_id IS NULL AND debit.refund_id IS NOT NULL THEN (SELECT idempotency_key FROM ledger_transaction WHERE starts_with(idempotency_key, 'refund.paid:' || debit.refund_id) ORDER BY seq DESC LIMIT 1)
          WHEN debit.payout_id IS NOT NULL THEN (SELECT idempotency_key FROM ledger_transaction WHERE starts_with(idempotency_key, 'payout:' || debit.payout_id || ':arrived:') ORDER BY seq DESC LIMIT 1)
          WHEN debit.placement_id IS NOT NULL THEN (SELECT booked.idempotency_key FROM transfer_placement placement JOIN ledger_transaction booked ON starts_with(booked.idempotency_key, 'resolve:' || placement.transfer_id || ':')
            JOIN ledger_entry entry ON entry.transaction_id = booked.id JOIN ledger_account account ON account.id = entry.account_id
            WHERE placement.id = debit.placement_id AND account.code = 'bank:main' AND entry.amount = -placement.amount ORDER BY booked.seq DESC LIMIT 1) END AS key,
        debit.booked_on
      FROM outgoing_debit debit WHERE debit.state = 'explained'
    )
    SELECT 'unexplained' AS what, count(*)::int AS count, coalesce(sum(amount), 0)::bigint AS amount FROM outgoing_debit WHERE state = 'unexplained' AND booked_on <= ${day}::date
    UNION ALL
    SELECT CASE WHEN entry.amount < 0 THEN 'later' ELSE 'credits' END, count(*)::int, abs(sum(entry.amount))::bigint FROM ledger_entry entry
      JOIN ledger_account account ON account.id = entry.account_id AND account.code = 'bank:main' JOIN ledger_transaction booked ON booked.id = entry.transaction_id
      LEFT JOIN shown ON shown.key = booked.idempotency_key
    WHERE booked.book_day > ${day}::date AND coalesce(shown.booked_on, booked.document_day) <= ${day}::date GROUP BY 1`;
  const of = (what: string): Part => rows.filter((row) => row.what === what).map(({ count, amount }) => ({ count, amount }))[0] ?? { count: 0, amount: 0n };
  return { unexplained: of("unexplained"), later: of("later"), credits: of("credits") };
}

/** What is booked on a day (yyyy-mm-dd) though the bank shows it on an earlier one, which was closed: how many bookings, and their signed sum in đồng. */
export async function ofClosedDaysOn(day: string): Promise<Part & { first: string | null }> {
  const [row] = await db.$queryRaw<(Part & { first: string | null })[]>`
    SELECT count(*)::int AS count, coalesce(sum(entry.amount), 0)::bigint AS amount, min(booked.document_day)::text AS first FROM ledger_entry entry
    JOIN ledger_account account ON account.id = entry.account_id JOIN ledger_transaction booked ON booked.id = entry.transaction_id
    WHERE account.code = 'bank:main' AND booked.book_day = ${day}::date AND booked.document_day < booked.book_day`;
  return row!;
}
