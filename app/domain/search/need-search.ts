/** Words of the search that are safe in the browser. */

/** A value of a facet with how many needs have it under the other filters. */
export interface FacetCount {
  value: string;
  needs: number;
}

export const facetNames = ["state", "category", "province", "commune", "programme", "age", "region", "accepts", "language", "price", "month"] as const;
export type FacetName = (typeof facetNames)[number];

/** Counts of every facet, each under all filters but its own; `price` counts by stop, `month` by month, both up to and with it. */
export type NeedFacets = Record<FacetName, FacetCount[]>;

/** More needs than this are not counted one by one when words were typed; the page says "more than". */
export const COUNTED_MOST = 2_000;

export const needsPerPage = 24;

/** What an engine answers: codes in their order, how many there are, and the facets. */
export interface FoundNeeds {
  codes: string[];
  total: number;
  /** The true total is larger than `total`. */
  more: boolean;
  facets: NeedFacets | null;
}

export type SearchEngineName = "postgresql" | "meilisearch";
