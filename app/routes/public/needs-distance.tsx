import { useTranslation } from "react-i18next";
import { distances } from "~/domain/needs/need-filters";
import { needsFormId } from "~/routes/public/needs-search";
import type { NeedsPageData } from "~/routes/public/needs";
import { controlClass } from "~/ui/field";

/** How far from which place: any province, or a commune of the chosen provinces. */
export function NeedsDistance({ page: { filters, choices } }: { page: NeedsPageData }) {
  const { t } = useTranslation("browse");
  const offered = [...choices.allProvinces, ...choices.communes].some(({ value }) => value === filters.near);
  return (
    <div className="grid gap-3">
      <div>
        <label htmlFor="near" className="mb-1 block text-sm">{t("facets.near")}</label>
        <select form={needsFormId} id="near" name="near" defaultValue={filters.near ?? ""} className={`${controlClass} select-arrow pr-10`}>
          <option value="">{t("facets.anywhere")}</option>
          {filters.near && !offered ? <option value={filters.near}>{choices.near ?? filters.near}</option> : null}
          {choices.communes.length > 0 ? (
            <optgroup label={t("facets.commune")}>
              {choices.communes.map(({ value, label }) => <option key={value} value={value}>{label}</option>)}
            </optgroup>
          ) : null}
          <optgroup label={t("facets.province")}>
            {choices.allProvinces.map(({ value, label }) => <option key={value} value={value}>{label}</option>)}
          </optgroup>
        </select>
        {choices.communes.length > 0 ? null : <p className="mt-1 text-sm text-ink-soft">{t("facets.nearHint")}</p>}
      </div>
      <div>
        <label htmlFor="within" className="mb-1 block text-sm">{t("facets.within")}</label>
        <select form={needsFormId} id="within" name="within" defaultValue={String(filters.within)} data-default="50" className={`${controlClass} select-arrow pr-10`}>
          {distances.map((km) => <option key={km} value={km}>{t("facets.km", { n: km })}</option>)}
        </select>
      </div>
    </div>
  );
}
