import type { Tx } from "~/platform/database.server";

export type LockedNeed = {
  id: string;
  code: string;
  state: string;
  quantity: number;
  unitsAllocated: number;
  unitsPaid: number;
  unitsDelivered: number;
  unitPrice: bigint;
};

/**
 * Takes the row of a need until the transaction ends. Every command that gives out, returns or pays units takes it before anything else of that
 * need, so that races queue here instead of deadlocking. The lock leaves rows that merely point at the need free to be written.
 */
export async function lockNeed(tx: Tx, needId: string): Promise<LockedNeed> {
  const rows = await tx.$queryRaw<LockedNeed[]>`
    SELECT id, code, state, quantity, units_allocated AS "unitsAllocated", units_paid AS "unitsPaid", units_delivered AS "unitsDelivered", unit_price AS "unitPrice"
    FROM need WHERE id = ${needId}::uuid FOR NO KEY UPDATE`;
  const need = rows[0];
  if (!need) throw new Error(`Need ${needId} is gone while a command is at work on it.`);
  return need;
}
