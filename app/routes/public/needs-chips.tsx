import { clsx } from "clsx";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { needListPath, needSorts, type NeedFilters } from "~/domain/needs/need-filters";
import type { Choice } from "~/routes/public/needs-filter-form";
import { FilterChip } from "~/ui/filter-chip";
import { LocalLink } from "~/ui/local-link";

export interface ActiveFilter {
  key: string;
  label: string;
  /** The list without this filter. */
  without: string;
}

/** The filters in force, in words, each with the address of the list without it. */
export function activeFilters(page: { filters: NeedFilters; provinces: Choice[]; communes: Choice[]; programmes: Choice[] }, t: TFunction<"public">): ActiveFilter[] {
  const { filters } = page;
  const without = (change: Partial<NeedFilters>) => needListPath({ ...filters, page: 1, ...change });
  const labelOf = (choices: Choice[], value: string) => choices.find((choice) => choice.value === value)?.label ?? value;
  const chips: (ActiveFilter | null)[] = [
    filters.q ? { key: "q", label: t("needs.chipQuery", { q: filters.q }), without: without({ q: "" }) } : null,
    ...filters.provinces.map((code) => ({ key: code, label: labelOf(page.provinces, code), without: without({ provinces: filters.provinces.filter((other) => other !== code), communes: [] }) })),
    ...filters.communes.map((code) => ({ key: code, label: labelOf(page.communes, code), without: without({ communes: filters.communes.filter((other) => other !== code) }) })),
    ...filters.categories.map((category) => ({
      key: category,
      label: t(`ui:category.${category}` as "needs.title"),
      without: without({ categories: filters.categories.filter((other) => other !== category) }),
    })),
    ...filters.programmes.map((slug) => ({ key: slug, label: labelOf(page.programmes, slug), without: without({ programmes: filters.programmes.filter((other) => other !== slug) }) })),
    ...filters.accepts.map((way) => ({
      key: way,
      label: t(`needs.ways.${way}`),
      without: without({ accepts: filters.accepts.filter((other) => other !== way) }),
    })),
    filters.state !== "open" ? { key: "state", label: t(`needs.states.${filters.state}`), without: without({ state: "open" }) } : null,
  ];
  return chips.filter((chip): chip is ActiveFilter => chip !== null);
}

export function NeedsChips({ active }: { active: ActiveFilter[] }) {
  const { t } = useTranslation("public");
  if (active.length === 0) return null;
  return (
    <div className="mt-4 flex flex-wrap items-center gap-2">
      <span className="text-sm text-ink-soft">{t("needs.active")}</span>
      {active.map((filter) => (
        <FilterChip key={filter.key} to={filter.without} active>
          {filter.label}
        </FilterChip>
      ))}
      {active.length > 1 ? (
        <LocalLink to="/needs" className="text-link inline-flex min-h-11 items-center px-2 text-sm font-medium">
          {t("needs.clear")}
        </LocalLink>
      ) : null}
    </div>
  );
}

/** The order as links, so that it too stands in the address. */
export function NeedsSort({ filters }: { filters: NeedFilters }) {
  const { t } = useTranslation("public");
  return (
    <nav aria-label={t("needs.sort")} className="flex flex-wrap items-center gap-1">
      {needSorts.map((sort) => (
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
