import type { WantedWords } from "~/domain/search/read-words";
import { db } from "~/platform/database.server";

const SHORTEST = 4;
const MOST = 6;

/**
 * For each word that no need and no place has, nor begins with, the words that are one slip away: a letter too many, too few, wrong, or two swapped.
 * Words of fewer than four letters and numbers are taken as they are.
 */
export async function knownWords({ terms }: WantedWords): Promise<Map<string, string[]>> {
  const words = [...new Set(terms.flatMap((term) => (term.group === null ? term.words : [])))].filter((word) => word.length >= SHORTEST && /^[a-z]+$/.test(word));
  if (words.length === 0) return new Map();
  const unknown = await db.$queryRaw<{ word: string }[]>`
    SELECT word FROM unnest(${words}::text[]) AS typed (word)
    WHERE NOT EXISTS (SELECT FROM search_word known WHERE known.word >= typed.word AND known.word < typed.word || '{')`;
  if (unknown.length === 0) return new Map();
  const near = await db.$queryRaw<{ typed: string; word: string }[]>`
    SELECT typed.word AS typed, known.word FROM unnest(${unknown.map((one) => one.word)}::text[]) AS typed (word)
    JOIN search_word known ON length(known.word) BETWEEN length(typed.word) - 1 AND length(typed.word) + 1 AND levenshtein_less_equal(known.word, typed.word, 2) <= 2
    ORDER BY known.word`;
  const found = new Map<string, string[]>();
  for (const { typed, word } of near) if (oneSlip(typed, word)) found.set(typed, [...(found.get(typed) ?? []), word].slice(0, MOST));
  return found;
}

/** Whether two different words are one inserted, missing, changed or swapped letter apart. */
export function oneSlip(one: string, other: string): boolean {
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  let end = 0;
  while (end < Math.min(one.length, other.length) - start && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  const left = one.slice(start, one.length - end);
  const right = other.slice(start, other.length - end);
  if (left.length <= 1 && right.length <= 1) return left !== right;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}
