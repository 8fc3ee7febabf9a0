import { formatDong } from "~/domain/money";
import { needListPath, parseNeedFilters } from "~/domain/needs/need-filters";
import { readAmount } from "~/domain/search/read-amount";
import { searchNeeds } from "~/domain/search/search-needs.server";
import { suggestCategories } from "~/domain/search/suggest-categories";
import { suggestPlaces } from "~/domain/search/suggest-places.server";
import { SHORTEST_QUERY, type Suggestion } from "~/domain/search/suggestion";
import { spelledWords } from "~/domain/search/words";
import { translator } from "~/locales/i18n";

const MOST_NEEDS = 6;
const MOST_PLACES = 4;
const MOST_CATEGORIES = 3;

/**
 * What a search box offers for the words typed so far: what a named amount can do, places with open needs, categories, and open needs, best first. Nothing for
 * fewer than two letters.
 */
export async function suggest(typed: string, locale: "vi" | "en"): Promise<Suggestion[]> {
  const { q } = parseNeedFilters(new URLSearchParams({ q: typed }));
  const { budget, rest } = readAmount(q);
  const t = translator(locale, "browse");
  const plan: Suggestion[] =
    budget === null ? [] : [{ kind: "plan", label: t("plan.can", { amount: formatDong(budget, locale) }), detail: null, to: `/basket/plan?${new URLSearchParams({ amount: String(budget), ...(rest ? { q: rest } : {}) })}` }];
  if (spelledWords(rest).join("").length < SHORTEST_QUERY) return plan;
  const [found, places] = await Promise.all([searchNeeds(parseNeedFilters(new URLSearchParams({ q: rest })), { perPage: MOST_NEEDS }), suggestPlaces(rest, MOST_PLACES)]);
  const vi = locale === "vi";
  return [
    ...plan,
    ...places.map((place): Suggestion => {
      const province = vi ? place.provinceVi : place.provinceEn;
      const name = vi ? place.nameVi : place.nameEn;
      const needs = t("suggest.needs", { count: place.needs, n: place.needs });
      return {
        kind: "place",
        label: province ? `${name}, ${province}` : name,
        detail: place.formerly ? t("suggest.formerly", { name: place.formerly, needs }) : needs,
        to: needListPath(place.level === "province" ? { provinces: [place.code] } : { communes: [place.code] }),
      };
    }),
    ...suggestCategories(rest).slice(0, MOST_CATEGORIES).map((category): Suggestion => ({
      kind: "category", label: translator(locale, "ui")(`category.${category}`), detail: null, to: needListPath({ categories: [category] }),
    })),
    ...found.needs.map((need): Suggestion => ({ kind: "need", label: vi ? need.titleVi : need.titleEn, detail: vi ? need.placeVi : need.placeEn, to: `/needs/${need.code}` })),
  ];
}
