import { db, transact } from "~/platform/database.server";
import { eachOf } from "~/platform/through-all.server";

const BATCH = 500;

/** Adds up the journal of what facets count, so that readers have few rows to add. Answers how many rows are gone. */
export async function foldNeedCounts(): Promise<number> {
  const [row] = await db.$queryRaw<{ gone: bigint }[]>`SELECT fold_need_facets() AS gone`;
  return Number(row!.gone);
}

/**
 * Compares the index with the needs and writes anew what differs: the designation of a commune may have begun or ended, and a place may have been
 * renamed. The counts are put right after it. Answers how many needs and counts were written.
 */
export async function repairSearchIndex(): Promise<number> {
  const out = await db.$queryRaw<{ id: string }[]>`SELECT needs_out_of_index AS id FROM needs_out_of_index()`;
  const write = (ids: string[]) => transact(async (tx) => void (await tx.$queryRaw`SELECT index_needs(${ids}::uuid[])::text`));
  for (let at = 0; at < out.length; at += BATCH) {
    const batch = out.slice(at, at + BATCH);
    // Where one need of many cannot be written the others are, each by itself.
    await write(batch.map(({ id }) => id)).catch(() => eachOf("repair_search_index", batch, ({ id }) => write([id])));
  }
  const [counts] = await db.$queryRaw<{ wrong: bigint }[]>`SELECT recount_need_facets() AS wrong`;
  return out.length + Number(counts!.wrong);
}
