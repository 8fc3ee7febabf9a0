import { useTranslation } from "react-i18next";
import type { AreaMatch, Commune, Province } from "~/domain/areas/read-areas.server";
import { DataTable } from "~/ui/data-table";
import { EmptyState } from "~/ui/empty-state";
import { LocalLink } from "~/ui/local-link";
import { useCount } from "~/ui/unit-progress";
import { useLocale } from "~/ui/use-locale";

type Named = { nameEn: string; fullNameVi: string };

/** The full name with its kind in Vietnamese, the plain one in English. */
export function useAreaName(): (area: Named) => string {
  const locale = useLocale();
  return (area) => (locale === "vi" ? area.fullNameVi : area.nameEn);
}

/** The provinces of today with their codes. */
export function ProvinceList({ provinces }: { provinces: Province[] }) {
  const { t } = useTranslation("admin");
  const name = useAreaName();
  return (
    <section aria-labelledby="provinces">
      <h2 id="provinces" className="mb-4 text-xl font-semibold">{t("areas.provinces")}</h2>
      <ul className="grid gap-2 sm:grid-cols-2 lg:grid-cols-3">
        {provinces.map((province) => (
          <li key={province.code}>
            <LocalLink to={`/admin/areas?province=${province.code}`} className="card flex min-h-12 items-center justify-between gap-3 px-4 py-2 font-medium hover:border-action hover:text-action">
              {name(province)} <span className="text-ink-soft tabular-nums">{province.code}</span>
            </LocalLink>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The communes, wards and special zones of a province. */
export function CommuneTable({ province, communes }: { province: Named; communes: Commune[] }) {
  const { t } = useTranslation("admin");
  const name = useAreaName();
  const count = useCount();
  const title = t("areas.communesOf", { name: name(province) });
  return (
    <section aria-labelledby="communes" className="mt-10">
      <h2 id="communes" className="text-xl font-semibold">{title}</h2>
      <p className="mb-4 text-ink-soft">{t("areas.communeCount", { count: communes.length, n: count(communes.length) })}</p>
      <ul className="grid gap-x-6 sm:grid-cols-2 lg:grid-cols-3">
        {communes.map((commune) => (
          <li key={commune.code} className="border-b border-line">
            <LocalLink to={`/admin/areas?area=${commune.code}`} className="flex min-h-11 items-center justify-between gap-3 hover:text-action hover:underline">
              {name(commune)} <span className="text-ink-soft tabular-nums">{commune.code}</span>
            </LocalLink>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What a search found, and under which former name. */
export function AreaMatches({ q, matches, full }: { q: string; matches: AreaMatch[]; full: boolean }) {
  const { t } = useTranslation("admin");
  const name = useAreaName();
  const vi = useLocale() === "vi";
  const formerly = matches.some((match) => match.formerlyVi !== null);
  const title = t(full ? "areas.foundMany" : "areas.found", { count: matches.length, q });
  return (
    <section aria-labelledby="found">
      <h2 id="found" className="mb-4 text-xl font-semibold">{title}</h2>
      <DataTable
        caption={title}
        rows={matches}
        rowKey={(match) => match.code}
        empty={<EmptyState title={t("areas.none", { q })}>{t("areas.noneText")}</EmptyState>}
        columns={[
          {
            key: "name",
            primary: true,
            header: t("areas.name"),
            cell: (match) => (
              <LocalLink to={`/admin/areas?${match.level === "province" ? "province" : "area"}=${match.code}`} className="text-link inline-flex min-h-11 items-center">
                {name(match)}
              </LocalLink>
            ),
          },
          { key: "code", header: t("areas.code"), cell: (match) => <span className="tabular-nums">{match.code}</span> },
          { key: "province", header: t("areas.province"), cell: (match) => (vi ? match.provinceNameVi : match.provinceNameEn) },
          ...(formerly ? [{ key: "formerly", header: t("areas.formerly"), cell: (match: AreaMatch) => match.formerlyVi ?? "—" }] : []),
        ]}
      />
    </section>
  );
}
