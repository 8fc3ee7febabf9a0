import { needLanguages, priceStops, waysToGive, type NeedFilters } from "~/domain/needs/need-filters";
import { facetNames, type FacetCount, type FacetName, type NeedFacets } from "~/domain/search/need-search";
import { facetCondition } from "~/domain/search/search-conditions.server";
import { db, Prisma } from "~/platform/database.server";

const columns: Record<FacetName, string> = {
  state: "state", category: "category", province: "province_code", commune: "area_code", programme: "programme", age: "age_band", region: "region",
  accepts: "accepts", language: "languages", price: "price_step", month: "due_month",
};

/** Facets that go together: needs are first added up by all facets of one of these, which leaves few rows from which each single facet is then added up. */
const halves: readonly FacetName[][] = [["state", "category", "programme", "age", "accepts", "language", "price"], ["province", "region", "month"], ["commune"]];

type Counted = { fails: number; facet: number; value: string | null; needs: number };

/** Rows of which each stands for one need. */
export const needRows = (base: Prisma.Sql) => Prisma.sql`SELECT s.*, 1 AS needs FROM need_search s WHERE ${base}`;
/** Rows of which each stands for as many needs as are alike; they know no commune. */
export const alikeNeeds = Prisma.sql`SELECT * FROM need_facet`;

/**
 * Counts facets in one pass over the rows: each row is marked with the filters it fails, since a row counts for a facet when it fails nothing or that facet's own
 * filter alone. `total` is the number that fails nothing.
 * @param source rows with the columns of need_search and `needs`, on which everything that is no facet is already filtered
 */
export async function countFacets(source: Prisma.Sql, filters: NeedFilters, facets: readonly FacetName[]): Promise<{ total: number; facets: Partial<NeedFacets> }> {
  const marks = facetNames.flatMap((facet, index) => {
    if (facet === "commune" && !facets.includes("commune")) return [];
    const condition = facetCondition(facet, filters);
    return condition ? [Prisma.sql`CASE WHEN ${condition} THEN 0 ELSE ${Prisma.raw(String(1 << index))} END`] : [];
  });
  const fails = marks.length > 0 ? Prisma.join(marks, " + ") : Prisma.sql`0`;
  const parts = halves.map((half) => half.filter((facet) => facets.includes(facet)).map((facet) => columns[facet])).filter((half) => half.length > 0);
  const half = Prisma.raw(`CASE ${parts.map((names, index) => `WHEN grouping(${names[0]}) = 0 THEN ${index}`).join(" ")} END`);
  const firstSets = Prisma.raw(parts.map((names) => `(fails, ${names.join(", ")})`).join(", "));
  const sets = Prisma.raw([...parts.flatMap((names) => names.map((name) => `(half, fails, ${name})`)), "(half, fails)"].join(", "));
  const named = Prisma.raw(parts.flat().join(", "));
  const facetOf = Prisma.raw(`CASE ${facets.map((facet, index) => `WHEN grouping(${columns[facet]}) = 0 THEN ${index}`).join(" ")} ELSE -1 END`);
  const value = Prisma.raw(`coalesce(${facets.map((facet) => `${columns[facet]}::text`).join(", ")})`);
  const single = Prisma.join([0, ...facetNames.map((_facet, index) => 1 << index)]);
  const rows = await db.$queryRaw<Counted[]>`
    SELECT fails, ${facetOf} AS facet, ${value} AS value, sum(needs)::int AS needs
    FROM (SELECT ${half} AS half, fails, ${named}, sum(needs) AS needs FROM (SELECT s.*, (${fails}) AS fails FROM (${source}) s) s WHERE fails IN (${single})
      GROUP BY GROUPING SETS (${firstSets})) AS halves
    GROUP BY GROUPING SETS (${sets}) HAVING sum(needs) <> 0 AND (${facetOf} >= 0 OR half = 0)`;
  const total = rows.find((row) => row.facet === -1 && row.fails === 0)?.needs ?? 0;
  const read = facets.map((facet, index): [FacetName, FacetCount[]] => {
    const own = 1 << facetNames.indexOf(facet);
    const counted = new Map<string, number>();
    // A row of another half knows nothing of this facet: its value is null.
    for (const row of rows) if (row.facet === index && row.value !== null && (row.fails === 0 || row.fails === own)) counted.set(row.value, (counted.get(row.value) ?? 0) + row.needs);
    return [facet, inOrder(facet, counted)];
  });
  return { total, facets: Object.fromEntries(read) };
}

/** The counts of one facet as the page reads them: bits told apart, prices and months added up from the lowest, all else the largest first. */
export function inOrder(facet: FacetName, counted: ReadonlyMap<string, number>): FacetCount[] {
  if (facet === "accepts") return byBit(counted, waysToGive);
  if (facet === "language") return byBit(counted, needLanguages);
  if (facet === "price") return priceStops.map((stop, step) => ({ value: String(stop), needs: sumWhere(counted, (value) => Number(value) <= step) }));
  const rows = [...counted].map(([value, needs]) => ({ value, needs })).filter((row) => row.needs > 0 && row.value !== "");
  if (facet === "month") return rows.sort((a, b) => a.value.localeCompare(b.value)).map((row) => ({ value: row.value, needs: sumWhere(counted, (value) => value <= row.value) }));
  return rows.sort((a, b) => b.needs - a.needs || a.value.localeCompare(b.value));
}

function byBit(counted: ReadonlyMap<string, number>, bits: Record<string, number>): FacetCount[] {
  return Object.entries(bits).map(([value, bit]) => ({ value, needs: sumWhere(counted, (mask) => (Number(mask) & bit) !== 0) }));
}

function sumWhere(counted: ReadonlyMap<string, number>, holds: (value: string) => boolean): number {
  let sum = 0;
  for (const [value, needs] of counted) if (holds(value)) sum += needs;
  return sum;
}
