import { db } from "~/platform/database.server";

const EARTH_KM = 6371;

/** A commune within reach, with its distance in kilometres. */
export interface AreaAround {
  code: string;
  km: number;
}

/**
 * Today's communes whose middle lies within `km` kilometres of the middle of a commune or province, nearest first; null when nobody knows where that
 * place lies. A commune whose own middle is not known counts as lying in its province's.
 */
export async function areasAround(code: string, km: number): Promise<AreaAround[] | null> {
  const [place] = await db.$queryRaw<{ latitude: number; longitude: number }[]>`
    SELECT coalesce(a.latitude, p.latitude) AS latitude, coalesce(a.longitude, p.longitude) AS longitude
    FROM area a LEFT JOIN area p ON p.code = a.province_code AND p.level = 'province' AND p.valid_to IS NULL
    WHERE a.code = ${code} AND a.valid_to IS NULL AND coalesce(a.latitude, p.latitude) IS NOT NULL`;
  if (!place) return null;
  return db.$queryRaw<AreaAround[]>`
    SELECT code, km FROM (
      SELECT a.code, ${2 * EARTH_KM} * asin(least(1, sqrt(
          sin(radians(coalesce(a.latitude, p.latitude) - ${place.latitude}::float8) / 2) ^ 2
          + cos(radians(${place.latitude}::float8)) * cos(radians(coalesce(a.latitude, p.latitude))) * sin(radians(coalesce(a.longitude, p.longitude) - ${place.longitude}::float8) / 2) ^ 2))) AS km
      FROM area a LEFT JOIN area p ON p.code = a.province_code AND p.level = 'province' AND p.valid_to IS NULL
      WHERE a.level = 'commune' AND a.valid_to IS NULL) far
    WHERE km <= ${km}::float8 ORDER BY km, code`;
}
