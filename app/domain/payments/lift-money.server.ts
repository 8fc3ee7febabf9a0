import { recordEvent, type Actor } from "~/domain/audit/record-event.server";
import { bookTransaction } from "~/domain/payments/book-transaction.server";
import { clock } from "~/platform/clock.server";
import type { Tx } from "~/platform/database.server";

/** Why money leaves a pledge it lay on: its instalment was missed or the promise ended before it was whole, or its units cannot be delivered. */
export type LiftCause = "missed" | "ended" | "undeliverable";

type Lift = { pledge: { id: string; reference: string; needCode: string }; amount: bigint; instalmentId?: string; cause: LiftCause; actor: Actor };

/**
 * Moves `amount` đồng of a pledge, or of one of its instalments, from the need back to suspense, the latest placements first, so that the sponsor's
 * surplus rule can use it. The caller holds the need's row and lowers what payment and instalment have received.
 * Throws when less lies there: money that the reserve paid never came by a transfer.
 */
export async function liftMoney(tx: Tx, { pledge, amount, instalmentId, cause, actor }: Lift): Promise<void> {
  const at = clock.now().toISOString();
  const placements = await tx.$queryRaw<{ id: string; transferId: string; amount: bigint }[]>`
    SELECT id, transfer_id AS "transferId", amount FROM transfer_placement
    WHERE pledge_id = ${pledge.id}::uuid AND kind = 'pledge' AND released_at IS NULL AND (${instalmentId ?? null}::uuid IS NULL OR instalment_id = ${instalmentId ?? null}::uuid)
    ORDER BY placed_at DESC, id`;
  const byTransfer = new Map<string, bigint>();
  let left = amount;
  for (const placement of placements) {
    if (left === 0n) break;
    const part = placement.amount < left ? placement.amount : left;
    left -= part;
    byTransfer.set(placement.transferId, (byTransfer.get(placement.transferId) ?? 0n) + part);
    // What stays is the same placement, made smaller; what goes is kept beside it with its end.
    if (part === placement.amount)
      await tx.$executeRaw`UPDATE transfer_placement SET released_at = ${at}::timestamptz, released_by = ${actor.personId}::uuid, released_why = 'surplus' WHERE id = ${placement.id}::uuid`;
    else {
      await tx.$executeRaw`UPDATE transfer_placement SET amount = amount - ${part}::bigint WHERE id = ${placement.id}::uuid`;
      await tx.$executeRaw`
        INSERT INTO transfer_placement (transfer_id, pledge_id, instalment_id, kind, amount, placed_by, placed_at, released_at, released_by, released_why)
        SELECT transfer_id, pledge_id, instalment_id, kind, ${part}::bigint, placed_by, placed_at, ${at}::timestamptz, ${actor.personId}::uuid, 'surplus' FROM transfer_placement WHERE id = ${placement.id}::uuid`;
    }
  }
  if (left > 0n) throw new Error(`Of the ${amount} đồng to be lifted from ${pledge.reference}, ${left} did not come by a transfer.`);
  const [booked] = await tx.$queryRaw<{ times: number }[]>`SELECT count(*)::int AS times FROM ledger_transaction WHERE pledge_id = ${pledge.id}::uuid AND kind = 'money_lifted'`;
  await bookTransaction(tx, {
    kind: "money_lifted",
    idempotencyKey: `lift:${pledge.id}:${booked!.times + 1}`,
    description: `${pledge.reference}: ${cause}`,
    pledgeId: pledge.id,
    bookedBy: actor.personId,
    entries: [
      { account: `need:${pledge.needCode}`, amount },
      { account: "suspense", amount: -amount },
    ],
  });
  for (const [transferId, part] of byTransfer) {
    await tx.$executeRaw`
      UPDATE incoming_transfer SET unplaced = unplaced + ${part}::bigint, state = 'suspense', resolved_by = NULL, resolved_at = NULL WHERE id = ${transferId}::uuid`;
    const payload = { amount: Number(part), outcome: cause, pledgeId: pledge.id };
    await recordEvent(tx, { kind: "transfer.suspended", subjectType: "transfer", subjectId: transferId, actor, payload });
  }
}
