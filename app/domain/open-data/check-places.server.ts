import type { NeedFilters } from "~/domain/needs/need-filters";
import { db } from "~/platform/database.server";

/** The parameter that names a place which does not exist today, or a commune outside the provinces that are asked for; null when all is well. */
export async function misplaced({ provinces, communes, near }: NeedFilters): Promise<"province" | "commune" | "near" | null> {
  const asked = [...provinces, ...communes, ...(near ? [near] : [])];
  if (asked.length === 0) return null;
  const areas = await db.area.findMany({ where: { code: { in: asked }, validTo: null, level: { in: ["province", "commune"] } }, select: { code: true, level: true, provinceCode: true } });
  const found = new Map(areas.map((area) => [area.code, area]));
  if (provinces.some((code) => found.get(code)?.level !== "province")) return "province";
  if (communes.some((code) => found.get(code)?.level !== "commune" || (provinces.length > 0 && !provinces.includes(found.get(code)!.provinceCode)))) return "commune";
  return near && !found.has(near) ? "near" : null;
}
