import type { NeedFilters } from "~/domain/needs/need-filters";
import { alikeNeeds, countFacets, needRows } from "~/domain/search/count-facets.server";
import { answering, type NeedQuestion } from "~/domain/search/need-question.server";
import { COUNTED_MOST, facetNames, type FacetName, type FoundNeeds, type NeedFacets } from "~/domain/search/need-search";
import { allConditions, facetCondition } from "~/domain/search/search-conditions.server";
import { db, Prisma } from "~/platform/database.server";

type Counts = Omit<FoundNeeds, "codes">;

const placeless = facetNames.filter((facet) => facet !== "commune");

/** How many needs answer, without the facets. */
export async function countNeeds(filters: NeedFilters, question: NeedQuestion): Promise<Counts> {
  if (onlyFacets(question) && filters.communes.length === 0) {
    const [row] = await db.$queryRaw<{ total: number }[]>`SELECT coalesce(sum(s.needs), 0)::int AS total FROM need_facet s WHERE ${allConditions(filters, placeless)}`;
    return { total: row!.total, more: false, facets: null };
  }
  const [row] = await db.$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total FROM (${rowsOf(question, allConditions(filters, facetNames))}) found`;
  return capped(row!.total, question, null);
}

/** How many needs answer, and how many would with each value of each facet. */
export async function countWithFacets(filters: NeedFilters, question: NeedQuestion): Promise<Counts> {
  if (question.words?.frequent) return countEachUnderTheOthers(filters, question);
  if (onlyFacets(question)) return countAlike(filters);
  const { total, facets } = await countFacets(rowsOf(question, Prisma.sql`true`), filters, facetNames);
  return capped(total, question, facets as NeedFacets);
}

function onlyFacets({ words, around }: NeedQuestion): boolean {
  return !words && !around;
}

/** Without words and distance the counts come from needs that are alike, however many there are; only communes need the rows, those of their province. */
async function countAlike(filters: NeedFilters): Promise<Counts> {
  const { provinces, communes } = filters;
  const lying = provinces.length > 0 ? Prisma.sql`s.province_code IN (${Prisma.join(provinces)})` : null;
  const around = communes.length > 0 ? Prisma.sql`s.province_code IN (SELECT province_code FROM area WHERE code IN (${Prisma.join(communes)}) AND valid_to IS NULL)` : lying;
  const ofCommunes = around ? countFacets(needRows(around), filters, ["commune"]) : { facets: { commune: [] } };
  if (communes.length === 0) {
    const [alike, fine] = await Promise.all([countFacets(alikeNeeds, filters, placeless), ofCommunes]);
    return { total: alike.total, more: false, facets: { ...alike.facets, ...fine.facets } as NeedFacets };
  }
  const [alike, fine, here] = await Promise.all([
    countFacets(alikeNeeds, { ...filters, communes: [], provinces: [] }, ["province"]),
    ofCommunes,
    countFacets(needRows(facetCondition("commune", filters)!), filters, placeless.filter((facet) => facet !== "province")),
  ]);
  return { total: here.total, more: false, facets: { ...here.facets, ...fine.facets, ...alike.facets } as NeedFacets };
}

/** Of frequent words only the first rows are counted, so each facet asks for its own under the filters of the others. */
async function countEachUnderTheOthers(filters: NeedFilters, question: NeedQuestion): Promise<Counts> {
  const asked = facetNames.filter((facet) => facetCondition(facet, filters) !== null);
  const under = (facets: readonly FacetName[], except?: FacetName) => countFacets(rowsOf(question, allConditions(filters, facetNames, except)), filters, facets);
  const [whole, ...own] = await Promise.all([under(facetNames), ...asked.map((facet) => under([facet], facet))]);
  return capped(whole.total, question, Object.assign({}, whole.facets, ...own.map((one) => one.facets)) as NeedFacets);
}

function rowsOf(question: NeedQuestion, conditions: Prisma.Sql): Prisma.Sql {
  const { from, where } = answering(question);
  const limit = question.words?.frequent ? Prisma.sql`LIMIT ${COUNTED_MOST + 1}` : Prisma.empty;
  return Prisma.sql`SELECT s.*, 1 AS needs FROM ${from} WHERE ${where} AND ${conditions} ${limit}`;
}

function capped(total: number, { words }: NeedQuestion, facets: NeedFacets | null): Counts {
  const more = Boolean(words?.frequent) && total > COUNTED_MOST;
  return { total: more ? COUNTED_MOST : total, more, facets };
}
