import type { NeedFilters } from "~/domain/needs/need-filters";
import { areasAround, type AreaAround } from "~/domain/search/areas-around.server";
import { correctAllPlaces } from "~/domain/search/correct-places.server";
import { knownWords } from "~/domain/search/known-words.server";
import { answering } from "~/domain/search/need-question.server";
import { facetNames } from "~/domain/search/need-search";
import { folded } from "~/domain/search/query-text";
import { withoutBudget } from "~/domain/search/read-amount";
import { readWords } from "~/domain/search/read-words";
import { allConditions } from "~/domain/search/search-conditions.server";
import { db, Prisma } from "~/platform/database.server";

/** So many searches are asked in one statement: more makes PostgreSQL's planning dearer than the trips it saves. */
const TOGETHER = 100;

/** One search that a need answers; `search` is its place in the list that was asked. */
export interface SearchFinds {
  search: number;
  needId: string;
}

/**
 * Which of these needs each of many searches would show, by the very conditions of the list of needs: the searches go past the needs, not the needs past the
 * searches, so that thousands of searches cost some dozens of statements over a few rows. Only needs that the list's own state filter shows are found.
 */
export async function searchesThatFind(needIds: readonly string[], searches: readonly NeedFilters[]): Promise<SearchFinds[]> {
  if (needIds.length === 0) return [];
  const near = new Map<string, Promise<AreaAround[]>>();
  const found: SearchFinds[] = [];
  for (let from = 0; from < searches.length; from += TOGETHER) {
    const conditions = await conditionsOf(searches.slice(from, from + TOGETHER), near);
    const rows = await db.$queryRaw<{ search: number; needId: string }[]>`
      SELECT asked.search, s.need_id AS "needId" FROM need_search s JOIN need_words w ON w.need_id = s.need_id
      CROSS JOIN LATERAL (VALUES ${Prisma.join(conditions.map((condition, index) => Prisma.sql`(${Prisma.raw(String(index))}, (${condition}))`))}) AS asked (search, fits)
      WHERE s.need_id = ANY (${[...needIds]}::uuid[]) AND asked.fits`;
    for (const { search, needId } of rows) found.push({ search: from + search, needId });
  }
  return found;
}

async function conditionsOf(asked: readonly NeedFilters[], near: Map<string, Promise<AreaAround[]>>): Promise<Prisma.Sql[]> {
  const searches = await correctAllPlaces(asked.map(withoutBudget));
  const wanted = searches.map(({ q }) => readWords(q));
  const known = await knownWords({ terms: wanted.flatMap(({ terms }) => terms), spelled: [] });
  return Promise.all(
    searches.map(async (filters, index) => {
      const words = wanted[index]!.terms.length > 0 ? { match: folded(wanted[index]!, known) } : null;
      const around = filters.near ? await nearby(near, filters.near, filters.within) : null;
      return Prisma.sql`${answering({ words, around }).where} AND ${allConditions(filters, facetNames)}`;
    }),
  );
}

function nearby(known: Map<string, Promise<AreaAround[]>>, code: string, km: number): Promise<AreaAround[]> {
  const key = `${code} ${km}`;
  const answer = known.get(key) ?? areasAround(code, km).then((areas) => areas ?? []);
  known.set(key, answer);
  return answer;
}
