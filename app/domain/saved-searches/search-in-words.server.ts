import type { NeedFilters } from "~/domain/needs/need-filters";
import { filtersInWords, type FilterNames } from "~/domain/search/filters-in-words";
import { translator } from "~/locales/i18n";
import { db } from "~/platform/database.server";

/** The filters of searches in words of one language, in the order of the searches; one question to the database for all of them. */
export async function searchesInWords(searches: readonly NeedFilters[], locale: "vi" | "en"): Promise<string[][]> {
  const codes = searches.flatMap(({ provinces, communes, near }) => [...provinces, ...communes, ...(near ? [near] : [])]);
  const slugs = searches.flatMap(({ programmes }) => programmes);
  const [areas, known] = await Promise.all([
    codes.length > 0 ? db.area.findMany({ where: { code: { in: codes }, validTo: null }, select: { code: true, level: true, fullNameVi: true, nameEn: true } }) : [],
    slugs.length > 0 ? db.programme.findMany({ where: { slug: { in: slugs } }, select: { slug: true, titleVi: true, titleEn: true } }) : [],
  ]);
  const vi = locale === "vi";
  const places = areas.map((area) => ({ value: area.code, label: vi || area.level === "commune" ? area.fullNameVi : area.nameEn }));
  const programmes = known.map(({ slug, titleVi, titleEn }) => ({ value: slug, label: vi ? titleVi : titleEn }));
  const namesOf = ({ near }: NeedFilters): FilterNames => ({ provinces: places, communes: places, programmes, near: places.find(({ value }) => value === near)?.label ?? null });
  const say = translator(locale, "browse");
  return searches.map((filters) => filtersInWords(filters, namesOf(filters), say, locale).map(({ label }) => label));
}
