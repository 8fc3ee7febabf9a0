import { db, type Tx } from "~/platform/database.server";

/** Units of a need that people on its waitlist wait for: free units are offered to them before anybody else may take them. */
export async function unitsWaitedFor(needId: string, tx: Tx | typeof db = db): Promise<number> {
  const [row] = await tx.$queryRaw<{ units: number }[]>`SELECT coalesce(sum(units), 0)::int AS units FROM waitlist_entry WHERE need_id = ${needId}::uuid AND state = 'waiting'`;
  return row!.units;
}
