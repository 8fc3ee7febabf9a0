import type { Viewer } from "~/domain/accounts/viewer";
import { clock } from "~/platform/clock.server";
import { Prisma, type Tx } from "~/platform/database.server";

/**
 * A transfer whose row is held; `decisions` counts what the fund decided on it before, so that each booking has a key of its own. Of what is unplaced,
 * `spokenFor` is on its way back to a card and for nobody else.
 */
export type LockedTransfer = { id: string; provider: string; providerId: string; amount: bigint; unplaced: bigint; spokenFor: bigint; decisions: number };

/** The đồng of a transfer that wait for Stripe to send them back, or for somebody to ask Stripe again; `transfer` names the transfer's id. */
export function spokenFor(transfer: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`((SELECT coalesce(sum(dong), 0) FROM card_refund_request AS asked WHERE asked.transfer_id = ${transfer} AND asked.state <> 'refused'
      AND NOT EXISTS (SELECT FROM card_refund WHERE card_refund.id = asked.refund_id))
    + (SELECT coalesce(sum(part.amount), 0) FROM refund_card_part AS part WHERE part.transfer_id = ${transfer} AND part.state = 'failed'))::bigint`;
}

/** Takes the row of a transfer until the transaction ends; take the need's row before it when both are wanted. Null when there is none. */
export async function lockTransfer(tx: Tx, transferId: string): Promise<LockedTransfer | null> {
  const rows = await tx.$queryRaw<Omit<LockedTransfer, "decisions" | "spokenFor">[]>`
    SELECT id, provider, provider_id AS "providerId", amount, unplaced FROM incoming_transfer WHERE id = ${transferId}::uuid FOR NO KEY UPDATE`;
  if (!rows[0]) return null;
  // Read once the row is held: whoever waited for it sees what was decided and asked meanwhile.
  const [counted] = await tx.$queryRaw<{ decisions: number; spokenFor: bigint }[]>`
    SELECT count(*)::int AS decisions, ${spokenFor(Prisma.sql`${transferId}::uuid`)} AS "spokenFor" FROM event
    WHERE subject_type = 'transfer' AND subject_id = ${transferId} AND kind IN ('transfer.placed', 'transfer.returned', 'transfer.kept_as_gift')`;
  return { ...rows[0], ...counted! };
}

/** Takes `amount` đồng out of what is unplaced and, once nothing is left, closes the transfer. Answers the đồng that are left. */
export async function takeFromUnplaced(tx: Tx, transfer: LockedTransfer, amount: bigint, { viewer, state, note = null }: { viewer: Viewer; state: "placed" | "resolved"; note?: string | null }): Promise<bigint> {
  const left = transfer.unplaced - amount;
  const at = clock.now().toISOString();
  await tx.$executeRaw`
    UPDATE incoming_transfer
    SET unplaced = ${left}::bigint,
        state = CASE WHEN ${left}::bigint = 0 THEN ${state} ELSE 'suspense' END,
        resolution_note = coalesce(${note}, resolution_note),
        resolved_by = CASE WHEN ${left}::bigint = 0 THEN ${viewer.personId}::uuid END,
        resolved_at = CASE WHEN ${left}::bigint = 0 THEN ${at}::timestamptz END
    WHERE id = ${transfer.id}::uuid`;
  return left;
}

/** Takes `amount` đồng that wait out of a transfer for a refund; it is placed or resolved when nothing waits any more. Answers false, changing nothing, when less waits. */
export async function takeForRefund(tx: Tx, transferId: string, amount: bigint): Promise<boolean> {
  const changed = await tx.$executeRaw`
    UPDATE incoming_transfer SET unplaced = unplaced - ${amount}::bigint,
      resolved_at = CASE WHEN unplaced = ${amount}::bigint THEN ${clock.now().toISOString()}::timestamptz END,
      state = CASE WHEN unplaced > ${amount}::bigint THEN 'suspense'
        WHEN EXISTS (SELECT FROM transfer_placement WHERE transfer_id = incoming_transfer.id AND kind = 'pledge' AND released_at IS NULL) THEN 'placed' ELSE 'resolved' END
    WHERE id = ${transferId}::uuid AND unplaced >= ${amount}::bigint`;
  return changed === 1;
}
