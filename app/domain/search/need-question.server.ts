import type { NeedFilters } from "~/domain/needs/need-filters";
import { areasAround, type AreaAround } from "~/domain/search/areas-around.server";
import { knownWords } from "~/domain/search/known-words.server";
import { COUNTED_MOST } from "~/domain/search/need-search";
import { folded } from "~/domain/search/query-text";
import { rankTiers, type RankTier } from "~/domain/search/rank-tiers";
import { readWords } from "~/domain/search/read-words";
import { db, Prisma } from "~/platform/database.server";

/** What was typed, as PostgreSQL is asked for it. */
export interface WordQuestion {
  match: string;
  tiers: RankTier[];
  /** More needs have these words than are counted one by one. */
  frequent: boolean;
}

/** A question that is not a facet's: words, and communes around a place (nearest first). Null is "not asked". */
export interface NeedQuestion {
  words: WordQuestion | null;
  around: AreaAround[] | null;
}

export async function readQuestion(filters: NeedFilters): Promise<NeedQuestion> {
  const [words, around] = await Promise.all([readWordQuestion(filters.q), filters.near ? areasAround(filters.near, filters.within).then((found) => found ?? []) : null]);
  return { words, around };
}

async function readWordQuestion(q: string): Promise<WordQuestion | null> {
  const wanted = readWords(q);
  if (wanted.terms.length === 0) return null;
  const known = await knownWords(wanted);
  const match = folded(wanted, known);
  const [row] = await db.$queryRaw<{ found: number }[]>`
    SELECT count(*)::int AS found FROM (SELECT FROM need_words w WHERE w.words @@ ${match}::tsquery LIMIT ${COUNTED_MOST + 1}) found`;
  return { match, tiers: rankTiers(wanted, known), frequent: row!.found > COUNTED_MOST };
}

/** The rows `s` of need_search (with `w`, their words, if any were asked for) that answer the question; `around` is what the distance alone demands. */
export function answering({ words, around }: { words: Pick<WordQuestion, "match"> | null; around: AreaAround[] | null }): { from: Prisma.Sql; where: Prisma.Sql; around: Prisma.Sql } {
  const near = around ? Prisma.sql`s.area_code = ANY (${around.map((area) => area.code)}::text[])` : Prisma.sql`true`;
  if (!words) return { from: Prisma.sql`need_search s`, where: near, around: near };
  return { from: Prisma.sql`need_words w JOIN need_search s ON s.need_id = w.need_id`, where: Prisma.sql`w.words @@ ${words.match}::tsquery AND ${near}`, around: near };
}
