import { exact, folded, literal } from "~/domain/search/query-text";
import type { WantedWords } from "~/domain/search/read-words";

/** A question to one column of `need_words`: title and place with accents (`exact`), without (`top`), or to all that is said (`words`). */
export interface RankTier {
  column: "exact" | "top" | "words";
  query: string;
  /** Only an ordering among needs of the next tier: left out where very many needs are ranked. */
  fine: boolean;
}

/**
 * How well a need fits the words, the best tier first: typed like this, with these accents, as one phrase in the title or a name of the place; so but
 * apart; without accents; by another word for the same; then anywhere in what is said of the need. Among needs that fit alike the more urgent one
 * comes first.
 */
export function rankTiers(wanted: WantedWords, known: ReadonlyMap<string, readonly string[]>): RankTier[] {
  return [
    { column: "exact", query: exact(wanted, "<->"), fine: true },
    { column: "exact", query: exact(wanted), fine: false },
    { column: "top", query: literal(wanted, known), fine: true },
    { column: "top", query: folded(wanted, known), fine: false },
    { column: "words", query: folded(wanted, known), fine: false },
  ];
}
