import type { Actor } from "~/domain/audit/record-event.server";
import { clock } from "~/platform/clock.server";
import type { Tx } from "~/platform/database.server";

type Taking = { pledge: { id: string; reference: string }; amount: bigint; instalmentId?: string; why: "surplus" | "refunded"; actor: Actor };

/** What was taken off a pledge of one transfer, in đồng; `card` when it had come by card. */
export type TakenPart = { transferId: string; card: boolean; amount: bigint };

/**
 * Ends the placements of `amount` đồng on a pledge, or on one of its instalments, the latest first; they stay on record with the reason. The caller holds
 * the need's row, lowers what payment and instalment have received, and says where the money goes. Answers the sums by transfer.
 * Throws when less lies there: money that the reserve paid never came by a transfer.
 */
export async function takePlacements(tx: Tx, { pledge, amount, instalmentId, why, actor }: Taking): Promise<TakenPart[]> {
  const at = clock.now().toISOString();
  const placements = await tx.$queryRaw<(TakenPart & { id: string })[]>`
    SELECT placement.id, transfer_id AS "transferId", placement.amount, transfer.provider = 'stripe' AS card
    FROM transfer_placement placement JOIN incoming_transfer transfer ON transfer.id = placement.transfer_id
    WHERE pledge_id = ${pledge.id}::uuid AND kind = 'pledge' AND released_at IS NULL AND (${instalmentId ?? null}::uuid IS NULL OR instalment_id = ${instalmentId ?? null}::uuid)
    ORDER BY placed_at DESC, placement.id`;
  const byTransfer = new Map<string, TakenPart>();
  let left = amount;
  for (const { id, transferId, card, amount: placed } of placements) {
    if (left === 0n) break;
    const part = placed < left ? placed : left;
    left -= part;
    byTransfer.set(transferId, { transferId, card, amount: (byTransfer.get(transferId)?.amount ?? 0n) + part });
    // What stays is the same placement, made smaller; what goes is kept beside it with its end.
    if (part === placed)
      await tx.$executeRaw`UPDATE transfer_placement SET released_at = ${at}::timestamptz, released_by = ${actor.personId}::uuid, released_why = ${why} WHERE id = ${id}::uuid`;
    else {
      await tx.$executeRaw`UPDATE transfer_placement SET amount = amount - ${part}::bigint WHERE id = ${id}::uuid`;
      await tx.$executeRaw`
        INSERT INTO transfer_placement (transfer_id, pledge_id, instalment_id, kind, amount, placed_by, placed_at, released_at, released_by, released_why)
        SELECT transfer_id, pledge_id, instalment_id, kind, ${part}::bigint, placed_by, placed_at, ${at}::timestamptz, ${actor.personId}::uuid, ${why} FROM transfer_placement WHERE id = ${id}::uuid`;
    }
  }
  if (left > 0n) throw new Error(`Of the ${amount} đồng to be taken from ${pledge.reference}, ${left} did not come by a transfer.`);
  return [...byTransfer.values()];
}
