import { foldWord, spelledWords } from "~/domain/search/words";
import { db } from "~/platform/database.server";

/** A place of today with open needs, found by the name it has or had. */
export interface SuggestedPlace {
  code: string;
  level: "province" | "commune";
  nameVi: string;
  nameEn: string;
  /** The name of the province of a commune. */
  provinceVi: string | null;
  provinceEn: string | null;
  /** The former name that was found, where today's was not. */
  formerly: string | null;
  needs: number;
}

const MOST_NAMED = 200;

/**
 * Places of today with open needs of which a name, today's or a former one, has a word that begins as what was typed: provinces before communes, today's names
 * before former ones, then those with most needs.
 */
export async function suggestPlaces(q: string, most: number): Promise<SuggestedPlace[]> {
  const typed = spelledWords(q).map(foldWord).join(" ");
  if (typed === "") return [];
  return db.$queryRaw<SuggestedPlace[]>`
    WITH RECURSIVE named AS (
      SELECT code, valid_from, valid_to, full_name_vi FROM area
      WHERE level IN ('province', 'commune') AND search_name LIKE ${`%${typed}%`} AND ' ' || search_name LIKE ${`% ${typed}%`} LIMIT ${MOST_NAMED}
    ), line AS (
      SELECT code, valid_from, CASE WHEN valid_to IS NOT NULL THEN full_name_vi END AS formerly FROM named
      UNION
      SELECT s.successor_code, s.successor_valid_from, line.formerly FROM line JOIN area_succession s ON s.predecessor_code = line.code AND s.predecessor_valid_from = line.valid_from
    ), today AS (
      SELECT a.code, a.level, a.full_name_vi, a.name_en, a.province_code, CASE WHEN bool_or(line.formerly IS NULL) THEN NULL ELSE min(line.formerly) END AS formerly
      FROM line JOIN area a ON a.code = line.code AND a.valid_from = line.valid_from WHERE a.valid_to IS NULL
      GROUP BY a.code, a.level, a.full_name_vi, a.name_en, a.province_code
    ), counted AS (
      SELECT today.*, CASE level
        WHEN 'province' THEN (SELECT coalesce(sum(f.needs), 0) FROM need_facet f WHERE f.province_code = today.code AND f.state = 'open')
        ELSE (SELECT count(*) FROM need_search s WHERE s.area_code = today.code AND s.state = 'open') END::int AS needs
      FROM today
    )
    SELECT c.code, c.level, c.full_name_vi AS "nameVi", CASE c.level WHEN 'province' THEN c.name_en ELSE c.full_name_vi END AS "nameEn", p.full_name_vi AS "provinceVi", p.name_en AS "provinceEn",
      c.formerly, c.needs
    FROM counted c LEFT JOIN area p ON c.level = 'commune' AND p.code = c.province_code AND p.level = 'province' AND p.valid_to IS NULL
    WHERE c.needs > 0 ORDER BY c.level DESC, c.formerly IS NOT NULL, c.needs DESC, c.code LIMIT ${most}`;
}
