import { LRUCache } from "lru-cache";
import { db } from "~/platform/database.server";

/** What the map says of a province or commune: needs that look for support, and how much of the asked-for value somebody gives, in whole đồng. */
export interface MappedPlace {
  code: string;
  nameVi: string;
  nameEn: string;
  latitude: number | null;
  longitude: number | null;
  /** Open needs. */
  open: number;
  /** Open and covered needs. */
  needs: number;
  asked: bigint;
  pledged: bigint;
}

const KEPT_MS = 60_000;
const country = new LRUCache<"country", MappedPlace[]>({ max: 1, ttl: KEPT_MS, fetchMethod: readProvinceMap });

/** The map of the country, at most a minute old: every need is added up for it. */
export async function recentProvinceMap(): Promise<MappedPlace[]> {
  return (await country.fetch("country"))!;
}

/** Today's 34 provinces, those with most open needs first; one without needs is among them. */
export function readProvinceMap(): Promise<MappedPlace[]> {
  return db.$queryRaw<MappedPlace[]>`
    SELECT area.code, area.name_vi AS "nameVi", area.name_en AS "nameEn", area.latitude, area.longitude, coalesce(open, 0) AS open, coalesce(needs, 0) AS needs,
      coalesce(asked, 0) AS asked, coalesce(pledged, 0) AS pledged
    FROM area LEFT JOIN (
      SELECT province_code, count(*) FILTER (WHERE state = 'open')::int AS open, count(*)::int AS needs, sum(quantity * unit_price)::bigint AS asked, sum(units_allocated * unit_price)::bigint AS pledged
      FROM need WHERE state IN ('open', 'covered') GROUP BY province_code) AS given ON given.province_code = area.code
    WHERE area.level = 'province' AND area.valid_to IS NULL ORDER BY open DESC, area.code`;
}

/** A province of today with those of its communes that have open or covered needs; null when there is no such province. */
export async function readCommuneMap(province: string): Promise<{ province: { code: string; nameVi: string; fullNameVi: string; nameEn: string }; communes: MappedPlace[] } | null> {
  const found = await db.area.findFirst({ where: { code: province, level: "province", validTo: null }, select: { code: true, nameVi: true, fullNameVi: true, nameEn: true } });
  if (!found) return null;
  const communes = await db.$queryRaw<MappedPlace[]>`
    SELECT area.code, area.full_name_vi AS "nameVi", area.name_en AS "nameEn", area.latitude, area.longitude, given.open, given.needs, given.asked, given.pledged
    FROM area JOIN (
      SELECT area_code, area_valid_from, count(*) FILTER (WHERE state = 'open')::int AS open, count(*)::int AS needs, sum(quantity * unit_price)::bigint AS asked, sum(units_allocated * unit_price)::bigint AS pledged
      FROM need WHERE state IN ('open', 'covered') AND province_code = ${province} GROUP BY area_code, area_valid_from) AS given ON given.area_code = area.code AND given.area_valid_from = area.valid_from
    ORDER BY given.open DESC, area.code`;
  return { province: found, communes };
}
