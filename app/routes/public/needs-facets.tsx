import { useTranslation } from "react-i18next";
import { needLanguages, needRegions, needStateFilters, waysToGive } from "~/domain/needs/need-filters";
import { ageBands, needCategories } from "~/domain/needs/need";
import type { FacetCount } from "~/domain/search/need-search";
import { Facet, FacetList } from "~/routes/public/needs-facet";
import { NeedsDistance } from "~/routes/public/needs-distance";
import { needsFormId } from "~/routes/public/needs-search";
import type { NeedsPageData } from "~/routes/public/needs";
import { controlClass } from "~/ui/field";
import { formatDong } from "~/domain/money";
import { monthLabel } from "~/domain/needs/month-label";
import { useCount } from "~/ui/unit-progress";
import { useLocale } from "~/ui/use-locale";

const FIRST_PLACES = 8;

/** Every facet with its counts, each under the filters of the others. */
export function NeedsFacets({ page }: { page: NeedsPageData }) {
  const { t } = useTranslation(["browse", "public", "ui"]);
  const locale = useLocale();
  const count = useCount();
  const { filters, facets, choices, more } = page;
  const counted = <Value extends string>(values: readonly Value[], counts: FacetCount[], label: (value: Value) => string) =>
    values.map((value) => ({ value, label: label(value), needs: counts.find((one) => one.value === value)?.needs ?? 0 }));
  const anyPrice = { value: "", label: t("facets.anyPrice") };
  return (
    <>
      <Facet title={t("facets.category")} chosen={filters.categories.length} open>
        <FacetList name="category" more={more} chosen={filters.categories} choices={counted(needCategories, facets.category, (category) => t(`ui:category.${category}`))} />
      </Facet>
      <Facet title={t("facets.province")} chosen={filters.provinces.length} open>
        <FacetList name="province" more={more} chosen={filters.provinces} choices={choices.provinces} first={FIRST_PLACES} />
      </Facet>
      {choices.communes.length > 0 ? (
        <Facet title={t("facets.commune")} chosen={filters.communes.length} open>
          <FacetList name="commune" more={more} chosen={filters.communes} choices={choices.communes} first={FIRST_PLACES} />
        </Facet>
      ) : null}
      <Facet title={t("facets.price")} chosen={filters.price === null ? 0 : 1}>
        <FacetList
          name="price"
          type="radio"
          more={more}
          standard=""
          chosen={[filters.price === null ? "" : String(filters.price)]}
          choices={[anyPrice, ...facets.price.map(({ value, needs }) => ({ value, needs, label: t("facets.upTo", { price: formatDong(Number(value), locale) }) }))]}
        />
      </Facet>
      <Facet title={t("facets.month")} chosen={filters.by === null ? 0 : 1}>
        <label htmlFor="by" className="mb-1 block text-sm text-ink-soft">{t("facets.monthHint")}</label>
        <select form={needsFormId} id="by" name="by" defaultValue={filters.by ?? ""} className={`${controlClass} select-arrow pr-10`}>
          <option value="">{t("facets.anyMonth")}</option>
          {withMonth(facets.month, filters.by).map(({ value, needs }) => (
            <option key={value} value={value}>{t("facets.byMonth", { month: monthLabel(value, locale), n: count(needs) })}</option>
          ))}
        </select>
      </Facet>
      <Facet title={t("facets.accepts")} chosen={filters.accepts.length}>
        <FacetList name="accepts" more={more} chosen={filters.accepts} choices={counted(keys(waysToGive), facets.accepts, (way) => t(`facets.ways.${way}`))} />
      </Facet>
      <Facet title={t("facets.distance")} chosen={filters.near === null ? 0 : 1}>
        <NeedsDistance page={page} />
      </Facet>
      <Facet title={t("facets.age")} chosen={filters.ages.length}>
        <FacetList name="age" more={more} chosen={filters.ages} choices={counted(ageBands, facets.age, (band) => t(`facets.ages.${band}`))} />
      </Facet>
      <Facet title={t("facets.region")} chosen={filters.regions.length}>
        <FacetList name="region" more={more} chosen={filters.regions} choices={counted(needRegions, facets.region, (region) => t(`facets.regions.${region}`))} />
      </Facet>
      {choices.programmes.length > 0 ? (
        <Facet title={t("facets.programme")} chosen={filters.programmes.length}>
          <FacetList name="programme" more={more} chosen={filters.programmes} choices={choices.programmes} />
        </Facet>
      ) : null}
      <Facet title={t("facets.language")} chosen={filters.languages.length}>
        <FacetList name="lang" more={more} chosen={filters.languages} choices={counted(keys(needLanguages), facets.language, (language) => t(`facets.languages.${language}`))} />
      </Facet>
      <Facet title={t("facets.state")} chosen={filters.state === "open" ? 0 : 1}>
        <FacetList name="state" type="radio" more={more} standard="open" chosen={[filters.state]} choices={counted(needStateFilters, statesOf(facets.state), (state) => t(`public:needs.states.${state}`))} />
      </Facet>
    </>
  );
}

/** Closed and expired needs are one choice, and all of them together another. */
function statesOf(counts: FacetCount[]): FacetCount[] {
  const sum = (...states: string[]) => counts.filter(({ value }) => states.length === 0 || states.includes(value)).reduce((all, { needs }) => all + needs, 0);
  return [...counts.filter(({ value }) => value !== "closed"), { value: "closed", needs: sum("closed", "expired") }, { value: "all", needs: sum() }];
}

function withMonth(counts: FacetCount[], chosen: string | null): FacetCount[] {
  return chosen === null || counts.some(({ value }) => value === chosen) ? counts : [...counts, { value: chosen, needs: 0 }].sort((one, other) => one.value.localeCompare(other.value));
}

function keys<Key extends string>(record: Record<Key, unknown>): Key[] {
  return Object.keys(record) as Key[];
}
