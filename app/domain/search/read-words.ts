import { stopWords, synonymRows } from "~/domain/search/synonyms";
import { foldWord, spelledWords } from "~/domain/search/words";

/** One thing that a need must have: a typed word, or a phrase of a group of synonyms. Without accents. */
export interface WantedTerm {
  words: string[];
  /** The number of its group of synonyms. */
  group: number | null;
  /** The last typed word may be only the beginning of one. */
  beginning: boolean;
}

export interface WantedWords {
  terms: WantedTerm[];
  /** The words as typed, with accents, without those that say nothing. */
  spelled: string[];
}

/** Reads what somebody typed: leaves out words that say nothing (if others remain), and finds the phrases that have synonyms. */
export function readWords(q: string): WantedWords {
  const all = spelledWords(q);
  const folded = all.map(foldWord);
  const telling = all.filter((_word, index) => !stopWords.has(folded[index]!) || completesPhrase(folded, index));
  const spelled = telling.length > 0 ? telling : all;
  return { terms: termsOf(spelled.map(foldWord)), spelled };
}

function termsOf(folded: string[]): WantedTerm[] {
  const terms: WantedTerm[] = [];
  for (let at = 0; at < folded.length; ) {
    const row = synonymRows.find(({ words }) => startsAt(folded, at, words));
    const words = folded.slice(at, at + (row?.words.length ?? 1));
    at += words.length;
    terms.push({ words, group: row?.group ?? null, beginning: at === folded.length });
  }
  return terms;
}

/** "bữa ăn": ăn, without its accent, is also the English article; it stays where it completes a phrase. */
function completesPhrase(folded: string[], index: number): boolean {
  return synonymRows.some(({ words }) => words.length > 1 && words.some((_word, offset) => startsAt(folded, index - offset, words)));
}

function startsAt(folded: string[], at: number, words: readonly string[]): boolean {
  return at >= 0 && words.every((word, step) => folded[at + step] === word);
}
