import { Form } from "@remix-run/react";
import { Search, SlidersHorizontal } from "lucide-react";
import { useTranslation } from "react-i18next";
import { needStateFilters, type NeedFilters } from "~/domain/needs/need-filters";
import { Button } from "~/ui/button";
import { categories } from "~/ui/category";
import { CategoryMark } from "~/ui/category-mark";
import { controlClass } from "~/ui/field";
import { localPath, useLocale } from "~/ui/use-locale";

export interface Choice {
  value: string;
  label: string;
}

export interface NeedsFilterFormProps {
  filters: NeedFilters;
  provinces: Choice[];
  communes: Choice[];
  programmes: Choice[];
}

/** The filters as a plain GET form: the address holds everything, with or without script. */
export function NeedsFilterForm({ filters, provinces, communes, programmes }: NeedsFilterFormProps) {
  const { t } = useTranslation(["public", "ui"]);
  const path = localPath("/needs", useLocale());
  return (
    <Form method="get" action={path} role="search" className="card p-4 sm:p-6">
      {filters.sort === "priority" ? null : <input type="hidden" name="sort" value={filters.sort} />}
      <label htmlFor="q" className="mb-1 block font-medium">{t("needs.search")}</label>
      <div className="flex gap-2">
        <input id="q" name="q" type="search" maxLength={100} defaultValue={filters.q} aria-describedby="q-hint" className={controlClass} />
        <Button className="shrink-0 whitespace-nowrap" icon={<Search aria-hidden className="size-5" />}>
          <span className="sr-only sm:not-sr-only">{t("ui:action.search")}</span>
        </Button>
      </div>
      <p id="q-hint" className="mt-1.5 text-sm text-ink-soft">{t("needs.searchHint")}</p>
      <details className="group mt-3 lg:supports-[selector(::details-content)]:details-content:[content-visibility:visible]">
        <summary className="inline-flex min-h-11 items-center gap-2 rounded-lg font-semibold text-action hover:underline lg:supports-[selector(::details-content)]:hidden">
          <SlidersHorizontal aria-hidden className="size-5" /> {t("needs.more")}
        </summary>
        <div className="grid gap-5 pt-2">
          <fieldset>
            <legend className="mb-2 font-medium">{t("needs.category")}</legend>
            <div className="grid grid-cols-2 gap-2 sm:flex sm:flex-wrap">
              {categories.map((category) => (
                <label
                  key={category}
                  className="inline-flex min-h-11 cursor-pointer items-center gap-2 rounded-2xl border border-line-strong bg-surface px-3 py-1 text-sm leading-snug sm:rounded-full sm:px-4 font-medium has-checked:border-action has-checked:bg-action-soft has-checked:text-action has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-action"
                >
                  <input type="checkbox" name="category" value={category} defaultChecked={filters.categories.includes(category)} className="size-4.5 shrink-0 accent-action outline-none" />
                  <CategoryMark category={category} className="shrink-0 text-action" />
                  {t(`ui:category.${category}`)}
                </label>
              ))}
            </div>
          </fieldset>
          <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
            <Select name="province" label={t("needs.province")} any={t("needs.anyProvince")} value={filters.provinces[0] ?? null} choices={provinces} />
            {filters.provinces.length > 0 ? (
              <Select name="commune" label={t("needs.commune")} any={t("needs.anyCommune")} value={filters.communes[0] ?? null} choices={communes} />
            ) : (
              <p className="self-end text-sm text-ink-soft sm:pb-2.5">{t("needs.communeFirst")}</p>
            )}
            <Select name="programme" label={t("needs.programme")} any={t("needs.anyProgramme")} value={filters.programmes[0] ?? null} choices={programmes} />
            <Select
              name="accepts"
              label={t("needs.accepts")}
              any={t("needs.anyAccepts")}
              value={filters.accepts[0] ?? null}
              choices={[{ value: "money", label: t("needs.acceptsMoney") }, { value: "in_kind", label: t("needs.acceptsInKind") }]}
            />
            <Select name="state" label={t("needs.state")} value={filters.state} choices={needStateFilters.map((state) => ({ value: state, label: t(`needs.states.${state}`) }))} />
            <div className="self-end">
              <Button variant="secondary" className="w-full">{t("needs.apply")}</Button>
            </div>
          </div>
        </div>
      </details>
    </Form>
  );
}

function Select({ name, label, any, value, choices }: { name: string; label: string; any?: string; value: string | null; choices: Choice[] }) {
  return (
    <div className="min-w-0">
      <label htmlFor={name} className="mb-1 block font-medium">{label}</label>
      <select id={name} name={name} defaultValue={value ?? ""} className={`${controlClass} select-arrow pr-10`}>
        {any === undefined ? null : <option value="">{any}</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  );
}
