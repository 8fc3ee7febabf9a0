import { Prisma, type Tx } from "~/platform/database.server";

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

const columns = Prisma.sql`id, code, state, quantity, units_allocated AS "unitsAllocated", units_paid AS "unitsPaid", units_delivered AS "unitsDelivered", unit_price AS "unitPrice"`;

/**
 * Takes the row of a need until the transaction ends. Every command that gives out, returns or pays units takes it before anything else of that
 * need, so that races queue here instead of deadlocking. The lock leaves rows that merely point at the need free to be written.
 */
export async function lockNeed(tx: Tx, needId: string): Promise<LockedNeed> {
  const rows = await tx.$queryRaw<LockedNeed[]>`SELECT ${columns} FROM need WHERE id = ${needId}::uuid FOR NO KEY UPDATE`;
  const need = rows[0];
  if (!need) throw new Error(`Need ${needId} is gone while a command is at work on it.`);
  return need;
}

/**
 * Takes the rows of several needs until the transaction ends, always by id, whichever order they are named in: of two commands that want some of the same
 * needs one waits at the first of them and neither holds what the other waits for.
 */
export async function lockNeeds(tx: Tx, needIds: readonly string[]): Promise<Map<string, LockedNeed>> {
  const rows = await tx.$queryRaw<LockedNeed[]>`SELECT ${columns} FROM need WHERE id = ANY(${[...needIds]}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
  return new Map(rows.map((need) => [need.id, need]));
}
