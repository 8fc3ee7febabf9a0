import type { NeedFilters } from "~/domain/needs/need-filters";
import type { FoundNeeds, SearchEngineName } from "~/domain/search/need-search";

export interface Wanted {
  /** Needs to leave out at the beginning, and the most to answer. */
  offset: number;
  limit: number;
  /** Whether the facets are to be counted too, or only how many needs there are. */
  facets: boolean;
}

/** What finds needs. Every engine answers the same questions alike (the contract suite says how); prices and units left are never taken from one. */
export interface SearchEngine {
  name: SearchEngineName;
  find(filters: NeedFilters, wanted: Wanted): Promise<FoundNeeds>;
}
