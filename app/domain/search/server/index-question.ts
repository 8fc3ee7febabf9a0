import type { MultiSearchQuery } from "meilisearch";
import { stepOfPrice, type NeedFilters } from "~/domain/needs/need-filters";
import { facetNames, type FacetName } from "~/domain/search/need-search";
import type { WantedWords } from "~/domain/search/read-words";
import { groupWord, NEEDS_INDEX } from "~/domain/search/server/index-settings";

/** The attribute of a document that a facet counts. */
export const attributes: Record<FacetName, string> = {
  state: "state", category: "category", province: "province", commune: "area", programme: "programme", age: "age", region: "region", accepts: "accepts", language: "languages",
  price: "priceStep", month: "month",
};

/** The typed words without accents, phrases that have synonyms as the word of their group. */
export function indexWords({ terms }: WantedWords): string {
  return terms.map(({ words, group }) => (group === null ? words.join(" ") : groupWord(group))).join(" ");
}

/** What a facet's filter demands of a document, or null when it is not set. Codes and words of the filters hold no quotes. */
export function facetFilter(facet: FacetName, filters: NeedFilters): string | null {
  const among = (values: readonly string[]) => (values.length > 0 ? `${attributes[facet]} IN [${values.map((value) => `"${value}"`).join(", ")}]` : null);
  switch (facet) {
    case "state":
      if (filters.state === "all") return null;
      return among(filters.state === "closed" ? ["closed", "expired"] : [filters.state]);
    case "category":
      return among(filters.categories);
    case "province":
      return filters.communes.length > 0 ? null : among(filters.provinces);
    case "commune":
      return among(filters.communes);
    case "programme":
      return among(filters.programmes);
    case "age":
      return among(filters.ages);
    case "region":
      return among(filters.regions);
    case "accepts":
      return among(filters.accepts);
    case "language":
      return among(filters.languages);
    case "price":
      return filters.price === null ? null : `priceStep <= ${stepOfPrice(filters.price)}`;
    case "month":
      return filters.by === null ? null : `monthNumber <= ${Number(filters.by.replace("-", ""))}`;
  }
}

/** One question to the index; `except` leaves one facet's own filter out, as its counts demand. */
export function indexQuery(filters: NeedFilters, { q, around, offset, limit, facets, except }: { q: string; around: string[] | null; offset: number; limit: number; facets: readonly FacetName[]; except?: FacetName }): MultiSearchQuery {
  const asked = facetNames.filter((facet) => facet !== except).map((facet) => facetFilter(facet, filters)).filter((one) => one !== null);
  if (around) asked.push(`area IN [${around.map((code) => `"${code}"`).join(", ")}]`);
  return {
    indexUid: NEEDS_INDEX, q, offset, limit, filter: asked, facets: facets.map((facet) => attributes[facet]), attributesToRetrieve: ["code"], matchingStrategy: "all",
    sort: [...(filters.state === "all" ? ["open:desc"] : []), ...order(filters, q)],
  };
}

function order({ sort }: NeedFilters, q: string): string[] {
  if (sort === "deadline") return ["deadline:asc", "code:asc"];
  if (sort === "newest") return ["published:desc", "code:asc"];
  return q ? [] : ["priority:desc", "code:asc"];
}
