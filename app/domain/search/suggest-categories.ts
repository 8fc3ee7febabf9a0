import { needCategories, type NeedCategory } from "~/domain/needs/need";
import { synonymGroups } from "~/domain/search/synonyms";
import { foldWord, spelledWords } from "~/domain/search/words";
import { translator } from "~/locales/i18n";

let phrases: Map<NeedCategory, string[]> | undefined;

/** The categories whose name, in either language, or a synonym of it has a word that begins as what was typed; in the order of the catalogue. */
export function suggestCategories(q: string): NeedCategory[] {
  const typed = plain(q);
  if (typed === "") return [];
  phrases ??= new Map(needCategories.map((category) => [category, phrasesOf(category)]));
  return needCategories.filter((category) => phrases!.get(category)!.some((phrase) => ` ${phrase}`.includes(` ${typed}`)));
}

function phrasesOf(category: NeedCategory): string[] {
  const names = (["vi", "en"] as const).map((locale) => plain(translator(locale, "ui")(`category.${category}`)));
  const synonyms = synonymGroups.filter((group) => group.some((phrase) => names.some((name) => ` ${name} `.includes(` ${phrase} `))));
  return [...names, ...synonyms.flat()];
}

function plain(text: string): string {
  return spelledWords(text).map(foldWord).join(" ");
}
