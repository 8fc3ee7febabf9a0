import { needListParams, type NeedFilters } from "~/domain/needs/need-filters";
import { localPath } from "~/ui/use-locale";

/** The feed of new needs that answer these filters; orders, states and pages are the list's alone. */
export function feedPath(filters: NeedFilters, locale: "vi" | "en"): string {
  const params = needListParams({ ...filters, sort: "priority", state: "open", page: 1 });
  return localPath(params.size > 0 ? `/feeds/needs.atom?${params}` : "/feeds/needs.atom", locale);
}
