import type { MultiSearchParams } from "meilisearch";
import { waysToGive, needLanguages } from "~/domain/needs/need-filters";
import { areasAround } from "~/domain/search/areas-around.server";
import { inOrder } from "~/domain/search/count-facets.server";
import { knownWords } from "~/domain/search/known-words.server";
import { COUNTED_MOST, facetNames, type FacetName, type FoundNeeds, type NeedFacets } from "~/domain/search/need-search";
import { postgresEngine } from "~/domain/search/postgres-engine.server";
import { fits } from "~/domain/search/postgres-page.server";
import { rankTiers } from "~/domain/search/rank-tiers";
import { readWords, type WantedWords } from "~/domain/search/read-words";
import type { SearchEngine } from "~/domain/search/search-engine";
import { attributes, facetFilter, indexQuery, indexWords } from "~/domain/search/server/index-question";
import { db, Prisma } from "~/platform/database.server";
import { searchServer } from "~/platform/meilisearch.server";

/** So many of the best are put in the order of accents, title and urgency; what comes after them stays as the server ranks it. */
const RANKED = 200;

/**
 * The engine for many visitors and many needs. Ranks what the server finds by the same tiers as PostgreSQL does, since the server reads no accents. What
 * only the database knows is PostgreSQL's: orders by what changes every minute (units left) or by distance, and mistyped words, of which the vocabulary
 * says what they may have meant.
 */
export const meilisearchEngine: SearchEngine = {
  name: "meilisearch",
  async find(filters, wanted) {
    if (filters.sort === "remaining" || filters.sort === "nearest") return postgresEngine.find(filters, wanted);
    const words = readWords(filters.q);
    if ((await knownWords(words)).size > 0) return postgresEngine.find(filters, wanted);
    const q = indexWords(words);
    const around = filters.near ? ((await areasAround(filters.near, filters.within)) ?? []).map(({ code }) => code) : null;
    const ranked = q !== "" && filters.sort === "priority" && wanted.offset + wanted.limit <= RANKED;
    const counted = wanted.facets ? facetNames : [];
    const asked = counted.filter((facet) => facetFilter(facet, filters) !== null);
    const { results } = await searchServer("ask").multiSearch<MultiSearchParams, { code: string }>({
      queries: [
        indexQuery(filters, { q, around, offset: ranked ? 0 : wanted.offset, limit: ranked ? RANKED : wanted.limit, facets: counted }),
        ...asked.map((facet) => indexQuery(filters, { q, around, offset: 0, limit: 0, facets: [facet], except: facet })),
      ],
    });
    const [whole, ...own] = results;
    const codes = whole!.hits.map(({ code }) => code);
    const found = whole!.estimatedTotalHits ?? codes.length;
    const more = q !== "" && found > COUNTED_MOST;
    return {
      codes: ranked ? (await inTiers(codes, words, filters.state === "all")).slice(wanted.offset, wanted.offset + wanted.limit) : codes,
      total: more ? COUNTED_MOST : found,
      more,
      facets: wanted.facets ? readFacets(facetNames.map((facet) => ({ facet, from: (asked.includes(facet) ? own[asked.indexOf(facet)]! : whole!).facetDistribution ?? {} })), filters.provinces.length + filters.communes.length > 0 || q !== "" || around !== null) : null,
    };
  },
};

/** The same needs, best first; one that the server alone finds (it may join or part words) comes last. */
async function inTiers(codes: string[], words: WantedWords, openFirst: boolean): Promise<string[]> {
  if (codes.length === 0) return [];
  const tiers = rankTiers(words, new Map());
  const tier = Prisma.join(tiers.map((one, index) => Prisma.sql`WHEN ${fits(one)} THEN ${Prisma.raw(String(index))}`), " ");
  const rows = await db.$queryRaw<{ code: string }[]>`
    SELECT s.code FROM need_search s JOIN need_words w ON w.need_id = s.need_id WHERE s.code = ANY (${codes}::text[])
    ORDER BY ${openFirst ? Prisma.sql`(s.state = 'open') DESC, ` : Prisma.empty}CASE ${tier} ELSE ${Prisma.raw(String(tiers.length))} END, s.priority DESC, s.code`;
  return rows.map(({ code }) => code);
}

function readFacets(counted: { facet: FacetName; from: Record<string, Record<string, number>> }[], communes: boolean): FoundNeeds["facets"] {
  return Object.fromEntries(
    counted.map(({ facet, from }) => {
      const values = new Map(Object.entries(from[attributes[facet]] ?? {}));
      if (facet === "commune" && !communes) return [facet, []];
      if (facet === "accepts") return [facet, Object.keys(waysToGive).map((value) => ({ value, needs: values.get(value) ?? 0 }))];
      if (facet === "language") return [facet, Object.keys(needLanguages).map((value) => ({ value, needs: values.get(value) ?? 0 }))];
      return [facet, inOrder(facet, values)];
    }),
  ) as NeedFacets;
}
