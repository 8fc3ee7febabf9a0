import type { MoneyLocale } from "~/domain/money";

/** What stands behind the noun that is counted: "month | of scholarship", "chess set | with books". */
const TAIL = / (?:of|with|for) .*$/;

/**
 * The word for so many units of a need: "28 group sessions", "1 pair of shoes", "0 lunches". Vietnamese nouns do not change. English
 * changes the noun that is counted: the last one before "of", "with" or "for", or the first of two when the second is plural already
 * ("hat and gloves"). A word that stands in the plural already stays as it is.
 */
export function unitWord(unit: string, units: number, locale: MoneyLocale): string {
  if (locale === "vi" || units === 1) return unit;
  const tail = TAIL.exec(unit)?.[0] ?? "";
  const head = unit.slice(0, unit.length - tail.length);
  const [first, second] = head.split(" and ", 2);
  if (first && second && /[^s]s$/.test(second)) return `${plural(first)} and ${second}${tail}`;
  return plural(head) + tail;
}

function plural(noun: string): string {
  if (/(?:ss|us|is|x|z|ch|sh)$/.test(noun)) return `${noun}es`;
  if (noun.endsWith("s")) return noun;
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  return `${noun}s`;
}
