import { needLanguages, stepOfPrice, waysToGive, type NeedFilters } from "~/domain/needs/need-filters";
import type { FacetName } from "~/domain/search/need-search";
import { Prisma } from "~/platform/database.server";

/** What a facet's filter demands of a row `s` of need_search or need_facet, or null when it is not set. */
export function facetCondition(facet: FacetName, filters: NeedFilters): Prisma.Sql | null {
  const among = (column: string, values: readonly string[]) => (values.length > 0 ? Prisma.sql`s.${Prisma.raw(column)} IN (${Prisma.join([...values])})` : null);
  switch (facet) {
    case "state":
      if (filters.state === "all") return null;
      return filters.state === "closed" ? Prisma.sql`s.state IN ('closed', 'expired')` : Prisma.sql`s.state = ${filters.state}`;
    case "category":
      return among("category", filters.categories);
    case "province":
      return filters.communes.length > 0 ? null : among("province_code", filters.provinces);
    case "commune":
      return among("area_code", filters.communes);
    case "programme":
      return among("programme", filters.programmes);
    case "age":
      return among("age_band", filters.ages);
    case "region":
      return among("region", filters.regions);
    case "accepts":
      return bits("accepts", filters.accepts.map((way) => waysToGive[way]));
    case "language":
      return bits("languages", filters.languages.map((language) => needLanguages[language]));
    case "price":
      return filters.price === null ? null : Prisma.sql`s.price_step <= ${stepOfPrice(filters.price)}`;
    case "month":
      return filters.by === null ? null : Prisma.sql`s.due_month <= ${filters.by}`;
  }
}

/** One of these bits suffices: several values of one facet widen it. */
function bits(column: string, wanted: number[]): Prisma.Sql | null {
  if (wanted.length === 0) return null;
  return Prisma.sql`(s.${Prisma.raw(column)} & ${wanted.reduce((sum, bit) => sum | bit, 0)}) <> 0`;
}

/** All conditions of the facets together, joined by AND; true when nothing is asked. */
export function allConditions(filters: NeedFilters, facets: readonly FacetName[], except?: FacetName): Prisma.Sql {
  const asked = facets.filter((facet) => facet !== except).map((facet) => facetCondition(facet, filters)).filter((condition): condition is Prisma.Sql => condition !== null);
  return asked.length > 0 ? Prisma.join(asked, " AND ") : Prisma.sql`true`;
}
