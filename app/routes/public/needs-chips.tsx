import { clsx } from "clsx";
import { useTranslation } from "react-i18next";
import { needListPath, needSorts, type NeedFilters } from "~/domain/needs/need-filters";
import { filtersInWords } from "~/domain/search/filters-in-words";
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
/** The filters in force, in words, each with the list without it. */
export function useActiveFilters({ filters, choices }: Named): ActiveFilter[] {
  const { t } = useTranslation(["browse", "ui", "public"]);
  const say = (key: string, params: Record<string, unknown> = {}) => t(key, params);
  return filtersInWords(filters, choices, say, useLocale()).map(({ part, value, label }) => ({
    key: value === null ? part : `${part}:${value}`,
    label,
    without: { ...filters, ...lessOne(filters, part, value), page: 1 },
  }));
}

const unset: Partial<NeedFilters> = { q: "", price: null, by: null, near: null, state: "open" };

function lessOne(filters: NeedFilters, part: keyof NeedFilters, value: string | null): Partial<NeedFilters> {
  if (value !== null) return { [part]: (filters[part] as string[]).filter((other) => other !== value), ...(part === "provinces" ? { communes: [] } : {}) };
  return { [part]: unset[part], ...(part === "near" && filters.sort === "nearest" ? { sort: "priority" } : {}) };
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
