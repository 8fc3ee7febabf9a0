import { formatDong } from "~/domain/money";
import { monthLabel } from "~/domain/needs/month-label";
import type { NeedFilters } from "~/domain/needs/need-filters";

/** One filter in force as the reader is told of it; `value` tells the values of one part apart, null where a part has only one. */
export interface FilterInWords {
  part: keyof NeedFilters;
  value: string | null;
  label: string;
}

type Named = readonly { value: string; label: string }[];

/** What the places and programmes of the filters are called; what is not named stands as its code. */
export interface FilterNames {
  provinces: Named;
  communes: Named;
  programmes: Named;
  near: string | null;
}

type Several = "provinces" | "communes" | "categories" | "programmes" | "ages" | "regions" | "accepts" | "languages";
/** Gives the text of a key as "namespace:key". */
type Say = (key: string, params?: Record<string, unknown>) => string;

/** The filters in force, in words, in the order in which people think of them: what is looked for, where, for how much, until when. */
export function filtersInWords(filters: NeedFilters, names: FilterNames, say: Say, locale: "vi" | "en"): FilterInWords[] {
  const each = (part: Several, label: (value: string) => string): FilterInWords[] => filters[part].map((value) => ({ part, value, label: label(value) }));
  const one = (part: "q" | "price" | "by" | "near" | "state", set: boolean, label: () => string): FilterInWords[] => (set ? [{ part, value: null, label: label() }] : []);
  const nameOf = (among: Named) => (value: string) => among.find((choice) => choice.value === value)?.label ?? value;
  return [
    ...one("q", filters.q !== "", () => say("public:needs.chipQuery", { q: filters.q })),
    ...each("categories", (category) => say(`ui:category.${category}`)),
    ...each("provinces", nameOf(names.provinces)),
    ...each("communes", nameOf(names.communes)),
    ...one("price", filters.price !== null, () => say("browse:chips.price", { price: formatDong(filters.price!, locale) })),
    ...one("by", filters.by !== null, () => say("browse:chips.by", { month: monthLabel(filters.by!, locale) })),
    ...each("accepts", (way) => say(`browse:facets.ways.${way}`)),
    ...one("near", filters.near !== null, () => say("browse:chips.near", { place: names.near ?? filters.near, n: filters.within })),
    ...each("ages", (band) => say(`browse:facets.ages.${band}`)),
    ...each("regions", (region) => say(`browse:facets.regions.${region}`)),
    ...each("programmes", nameOf(names.programmes)),
    ...each("languages", (language) => say(`browse:facets.languages.${language}`)),
    ...one("state", filters.state !== "open", () => say(`public:needs.states.${filters.state}`)),
  ];
}
