import { needListParams, parseNeedFilters, type NeedFilters } from "~/domain/needs/need-filters";

/** Words and rules of a saved search that are safe in the browser. */

/** So many searches one person may keep. */
export const SEARCHES_MOST = 20;
export const SEARCH_NAME_MAX = 80;
/** Days in which a deleted search can be had back, and hours in which an address is to be proved. */
export const DELETED_KEPT_DAYS = 30;
export const UNCONFIRMED_KEPT_HOURS = 24;

export const searchFrequencies = ["immediate", "daily"] as const;
export type SearchFrequency = (typeof searchFrequencies)[number];

export type SavedSearchState = "active" | "paused";
/** Who stopped the mails: the person on the page or by the mail's own way out, or the address, to which nothing gets through. */
export type PausedWhy = "self" | "unsubscribed" | "undeliverable";

/** A saved search as its owner sees it; times are ISO 8601. */
export interface SavedSearchView {
  id: string;
  name: string;
  /** The filters in words of the reader's language; empty when everything is looked for. */
  filters: string[];
  /** Site path of the list that it stands for. */
  list: string;
  frequency: SearchFrequency;
  state: SavedSearchState;
  pausedWhy: PausedWhy | null;
  savedAt: string;
  lastMailedAt: string | null;
  mails: number;
  needsTold: number;
}

export function isFrequency(value: unknown): value is SearchFrequency {
  return (searchFrequencies as readonly unknown[]).includes(value);
}

/** What is kept of a list: its filters. Order and page are ways of looking, and only needs that look for support are new. */
export function savedFilters(filters: NeedFilters): NeedFilters {
  return { ...filters, state: "open", sort: "priority", page: 1 };
}

/** The filters as they are kept: the address of their list, in one spelling, so that the same search is known again. */
export function savedQuery(filters: NeedFilters): string {
  return needListParams(savedFilters(filters)).toString();
}

export function filtersOfQuery(query: string): NeedFilters {
  return savedFilters(parseNeedFilters(new URLSearchParams(query)));
}

/** The name on one line, or null when nothing is left of it or it is longer than eighty characters. */
export function cleanSearchName(typed: string): string | null {
  const name = typed.normalize("NFC").replace(/[\p{Cc}\p{Cs}\p{Co}\p{Cn}]+/gu, " ").replace(/\s+/g, " ").trim();
  return name !== "" && [...name].length <= SEARCH_NAME_MAX ? name : null;
}

/** A name out of the filters in words: as many as fit. */
export function proposedName(words: readonly string[], everything: string): string {
  let name = "";
  for (const word of words) {
    const longer = name === "" ? word : `${name}, ${word}`;
    if ([...longer].length > SEARCH_NAME_MAX) break;
    name = longer;
  }
  return name || [...(words[0] ?? everything)].slice(0, SEARCH_NAME_MAX).join("");
}
