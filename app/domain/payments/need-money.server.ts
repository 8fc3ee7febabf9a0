import { Prisma, type Tx } from "~/platform/database.server";

/**
 * A need's money in đồng, none of it negative: `held` was paid for it and waits, `delivered` two people confirmed, `advances` left the bank before
 * the units were delivered, `spent` left it for delivered units; `unsure` of what is held lies on pledges and instalments that are not paid in full, which may
 * lapse and take it away; `ordered` is set aside for payments that the fund is about to make. `free` is what may still leave the bank for the need, or go back from what is paid.
 */
export type NeedMoney = { held: bigint; delivered: bigint; advances: bigint; spent: bigint; unsure: bigint; ordered: bigint; free: bigint };

/** Reads the need's accounts; the caller holds the need's row. Goods are not money. */
export async function readNeedMoney(tx: Tx, needCode: string): Promise<NeedMoney> {
  const [row] = await tx.$queryRaw<Omit<NeedMoney, "free">[]>`
    SELECT -coalesce(sum(entry.amount) FILTER (WHERE account.kind = 'need'), 0)::bigint AS held,
      -coalesce(sum(entry.amount) FILTER (WHERE account.kind = 'delivered' AND booked.kind <> 'goods_delivered'), 0)::bigint AS delivered,
      coalesce(sum(entry.amount) FILTER (WHERE account.kind = 'advances'), 0)::bigint AS advances,
      coalesce(sum(entry.amount) FILTER (WHERE account.kind = 'spent'), 0)::bigint AS spent,
      (SELECT coalesce(sum(${unsureOf}), 0) FROM pledge JOIN need ON need.id = pledge.need_id WHERE need.code = ${needCode})::bigint AS unsure,
      (SELECT coalesce(sum(amount), 0) FROM payment_order JOIN need ON need.id = need_id WHERE need.code = ${needCode} AND payment_order.state = 'open')::bigint AS ordered
    FROM ledger_account account JOIN ledger_entry entry ON entry.account_id = account.id JOIN ledger_transaction booked ON booked.id = entry.transaction_id
    WHERE account.code IN (${`need:${needCode}`}, ${`delivered:${needCode}`}, ${`advances:${needCode}`}, ${`spent:${needCode}`})`;
  const free = row!.held + row!.delivered - row!.advances - row!.spent - row!.unsure - row!.ordered;
  return { ...row!, free: free > 0n ? free : 0n };
}

/** What of a row `pledge` may still be taken away, because it is not paid in full: all of a held one, of a running promise its open instalments. */
export const unsureOf = Prisma.sql`
  CASE WHEN pledge.state = 'held' THEN (SELECT received FROM payment WHERE pledge_id = pledge.id)
    WHEN pledge.state IN ('confirmed', 'in_delivery') THEN (SELECT sum(received) FROM instalment WHERE pledge_id = pledge.id AND instalment.state = 'open') END`;
