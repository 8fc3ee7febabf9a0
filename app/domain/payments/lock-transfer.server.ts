import type { Viewer } from "~/domain/accounts/viewer";
import { clock } from "~/platform/clock.server";
import type { Tx } from "~/platform/database.server";

/** A transfer whose row is held; `decisions` counts what the fund decided on it before, so that each booking has a key of its own. */
export type LockedTransfer = { id: string; provider: string; providerId: string; amount: bigint; unplaced: bigint; decisions: number };

/** Takes the row of a transfer until the transaction ends; take the need's row before it when both are wanted. Null when there is none. */
export async function lockTransfer(tx: Tx, transferId: string): Promise<LockedTransfer | null> {
  const rows = await tx.$queryRaw<Omit<LockedTransfer, "decisions">[]>`
    SELECT id, provider, provider_id AS "providerId", amount, unplaced FROM incoming_transfer WHERE id = ${transferId}::uuid FOR NO KEY UPDATE`;
  if (!rows[0]) return null;
  const [counted] = await tx.$queryRaw<{ decisions: number }[]>`
    SELECT count(*)::int AS decisions FROM event
    WHERE subject_type = 'transfer' AND subject_id = ${transferId} AND kind IN ('transfer.placed', 'transfer.returned', 'transfer.kept_as_gift')`;
  return { ...rows[0], decisions: counted!.decisions };
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
