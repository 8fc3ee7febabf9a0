import type { NeedFilters, NeedSort } from "~/domain/needs/need-filters";
import { answering, type NeedQuestion, type WordQuestion } from "~/domain/search/need-question.server";
import { COUNTED_MOST, facetNames } from "~/domain/search/need-search";
import type { RankTier } from "~/domain/search/rank-tiers";
import { allConditions } from "~/domain/search/search-conditions.server";
import { db, Prisma } from "~/platform/database.server";

const orders: Record<Exclude<NeedSort, "nearest">, Prisma.Sql> = {
  priority: Prisma.sql`s.priority DESC, s.code`,
  deadline: Prisma.sql`s.deadline, s.code`,
  newest: Prisma.sql`s.published_at DESC, s.code`,
  remaining: Prisma.sql`(need.quantity - need.units_allocated) DESC, s.code`,
};

/** The codes of needs `offset` to `offset + limit` in the asked order. */
export async function readPage(filters: NeedFilters, question: NeedQuestion, offset: number, limit: number): Promise<string[]> {
  const { from, where, around } = answering(question);
  const openFirst = filters.state === "all" ? Prisma.sql`(s.state = 'open') DESC, ` : Prisma.empty;
  const facets = allConditions(filters, facetNames);
  const rows = { from, where: Prisma.sql`${where} AND ${facets}`, facets, around, openFirst };
  if (question.words && filters.sort === "priority") return question.words.frequent ? readTierByTier(rows, question.words, offset, limit) : readBestFirst(rows, question.words, offset, limit);
  const join = filters.sort === "remaining" ? Prisma.sql`JOIN need ON need.id = s.need_id` : Prisma.empty;
  const order = filters.sort === "nearest" ? nearestFirst(question) : orders[filters.sort];
  return codesOf(Prisma.sql`SELECT s.code FROM ${from} ${join} WHERE ${rows.where} ORDER BY ${openFirst}${order} LIMIT ${limit} OFFSET ${offset}`);
}

type Rows = { from: Prisma.Sql; where: Prisma.Sql; facets: Prisma.Sql; around: Prisma.Sql; openFirst: Prisma.Sql };

const FEW = COUNTED_MOST;

/** How well a row's words fit: 0 is best. The last tier is what every found row answers. */
export function tierOf(tiers: RankTier[]): Prisma.Sql {
  const cases = tiers.slice(0, -1).map((tier, index) => Prisma.sql`WHEN ${fits(tier)} THEN ${Prisma.raw(String(index))}`);
  return Prisma.sql`CASE ${Prisma.join(cases, " ")} ELSE ${Prisma.raw(String(tiers.length - 1))} END`;
}

/** Whether a row's words answer a tier's question. */
export function fits({ column, query }: RankTier): Prisma.Sql {
  return Prisma.sql`w.${Prisma.raw(column)} @@ ${query}::tsquery`;
}

function readBestFirst({ from, where, openFirst }: Rows, { tiers }: WordQuestion, offset: number, limit: number): Promise<string[]> {
  return codesOf(Prisma.sql`SELECT s.code FROM ${from} WHERE ${where} ORDER BY ${openFirst}${tierOf(tiers)}, s.priority DESC, s.code LIMIT ${limit} OFFSET ${offset}`);
}

/**
 * Of words that very many needs have, only as many needs are ranked as the page reaches, tier after tier. A tier that few needs reach is looked up by its
 * words; in one that many reach the needs are gone through in the order of urgency.
 */
async function readTierByTier({ facets, around, openFirst }: Rows, { tiers }: WordQuestion, offset: number, limit: number): Promise<string[]> {
  const found: string[] = [];
  const better: Prisma.Sql[] = [];
  for (const tier of tiers.filter(({ fine }) => !fine)) {
    const inTier = better.length > 0 ? Prisma.sql`${fits(tier)} AND NOT (${Prisma.join(better, " OR ")})` : fits(tier);
    const [row] = await db.$queryRaw<{ few: boolean }[]>`SELECT count(*) <= ${FEW} AS few FROM (SELECT FROM need_words w WHERE ${fits(tier)} LIMIT ${FEW + 1}) reached`;
    const order = Prisma.sql`WHERE ${facets} AND ${around} ORDER BY ${openFirst}s.priority DESC, s.code LIMIT ${offset + limit - found.length}`;
    found.push(
      ...(await codesOf(
        row!.few
          ? Prisma.sql`WITH reached AS MATERIALIZED (SELECT w.need_id FROM need_words w WHERE ${inTier}) SELECT s.code FROM reached JOIN need_search s ON s.need_id = reached.need_id ${order}`
          : Prisma.sql`SELECT s.code FROM need_search s JOIN LATERAL (SELECT FROM need_words w WHERE w.need_id = s.need_id AND ${inTier} OFFSET 0) reached ON true ${order}`,
      )),
    );
    if (found.length >= offset + limit) break;
    better.push(fits(tier));
  }
  return found.slice(offset);
}

function nearestFirst({ around }: NeedQuestion): Prisma.Sql {
  return Prisma.sql`array_position(${(around ?? []).map((area) => area.code)}::text[], s.area_code), s.priority DESC, s.code`;
}

async function codesOf(query: Prisma.Sql): Promise<string[]> {
  const rows = await db.$queryRaw<{ code: string }[]>(query);
  return rows.map((row) => row.code);
}
