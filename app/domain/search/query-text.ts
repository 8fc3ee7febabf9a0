import type { WantedTerm, WantedWords } from "~/domain/search/read-words";

const LONG_ENOUGH_TO_BE_A_STEM = 5;

/**
 * The question to PostgreSQL's full text without accents: every term, or the word of its group. A long word also finds the words that begin with it; the
 * last one always does.
 * @param known for a mistyped word, the words that it may have meant
 */
export function folded({ terms }: WantedWords, known: ReadonlyMap<string, readonly string[]>): string {
  return terms.map((term) => (term.group === null ? oneWord(term, known) : `'syn${term.group}'`)).join(" & ");
}

/** Without accents, but only the typed words themselves; with a slip set right. */
export function literal({ terms }: WantedWords, known: ReadonlyMap<string, readonly string[]>): string {
  const words = terms.flatMap(({ words: phrase, beginning }) => phrase.map((word, index) => ({ words: [word], group: null, beginning: beginning && index === phrase.length - 1 })));
  return words.map((word) => oneWord(word, known)).join(" & ");
}

/** The same with accents, as typed and without synonyms; `<->` asks for one phrase. */
export function exact({ spelled }: WantedWords, joiner: "&" | "<->" = "&"): string {
  return spelled.map((word, index) => lexeme(word, index === spelled.length - 1)).join(` ${joiner} `);
}

function oneWord({ words: [word], beginning }: WantedTerm, known: ReadonlyMap<string, readonly string[]>): string {
  const each = (known.get(word!) ?? [word!, ...singulars(word!)]).map((form) => lexeme(form, beginning || form.length >= LONG_ENOUGH_TO_BE_A_STEM));
  return each.length === 1 ? each[0]! : `(${each.join(" | ")})`;
}

/** English plurals: lunches also finds lunch. */
function singulars(word: string): string[] {
  if (/[a-z]{3,}es$/.test(word)) return [word.slice(0, -2), word.slice(0, -1)];
  return /[a-z]{3,}s$/.test(word) ? [word.slice(0, -1)] : [];
}

function lexeme(word: string, beginning: boolean): string {
  return beginning ? `'${word}':*` : `'${word}'`;
}
