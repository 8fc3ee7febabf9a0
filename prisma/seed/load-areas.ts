import type { PrismaClient } from "~/platform/generated/prisma/client";
import { compileAreas } from "./areas";
import { designations } from "./designations";

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
