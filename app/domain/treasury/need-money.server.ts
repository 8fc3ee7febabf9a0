import type { Tx } from "~/platform/database.server";

/**
 * A need's money in đồng, none of it negative: `held` was paid for it and waits, `delivered` two people confirmed, `advances` left the bank before
 * the units were delivered, `spent` left it for delivered units. `free` is what may still leave the bank for the need.
 */
export type NeedMoney = { held: bigint; delivered: bigint; advances: bigint; spent: bigint; free: bigint };

/** Reads the need's accounts; the caller holds the need's row. Goods are not money. */
export async function readNeedMoney(tx: Tx, needCode: string): Promise<NeedMoney> {
  const [row] = await tx.$queryRaw<Omit<NeedMoney, "free">[]>`
    SELECT -coalesce(sum(entry.amount) FILTER (WHERE account.kind = 'need'), 0)::bigint AS held,
      -coalesce(sum(entry.amount) FILTER (WHERE account.kind = 'delivered' AND booked.kind <> 'goods_delivered'), 0)::bigint AS delivered,
      coalesce(sum(entry.amount) FILTER (WHERE account.kind = 'advances'), 0)::bigint AS advances,
      coalesce(sum(entry.amount) FILTER (WHERE account.kind = 'spent'), 0)::bigint AS spent
    FROM ledger_account account JOIN ledger_entry entry ON entry.account_id = account.id JOIN ledger_transaction booked ON booked.id = entry.transaction_id
    WHERE account.code IN (${`need:${needCode}`}, ${`delivered:${needCode}`}, ${`advances:${needCode}`}, ${`spent:${needCode}`})`;
  return { ...row!, free: row!.held + row!.delivered - row!.advances - row!.spent };
}
