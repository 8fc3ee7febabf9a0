import type { NeedFilters } from "~/domain/needs/need-filters";
import { db } from "~/platform/database.server";

/**
 * Sets the places right: communes that do not exist today are dropped, and so are those outside the chosen provinces; chosen communes bring their
 * provinces. A place to measure from that does not exist today is dropped too.
 */
export async function correctPlaces(filters: NeedFilters): Promise<NeedFilters> {
  return (await correctAllPlaces([filters]))[0]!;
}

/** The same for many searches with one question to the database. */
export async function correctAllPlaces(all: readonly NeedFilters[]): Promise<NeedFilters[]> {
  const asked = new Set(all.flatMap((filters) => [...filters.communes, ...(filters.near ? [filters.near] : [])]));
  if (asked.size === 0) return [...all];
  const areas = await db.area.findMany({ where: { code: { in: [...asked] }, validTo: null, level: { in: ["commune", "province"] } }, select: { code: true, level: true, provinceCode: true } });
  const provinceOf = new Map(areas.filter((area) => area.level === "commune").map((area) => [area.code, area.provinceCode]));
  const today = new Set(areas.map((area) => area.code));
  return all.map((filters) => (filters.communes.length === 0 && !filters.near ? filters : corrected(filters, provinceOf, today)));
}

function corrected(filters: NeedFilters, provinceOf: ReadonlyMap<string, string>, today: ReadonlySet<string>): NeedFilters {
  const chosen = new Set(filters.provinces);
  const communes = filters.communes.filter((code) => provinceOf.has(code) && (chosen.size === 0 || chosen.has(provinceOf.get(code)!)));
  const provinces = chosen.size > 0 ? filters.provinces : [...new Set(communes.map((code) => provinceOf.get(code)!))].sort();
  const near = filters.near && today.has(filters.near) ? filters.near : null;
  return { ...filters, communes, provinces, near, sort: near || filters.sort !== "nearest" ? filters.sort : "priority" };
}
