import { needCodePattern } from "~/domain/needs/need";
import { refuse, type Outcome } from "~/domain/outcome";

/** Needs that a visitor keeps for later, by code, in the order in which they were kept. Public codes only: nothing of a person. */
export const SHORTLIST_MOST = 50;
/** So many needs stand side by side in a comparison. */
export const COMPARED_MOST = 4;

/** Reads kept codes, separated by spaces; what is no code of a need is left out. */
export function parseShortlist(text: string | null): string[] {
  return needCodes((text ?? "").split(" ")).slice(0, SHORTLIST_MOST);
}

/** The codes of needs among these words, once each. */
export function needCodes(words: readonly string[]): string[] {
  return [...new Set(words.map((word) => word.trim().toUpperCase()))].filter((word) => needCodePattern.test(word));
}

/** The shortlist with one more need; unchanged when it is there already. Refuses what is no code, and more than fifty. */
export function keepNeed(codes: readonly string[], code: string): Outcome<{ codes: string[] }, "not-a-need" | "shortlist-full"> {
  if (codes.includes(code)) return { ok: true, codes: [...codes] };
  if (!needCodePattern.test(code)) return refuse("not-a-need");
  return codes.length >= SHORTLIST_MOST ? refuse("shortlist-full") : { ok: true, codes: [...codes, code] };
}

export function dropNeed(codes: readonly string[], code: string): string[] {
  return codes.filter((other) => other !== code);
}
