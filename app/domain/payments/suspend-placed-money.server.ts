import { recordEvent, type Actor } from "~/domain/audit/record-event.server";
import { bookTransaction } from "~/domain/payments/book-transaction.server";
import { clock } from "~/platform/clock.server";
import type { Tx } from "~/platform/database.server";

/**
 * Moves what had arrived for a pledge back to suspense, transfer by transfer, because its hold ends before the whole sum came: the fund then places,
 * returns or keeps it. The caller holds the need's row. Answers the đồng moved; 0 when none had arrived.
 */
export async function suspendPlacedMoney(tx: Tx, pledge: { id: string; reference: string; needCode: string }, actor: Actor): Promise<bigint> {
  const moved = await tx.$queryRaw<{ transferId: string; amount: bigint }[]>`
    WITH lifted AS (
      UPDATE transfer_placement SET released_at = ${clock.now().toISOString()}::timestamptz, released_by = ${actor.personId}::uuid, released_why = 'hold_lapsed'
      WHERE pledge_id = ${pledge.id}::uuid AND kind = 'pledge' AND released_at IS NULL RETURNING transfer_id, amount
    ), summed AS (
      SELECT transfer_id, sum(amount)::bigint AS amount FROM lifted GROUP BY transfer_id
    )
    UPDATE incoming_transfer SET unplaced = unplaced + summed.amount, state = 'suspense', resolved_by = NULL, resolved_at = NULL
    FROM summed WHERE incoming_transfer.id = summed.transfer_id
    RETURNING incoming_transfer.id AS "transferId", summed.amount`;
  const total = moved.reduce((sum, transfer) => sum + transfer.amount, 0n);
  if (total === 0n) return total;
  await tx.$executeRaw`UPDATE payment SET received = 0, state = 'failed' WHERE pledge_id = ${pledge.id}::uuid`;
  await tx.$executeRaw`UPDATE instalment SET received = 0 WHERE pledge_id = ${pledge.id}::uuid AND state = 'open'`;
  // A pledge that was held again may lapse again.
  const lapsedBefore = await tx.ledgerTransaction.count({ where: { pledgeId: pledge.id, kind: "hold_lapsed" } });
  await bookTransaction(tx, {
    kind: "hold_lapsed",
    idempotencyKey: `lapse:${pledge.id}:${lapsedBefore + 1}`,
    description: `${pledge.reference}: hold lapsed before the whole sum had come`,
    pledgeId: pledge.id,
    bookedBy: actor.personId,
    entries: [
      { account: `need:${pledge.needCode}`, amount: total },
      { account: "suspense", amount: -total },
    ],
  });
  for (const { transferId, amount } of moved) {
    const payload = { amount: Number(amount), outcome: "short", pledgeId: pledge.id, holdLapsed: true };
    await recordEvent(tx, { kind: "transfer.suspended", subjectType: "transfer", subjectId: transferId, actor, payload });
  }
  return total;
}
