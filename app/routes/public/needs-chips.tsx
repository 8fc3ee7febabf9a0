import { clsx } from "clsx";
import { useTranslation } from "react-i18next";
import { formatDong } from "~/domain/money";
import { needListPath, needSorts, type NeedFilters } from "~/domain/needs/need-filters";
import { monthLabel } from "~/routes/public/month-label";
import type { NeedsPageData } from "~/routes/public/needs";
import { FilterChip } from "~/ui/filter-chip";
import { LocalLink } from "~/ui/local-link";
import { useLocale } from "~/ui/use-locale";

export interface ActiveFilter {
  key: string;
  label: string;
  /** The list without this filter. */
  without: Partial<NeedFilters>;
}

type Named = Pick<NeedsPageData, "filters" | "choices">;
type Several = "provinces" | "communes" | "categories" | "programmes" | "ages" | "regions" | "accepts" | "languages";

/** The filters in force, in words, each with the list without it. */
export function useActiveFilters({ filters, choices }: Named): ActiveFilter[] {
  const { t } = useTranslation(["browse", "ui", "public"]);
  const locale = useLocale();
  const each = (key: Several, label: (value: string) => string, along: Partial<NeedFilters> = {}): ActiveFilter[] =>
    filters[key].map((value) => ({ key: `${key}:${value}`, label: label(value), without: { ...filters, ...along, [key]: (filters[key] as string[]).filter((other) => other !== value) } }));
  const one = (key: "q" | "price" | "by" | "near" | "state", set: boolean, label: () => string, without: Partial<NeedFilters>): ActiveFilter[] =>
    set ? [{ key, label: label(), without: { ...filters, ...without } }] : [];
  const nameOf = (among: { value: string; label: string }[]) => (value: string) => among.find((choice) => choice.value === value)?.label ?? value;
  const chips = [
    ...one("q", filters.q !== "", () => t("public:needs.chipQuery", { q: filters.q }), { q: "" }),
    ...each("categories", (category) => t(`ui:category.${category}` as "ui:category.meals")),
    ...each("provinces", nameOf(choices.provinces), { communes: [] }),
    ...each("communes", nameOf(choices.communes)),
    ...one("price", filters.price !== null, () => t("chips.price", { price: formatDong(filters.price!, locale) }), { price: null }),
    ...one("by", filters.by !== null, () => t("chips.by", { month: monthLabel(filters.by!, locale) }), { by: null }),
    ...each("accepts", (way) => t(`facets.ways.${way}` as "facets.ways.money")),
    ...one("near", filters.near !== null, () => t("chips.near", { place: choices.near ?? filters.near!, n: filters.within }), { near: null, sort: filters.sort === "nearest" ? "priority" : filters.sort }),
    ...each("ages", (band) => t(`facets.ages.${band}` as "facets.ages.mixed")),
    ...each("regions", (region) => t(`facets.regions.${region}` as "facets.regions.none")),
    ...each("programmes", nameOf(choices.programmes)),
    ...each("languages", (language) => t(`facets.languages.${language}` as "facets.languages.vi")),
    ...one("state", filters.state !== "open", () => t(`public:needs.states.${filters.state}`), { state: "open" }),
  ];
  return chips.map((chip) => ({ ...chip, without: { ...chip.without, page: 1 } }));
}

/** `pathOf` writes the address of a page with these filters; the list of needs unless another page shows them. */
export function NeedsChips({ active, pathOf = needListPath }: { active: ActiveFilter[]; pathOf?: (filters: Partial<NeedFilters>) => string }) {
  const { t } = useTranslation("public");
  if (active.length === 0) return null;
  return (
    <div className="mb-4 flex flex-wrap items-center gap-2">
      <span className="text-sm text-ink-soft">{t("needs.active")}</span>
      {active.map((filter) => (
        <FilterChip key={filter.key} to={pathOf(filter.without)} active>
          {filter.label}
        </FilterChip>
      ))}
      {active.length > 1 ? (
        <LocalLink to={pathOf({})} preventScrollReset className="text-link no-print inline-flex min-h-11 items-center px-2 text-sm font-medium">
          {t("needs.clear")}
        </LocalLink>
      ) : null}
    </div>
  );
}

/** The order as links, so that it too stands in the address. */
export function NeedsSort({ filters }: { filters: NeedFilters }) {
  const { t } = useTranslation("public");
  const offered = needSorts.filter((sort) => sort !== "nearest" || filters.near !== null);
  return (
    <nav aria-label={t("needs.sort")} className="no-print flex flex-wrap items-center gap-1">
      {offered.map((sort) => (
        <LocalLink
          key={sort}
          to={needListPath({ ...filters, sort, page: 1 })}
          preventScrollReset
          aria-current={sort === filters.sort ? "true" : undefined}
          className={clsx(
            "inline-flex min-h-11 items-center rounded-lg px-3 text-sm font-medium",
            sort === filters.sort ? "bg-action-soft text-action" : "text-ink-soft hover:bg-action-soft hover:text-action",
          )}
        >
          {t(`needs.sorts.${sort}`)}
        </LocalLink>
      ))}
    </nav>
  );
}
