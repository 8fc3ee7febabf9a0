import { spokenFor } from "~/domain/payments/lock-transfer.server";
import { Prisma, type Tx } from "~/platform/database.server";

/** Surplus money that one event of suspension told of. */
export type Surplus = { seq: number; transferId: string; pledgeId: string; amount: bigint };

/**
 * What of a surplus is still to be used, in đồng, with the transfer's row taken; take the need's row before it. Never more than waits in suspense: the
 * fund may have placed or returned it meanwhile, and what goes back to a card is spoken for.
 */
export async function lockSurplus(tx: Tx, { seq, transferId, amount }: Surplus): Promise<bigint> {
  const rows = await tx.$queryRaw<{ unplaced: bigint }[]>`SELECT unplaced FROM incoming_transfer WHERE id = ${transferId}::uuid FOR NO KEY UPDATE`;
  const [used] = await tx.$queryRaw<{ amount: bigint; spoken: bigint }[]>`
    SELECT coalesce(sum(amount), 0)::bigint AS amount, ${spokenFor(Prisma.sql`${transferId}::uuid`)} AS spoken FROM surplus_use WHERE event_seq = ${seq}::bigint`;
  const left = amount - used!.amount;
  const unplaced = (rows[0]?.unplaced ?? 0n) - used!.spoken;
  return left < unplaced ? left : unplaced;
}

/** Takes money that a rule uses out of suspense; the transfer is placed when nothing of it waits any more. */
export async function takeSurplus(tx: Tx, transferId: string, amount: bigint): Promise<void> {
  await tx.$executeRaw`
    UPDATE incoming_transfer SET unplaced = unplaced - ${amount}::bigint, state = CASE WHEN unplaced = ${amount}::bigint THEN 'placed' ELSE 'suspense' END WHERE id = ${transferId}::uuid`;
}
