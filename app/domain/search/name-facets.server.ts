import type { NeedFilters } from "~/domain/needs/need-filters";
import type { FacetCount, NeedFacets } from "~/domain/search/need-search";
import { db } from "~/platform/database.server";

/** A value that can be chosen, in the reader's language, with how many needs have it under the other filters. */
export interface NamedChoice {
  value: string;
  label: string;
  needs: number;
}

export interface NamedFacets {
  provinces: NamedChoice[];
  /** Communes of the chosen provinces. */
  communes: NamedChoice[];
  programmes: NamedChoice[];
  /** Every province of today, by name: where a distance can be measured from. */
  allProvinces: { value: string; label: string }[];
  /** The name of the place from which distance is measured. */
  near: string | null;
}

const MOST_COMMUNES = 200;

/** The names of the places and programmes that facets count. What was chosen is named too, even where no need has it under the other filters. */
export async function nameFacets(facets: NeedFacets, filters: NeedFilters, locale: "vi" | "en"): Promise<NamedFacets> {
  const communes = filters.provinces.length > 0 ? withChosen(facets.commune.slice(0, MOST_COMMUNES), filters.communes) : [];
  const programmes = withChosen(facets.programme, filters.programmes);
  const codes = [...communes.map(({ value }) => value), ...(filters.near ? [filters.near] : [])];
  const [areas, known] = await Promise.all([
    db.area.findMany({
      where: { validTo: null, OR: [{ level: "province" }, { level: "commune", code: { in: codes } }] },
      select: { code: true, level: true, fullNameVi: true, nameEn: true },
      orderBy: { searchName: "asc" },
    }),
    db.programme.findMany({ where: { slug: { in: programmes.map(({ value }) => value) } }, select: { slug: true, titleVi: true, titleEn: true } }),
  ]);
  const vi = locale === "vi";
  const names = new Map(areas.map((area) => [area.code, vi || area.level === "commune" ? area.fullNameVi : area.nameEn]));
  const titles = new Map(known.map((programme) => [programme.slug, vi ? programme.titleVi : programme.titleEn]));
  const named = (counts: FacetCount[], of: Map<string, string>) => counts.map(({ value, needs }) => ({ value, needs, label: of.get(value) ?? value }));
  return {
    provinces: named(withChosen(facets.province, filters.provinces), names),
    communes: named(communes, names),
    programmes: named(programmes, titles),
    allProvinces: areas.filter((area) => area.level === "province").map(({ code }) => ({ value: code, label: names.get(code)! })),
    near: filters.near ? (names.get(filters.near) ?? null) : null,
  };
}

function withChosen(counts: FacetCount[], chosen: readonly string[]): FacetCount[] {
  const missing = chosen.filter((value) => !counts.some((count) => count.value === value));
  return [...counts, ...missing.map((value) => ({ value, needs: 0 }))];
}
