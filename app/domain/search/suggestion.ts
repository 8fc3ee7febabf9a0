/** One line that a search box offers while somebody types: what it is, in the reader's words, and the site path where it leads. */
export interface Suggestion {
  kind: "plan" | "need" | "place" | "category";
  label: string;
  /** Where a need lies, what a place was called, how many needs there are. */
  detail: string | null;
  to: string;
}

/** Fewer letters than this say too little. */
export const SHORTEST_QUERY = 2;
