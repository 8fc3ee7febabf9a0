import type { NeedFilters } from "~/domain/needs/need-filters";
import { provinceOfCommune } from "~/domain/needs/read-filter-choices.server";

/** Sets the place right: a commune brings its province; a commune that does not lie in the chosen province, or does not exist today, is dropped. */
export async function correctPlaceFilters(filters: NeedFilters): Promise<NeedFilters> {
  if (filters.commune === null) return filters;
  const province = await provinceOfCommune(filters.commune);
  if (province === null || (filters.province !== null && filters.province !== province)) return { ...filters, commune: null };
  return { ...filters, province };
}
