import { createHash } from "node:crypto";
import type { Settings } from "meilisearch";
import { synonymGroups } from "~/domain/search/synonyms";

/** The name of the index that is searched. A new one is built beside it and takes its place. */
export const NEEDS_INDEX = "needs";

/** The word of a group of synonyms as the server reads it. Two digits, so that none is the beginning of another. */
export function groupWord(group: number): string {
  return `syn${String(group).padStart(2, "0")}`;
}

/**
 * Everything the index is told once. Texts reach it without accents and with the words of their groups of synonyms, as they reach PostgreSQL, so the
 * server needs no synonyms of its own; words with accents are ranked afterwards. Its own tolerance of slips is off: it would add needs that hold a
 * similar word (thuốc for Phước) to those that hold the typed one.
 */
export const needsIndexSettings: Settings = {
  searchableAttributes: ["top", "words"],
  displayedAttributes: ["code", "sum"],
  filterableAttributes: ["state", "category", "province", "area", "programme", "age", "region", "accepts", "languages", "priceStep", "month", "monthNumber"],
  sortableAttributes: ["open", "priority", "deadline", "published", "code"],
  rankingRules: ["sort", "words", "typo", "attribute", "exactness", "priority:desc", "code:asc"],
  typoTolerance: { enabled: false },
  faceting: { maxValuesPerFacet: 4_000 },
  pagination: { maxTotalHits: 5_000_000 },
  stopWords: [],
  synonyms: {},
  proximityPrecision: "byAttribute",
};

/** Changes whenever the settings or the shape of the documents do; an index of another version is built anew. */
export const INDEX_VERSION = createHash("sha256").update(JSON.stringify({ shape: 1, needsIndexSettings, synonymGroups })).digest("hex").slice(0, 16);
