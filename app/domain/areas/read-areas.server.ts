import { db, Prisma } from "~/platform/database.server";

export type Province = { code: string; nameVi: string; fullNameVi: string; nameEn: string };
export type Commune = Province & { provinceCode: string };
export type AreaMatch = Commune & { level: "province" | "commune"; provinceNameVi: string; provinceNameEn: string; formerlyVi: string | null };
export type AreaHistory = Commune & {
  predecessors: { code: string; fullNameVi: string; formerDistrict: string | null; formerProvince: string | null; validTo: Date; split: boolean }[];
  designations: { scheme: string; value: string; legalBasis: string; decidedOn: string; validFrom: Date; validTo: Date | null; sourceNote: string | null; ofVi: string }[];
};

const names = { code: true, nameVi: true, fullNameVi: true, nameEn: true, provinceCode: true } as const;

/** The 34 provinces of today, by code. */
export function listProvinces(): Promise<Province[]> {
  return db.area.findMany({ where: { level: "province", validTo: null }, orderBy: { code: "asc" }, select: names });
}

const vietnamese = new Intl.Collator("vi");

/** Communes, wards and special zones of a province today, by name in the order of the Vietnamese alphabet. */
export async function listCommunes(provinceCode: string): Promise<Commune[]> {
  const communes = await db.area.findMany({ where: { level: "commune", validTo: null, provinceCode }, orderBy: { code: "asc" }, select: names });
  return communes.sort((one, other) => vietnamese.compare(one.nameVi, other.nameVi));
}

/**
 * Areas of today whose name, or the name of a predecessor, holds the words, with or without accents: exact beginnings first. `formerlyVi` says
 * which predecessor matched. At most `limit`, of one province if asked.
 */
export async function searchAreas(q: string, { limit = 30, province }: { limit?: number; province?: string } = {}): Promise<AreaMatch[]> {
  const words = q.trim().replace(/\s+/g, " ").slice(0, 80);
  if (words.length < 2) return [];
  const inside = `%${words.replace(/[\\%_]/g, "\\$&")}%`;
  return db.$queryRaw<AreaMatch[]>(Prisma.sql`
    WITH found AS (
      SELECT a.code, a.valid_from, NULL AS formerly FROM area a
      WHERE a.valid_to IS NULL AND a.level IN ('province', 'commune') AND a.search_name LIKE fold_text(${inside})
      UNION ALL
      SELECT s.successor_code, s.successor_valid_from, old.full_name_vi || coalesce(', ' || old.former_district, '') FROM area old
      JOIN area_succession s ON s.predecessor_code = old.code AND s.predecessor_valid_from = old.valid_from
      WHERE old.valid_to IS NOT NULL AND old.search_name LIKE fold_text(${inside})
    ), best AS (SELECT code, valid_from, bool_or(formerly IS NULL) AS own, min(formerly) AS formerly FROM found GROUP BY code, valid_from)
    SELECT a.code, a.name_vi AS "nameVi", a.full_name_vi AS "fullNameVi", a.name_en AS "nameEn", a.province_code AS "provinceCode", a.level,
      p.name_vi AS "provinceNameVi", p.name_en AS "provinceNameEn", CASE WHEN best.own THEN NULL ELSE best.formerly END AS "formerlyVi"
    FROM best
    JOIN area a ON a.code = best.code AND a.valid_from = best.valid_from
    JOIN area p ON p.code = a.province_code AND p.level = 'province' AND p.valid_to IS NULL
    ${province ? Prisma.sql`WHERE a.province_code = ${province}` : Prisma.empty}
    ORDER BY NOT best.own, a.level <> 'province', fold_text(a.name_vi) NOT LIKE fold_text(${inside.slice(1)}), a.name_vi, a.code
    LIMIT ${limit}`);
}

/** An area of today with what it was made of and every dated designation of it or its predecessors; null when there is none of that code. */
export async function findArea(code: string): Promise<AreaHistory | null> {
  const area = await db.area.findFirst({ where: { code, validTo: null }, select: { ...names, validFrom: true } });
  if (!area) return null;
  const successions = await db.areaSuccession.findMany({
    where: { successorCode: area.code, successorValidFrom: area.validFrom },
    orderBy: { predecessorCode: "asc" },
    select: { split: true, predecessor: true },
  });
  const units = [{ code: area.code, validFrom: area.validFrom }, ...successions.map(({ predecessor }) => ({ code: predecessor.code, validFrom: predecessor.validFrom }))];
  const designations = await db.areaDesignation.findMany({
    where: { OR: units.map((unit) => ({ areaCode: unit.code, areaValidFrom: unit.validFrom })) },
    orderBy: { validFrom: "desc" },
    select: { scheme: true, value: true, legalBasis: true, decidedOn: true, validFrom: true, validTo: true, sourceNote: true, area: { select: { fullNameVi: true } } },
  });
  const { validFrom: _validFrom, ...today } = area;
  return {
    ...today,
    predecessors: successions.map(({ split, predecessor }) => ({
      code: predecessor.code,
      fullNameVi: predecessor.fullNameVi,
      formerDistrict: predecessor.formerDistrict,
      formerProvince: predecessor.formerProvince,
      validTo: predecessor.validTo ?? area.validFrom,
      split,
    })),
    designations: designations.map(({ area: unit, ...designation }) => ({ ...designation, ofVi: unit.fullNameVi })),
  };
}
