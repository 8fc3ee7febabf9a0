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

/** Payouts of the card processor (đồng) that were on the way to the bank at the end of a day in Việt Nam (yyyy-mm-dd): the bank may have shown them, the ledger not. */
export async function payoutsOnTheWayAt(day: string): Promise<{ count: number; amount: bigint }> {
  const rows = await db.$queryRaw<{ count: number; amount: bigint }[]>`
    SELECT count(*)::int AS count, coalesce(sum(dong), 0)::bigint AS amount FROM card_payout, LATERAL (SELECT (${day}::date + 1)::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh' AS ended) AS day
    WHERE amount > 0 AND booked_at < day.ended AND (state = 'on_the_way' OR matched_at >= day.ended OR failed_at >= day.ended)`;
  return rows[0]!;
}

/** Money (đồng) that left the bank by the end of a day: what nobody has explained, and what was explained but stands in the ledger only later. */
export type DebitsAhead = { unexplained: { count: number; amount: bigint }; later: { count: number; amount: bigint } };

/** How far the bank's debits are ahead of bank:main at the end of a day in Việt Nam (yyyy-mm-dd): so much less the bank has than the ledger. */
export async function debitsAheadAt(day: string): Promise<DebitsAhead> {
  const rows = await db.$queryRaw<{ state: string; count: number; amount: bigint }[]>`
    SELECT debit.state, count(*)::int AS count, sum(debit.amount)::bigint AS amount FROM outgoing_debit debit
    LEFT JOIN refund ON refund.id = debit.refund_id LEFT JOIN disbursement paid ON paid.id = debit.disbursement_id LEFT JOIN bank_fee fee ON fee.id = debit.fee_id
    LEFT JOIN transfer_placement placement ON placement.id = debit.placement_id LEFT JOIN card_payout payout ON payout.id = debit.payout_id
    WHERE debit.booked_on <= ${day}::date
      AND (debit.state = 'unexplained' OR coalesce(refund.paid_marked_at, paid.booked_at, fee.booked_at, placement.placed_at, payout.matched_at) >= (${day}::date + 1)::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh')
    GROUP BY debit.state`;
  const of = (state: string) => {
    const row = rows.find((one) => one.state === state);
    return { count: row?.count ?? 0, amount: row?.amount ?? 0n };
  };
  return { unexplained: of("unexplained"), later: of("explained") };
}
