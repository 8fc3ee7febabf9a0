import { filtersOfQuery } from "~/domain/saved-searches/saved-search";
import { searchesThatFind } from "~/domain/search/searches-that-find.server";
import { clock } from "~/platform/clock.server";
import { transact, type Tx } from "~/platform/database.server";

/** Needs matched in one transaction, and searches read at a time. */
const NEEDS = 200;
const SEARCHES = 2_000;
const TIME_LIMIT = 120_000;

/**
 * Holds every need noted as new against every active search that is older than the note, and writes down what was found; nothing is mailed here. A need counts
 * as matched in the same transaction, so a worker that dies on the way leaves it to be matched again, whole. Answers how many needs were matched.
 */
export async function matchNewNeeds(): Promise<number> {
  let matched = 0;
  for (let needs = NEEDS; needs === NEEDS; matched += needs) needs = await transact(matchSome, { timeoutMs: TIME_LIMIT });
  return matched;
}

async function matchSome(tx: Tx): Promise<number> {
  const noted = await tx.$queryRaw<{ needId: string; notedAt: Date }[]>`
    SELECT need_id AS "needId", noted_at AS "notedAt" FROM need_announcement WHERE matched_at IS NULL ORDER BY noted_at, need_id LIMIT ${NEEDS} FOR UPDATE SKIP LOCKED`;
  if (noted.length === 0) return 0;
  const now = clock.now();
  const needIds = noted.map(({ needId }) => needId);
  const notedAt = new Map(noted.map((one) => [one.needId, one.notedAt]));
  for (let after = ""; ; ) {
    const searches = await tx.$queryRaw<{ id: string; query: string; since: Date }[]>`
      SELECT id, query, active_since AS since FROM saved_search WHERE state = 'active' AND id::text > ${after} ORDER BY id::text LIMIT ${SEARCHES}`;
    if (searches.length === 0) break;
    after = searches.at(-1)!.id;
    const asked = [...new Set(searches.map(({ query }) => query))];
    const findsOf = new Map(asked.map((query) => [query, [] as string[]]));
    for (const { search, needId } of await searchesThatFind(needIds, asked.map(filtersOfQuery))) findsOf.get(asked[search]!)!.push(needId);
    const found = searches.flatMap(({ id, query, since }) => findsOf.get(query)!.filter((needId) => notedAt.get(needId)! >= since).map((needId) => [id, needId] as const));
    await tx.$executeRaw`
      INSERT INTO saved_search_find (search_id, need_id, found_at)
      SELECT search_id, need_id, ${now} FROM unnest(${found.map(([id]) => id)}::uuid[], ${found.map(([, needId]) => needId)}::uuid[]) AS found (search_id, need_id) ON CONFLICT DO NOTHING`;
  }
  await tx.$executeRaw`UPDATE need_announcement SET matched_at = ${now} WHERE need_id = ANY (${needIds}::uuid[])`;
  return noted.length;
}
