import { db, Prisma, type Tx } from "~/platform/database.server";

/** Whether a row `entry` of the waitlist really waits: it has not been answered, and its person's account is open, so that an offer would reach somebody. */
export const waitsForUnits = Prisma.sql`(entry.state = 'waiting' AND EXISTS (SELECT FROM person WHERE person.id = entry.person_id AND person.disabled_at IS NULL))`;

/** Units that people on the waitlist of the need of this id, a column or a value, wait for: free units are offered to them before anybody else may take them. */
export const unitsWaitedForOf = (needId: Prisma.Sql) => Prisma.sql`(SELECT coalesce(sum(entry.units), 0)::int FROM waitlist_entry AS entry WHERE entry.need_id = ${needId} AND ${waitsForUnits})`;

export async function unitsWaitedFor(needId: string, tx: Tx | typeof db = db): Promise<number> {
  const [row] = await tx.$queryRaw<{ units: number }[]>`SELECT ${unitsWaitedForOf(Prisma.sql`${needId}::uuid`)} AS units`;
  return row!.units;
}
