import type { NeedFilters } from "~/domain/needs/need-filters";

/**
 * Whether a list may stand in search engines under its own address: the whole list, that of one category, or that of one province, in its standard order, page
 * by page. Every other combination of filters says much the same again and is left out.
 */
export function isCanonicalList(filters: NeedFilters): boolean {
  const { categories, provinces, q, communes, programmes, ages, regions, accepts, languages, price, by, near, state, sort } = filters;
  const narrowed = [communes, programmes, ages, regions, accepts, languages].some((values) => values.length > 0) || q !== "" || price !== null || by !== null || near !== null;
  return !narrowed && state === "open" && sort === "priority" && categories.length + provinces.length <= 1;
}
