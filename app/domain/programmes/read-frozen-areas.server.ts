import { db } from "~/platform/database.server";

export interface FrozenArea {
  position: number;
  /** As the plan named it. */
  nameVi: string;
  formerDistrict: string | null;
  /** Names of the units it lies in today; several where it was divided. */
  today: string[];
}

/** The communes of a programme, frozen as its plan named them, each with the units of today's map that hold it. */
export async function readFrozenAreas(programmeId: string): Promise<FrozenArea[]> {
  return db.$queryRaw<FrozenArea[]>`
    WITH RECURSIVE lineage AS (
      SELECT position, area_code AS code, area_valid_from AS valid_from FROM programme_area WHERE programme_id = ${programmeId}::uuid AND area_code IS NOT NULL
      UNION
      SELECT l.position, s.successor_code, s.successor_valid_from
      FROM lineage l JOIN area_succession s ON s.predecessor_code = l.code AND s.predecessor_valid_from = l.valid_from
    )
    SELECT p.position, p.name_vi AS "nameVi", p.former_district AS "formerDistrict", coalesce(array_agg(a.full_name_vi ORDER BY a.full_name_vi)
      FILTER (WHERE a.code IS NOT NULL), '{}') AS today
    FROM programme_area p LEFT JOIN lineage l ON l.position = p.position
      LEFT JOIN area a ON a.code = l.code AND a.valid_from = l.valid_from AND a.valid_to IS NULL
    WHERE p.programme_id = ${programmeId}::uuid
    GROUP BY p.position, p.name_vi, p.former_district ORDER BY p.position`;
}
