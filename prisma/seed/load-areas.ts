import type { PrismaClient } from "~/platform/generated/prisma/client";
import { compileAreas, TODAY_MAP_FROM } from "./areas";
import positions from "./areas/positions.json";
import { designations } from "./designations";

/**
 * Says where the middle of today's units lies (WGS 84, to a thousandth of a degree), where nobody has said it yet. Of units of a newer list than that of
 * July 2025 an operator's own list says it.
 */
export async function placeAreas(db: PrismaClient): Promise<void> {
  const rows = JSON.stringify(Object.entries(positions).map(([code, [latitude, longitude]]) => ({ code, latitude, longitude })));
  await db.$executeRaw`
    UPDATE area SET latitude = row.latitude, longitude = row.longitude FROM jsonb_to_recordset(${rows}::jsonb) AS row (code text, latitude float8, longitude float8)
    WHERE area.code = row.code AND area.valid_from = ${TODAY_MAP_FROM}::date AND area.latitude IS NULL`;
}

/**
 * Fills the areas, who followed whom, and the dated designations of the seed, each in one statement. Does nothing when
 * areas are there, so an operator's newer list is never touched.
 */
export async function seedAreas(db: PrismaClient): Promise<void> {
  if ((await db.area.count()) > 0) return;
  const { areas, successions } = compileAreas();
  const areaRows = JSON.stringify(areas);
  const successionRows = JSON.stringify(successions);
  const designationRows = JSON.stringify(designations);
  await db.$transaction([
    db.$executeRaw`
      INSERT INTO area (code, valid_from, valid_to, level, kind, name_vi, full_name_vi, name_en, province_code, parent_code, former_district, former_province)
      SELECT "code", "validFrom", "validTo", "level", "kind", "nameVi", "fullNameVi", "nameEn", "provinceCode", "parentCode", "formerDistrict", "formerProvince"
      FROM jsonb_to_recordset(${areaRows}::jsonb) AS row ("code" text, "validFrom" date, "validTo" date, "level" text, "kind" text, "nameVi" text,
        "fullNameVi" text, "nameEn" text, "provinceCode" text, "parentCode" text, "formerDistrict" text, "formerProvince" text)`,
    db.$executeRaw`
      INSERT INTO area_succession (predecessor_code, predecessor_valid_from, successor_code, successor_valid_from, split)
      SELECT "predecessorCode", "predecessorValidFrom", "successorCode", "successorValidFrom", "split"
      FROM jsonb_to_recordset(${successionRows}::jsonb) AS row ("predecessorCode" text, "predecessorValidFrom" date, "successorCode" text,
        "successorValidFrom" date, "split" boolean)`,
    db.$executeRaw`
      INSERT INTO area_designation (area_code, area_valid_from, scheme, value, legal_basis, decided_on, valid_from, valid_to, source_note)
      SELECT "areaCode", "areaValidFrom", "scheme", "value", "legalBasis", "decidedOn", "validFrom", "validTo", "sourceNote"
      FROM jsonb_to_recordset(${designationRows}::jsonb) AS row ("areaCode" text, "areaValidFrom" date, "scheme" text, "value" text, "legalBasis" text,
        "decidedOn" text, "validFrom" date, "validTo" date, "sourceNote" text)`,
  ]);
}
