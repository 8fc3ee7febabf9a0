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
    filters.province
      ? { key: "province", label: labelOf(page.provinces, filters.province), without: without({ province: null, commune: null }) }
      : null,
    filters.commune ? { key: "commune", label: labelOf(page.communes, filters.commune), without: without({ commune: null }) } : null,
    ...filters.categories.map((category) => ({
      key: category,
      label: t(`ui:category.${category}` as "needs.title"),
      without: without({ categories: filters.categories.filter((other) => other !== category) }),
    })),
    filters.programme ? { key: "programme", label: labelOf(page.programmes, filters.programme), without: without({ programme: null }) } : null,
    filters.accepts
      ? { key: "accepts", label: t(filters.accepts === "money" ? "needs.acceptsMoney" : "needs.acceptsInKind"), without: without({ accepts: null }) }
      : null,
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
