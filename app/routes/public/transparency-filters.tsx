import { Form } from "@remix-run/react";
import { Filter } from "lucide-react";
import { useTranslation } from "react-i18next";
import { isNarrowed, type OpenLedgerFilters, type OpenLedgerPage } from "~/domain/disclosure/open-ledger";
import { Button, ButtonLink } from "~/ui/button";
import { controlClass } from "~/ui/field";
import { localPath, useLocale } from "~/ui/use-locale";

type Choice = { value: string; label: string };

export interface TransparencyFiltersProps {
  page: OpenLedgerPage;
  filters: OpenLedgerFilters;
  choices: { programmes: Choice[]; provinces: Choice[]; communes: Choice[]; years: Choice[] };
}

/** The filters as a plain GET form: the address holds the choice, with or without script. */
export function TransparencyFilters({ page, filters, choices }: TransparencyFiltersProps) {
  const { t } = useTranslation(["transparency", "ui"]);
  const locale = useLocale();
  const { programme, province, commune, year } = filters;
  const chosen = isNarrowed(filters) || year !== null;
  return (
    <Form method="get" action={localPath(page, locale)} aria-label={t("transparency:filter.title")} key={`${programme}:${province}:${commune}:${year}`} className="card no-print mb-8 grid gap-4 p-4 sm:grid-cols-2 sm:p-5 lg:grid-cols-4">
      <Select name="year" label={t("transparency:filter.year")} any={t("transparency:filter.anyYear")} value={year === null ? "" : String(year)} choices={choices.years} />
      <Select name="programme" label={t("transparency:filter.programme")} any={t("transparency:filter.anyProgramme")} value={programme ?? ""} choices={choices.programmes} />
      <Select name="province" label={t("transparency:filter.province")} any={t("transparency:filter.anyProvince")} value={province ?? ""} choices={choices.provinces} />
      {province ? (
        <Select name="commune" label={t("transparency:filter.commune")} any={t("transparency:filter.anyCommune")} value={commune ?? ""} choices={choices.communes} />
      ) : (
        <p className="self-end text-sm text-ink-soft lg:pb-2.5">{t("transparency:filter.communeFirst")}</p>
      )}
      <div className="flex flex-wrap gap-2 sm:col-span-2 lg:col-span-4">
        <Button variant="secondary" icon={<Filter aria-hidden className="size-5" />}>{t("transparency:filter.apply")}</Button>
        {chosen ? <ButtonLink to={page} variant="quiet">{t("ui:action.reset")}</ButtonLink> : null}
      </div>
    </Form>
  );
}

function Select({ name, label, any, value, choices }: { name: string; label: string; any: string; value: string; choices: Choice[] }) {
  return (
    <div className="min-w-0">
      <label htmlFor={name} className="mb-1 block font-medium">{label}</label>
      <select id={name} name={name} defaultValue={value} className={`${controlClass} select-arrow pr-10`}>
        <option value="">{any}</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>{choice.label}</option>
        ))}
      </select>
    </div>
  );
}
