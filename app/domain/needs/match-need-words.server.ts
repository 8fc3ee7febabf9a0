import { Prisma } from "~/platform/database.server";

/**
 * A query for the ids of needs in which every word occurs, with or without accents and in any case: in the public search text, or in the
 * name of the need's place. A place counts with its own name and with the names, districts and provinces of the units it came from, so
 * that people find what they knew under an old name. Words found in names must all lie in one lineage step's name, as whole words.
 * @param words at least one, at most eight
 */
export function matchingNeeds(words: string[]): Prisma.Sql {
  const inText = (word: string) => Prisma.sql`n.search_text LIKE '%' || ${folded(word)} || '%'`;
  const bits = words.map((word, index) => Prisma.sql`CASE WHEN names LIKE '% ' || ${folded(word)} || ' %' THEN ${Prisma.raw(String(1 << index))} ELSE 0 END`);
  const textOrPlace = words.map((word, index) => Prisma.sql`(place.mask & ${Prisma.raw(String(1 << index))} <> 0 OR ${inText(word)})`);
  return Prisma.sql`
    WITH RECURSIVE old_name AS MATERIALIZED (
      SELECT name, fold_text(name) AS folded FROM (
        SELECT former_district AS name FROM area WHERE former_district IS NOT NULL
        UNION SELECT former_province FROM area WHERE former_province IS NOT NULL) old
    ), named AS (
      SELECT a.code, a.valid_from, concat(' ', a.search_name, ' ', district.folded, ' ', province.folded, ' ') AS names
      FROM area a
      LEFT JOIN old_name district ON district.name = a.former_district
      LEFT JOIN old_name province ON province.name = a.former_province
      WHERE a.level = 'commune'
    ), place AS (
      SELECT code, valid_from, mask FROM (SELECT code, valid_from, ${Prisma.join(bits, " + ")} AS mask FROM named) found WHERE mask > 0
      UNION
      SELECT s.successor_code, s.successor_valid_from, place.mask
      FROM place JOIN area_succession s ON s.predecessor_code = place.code AND s.predecessor_valid_from = place.valid_from
    )
    SELECT n.id FROM need n WHERE ${Prisma.join(words.map(inText), " AND ")}
    UNION
    SELECT n.id FROM place JOIN need n ON n.area_code = place.code AND n.area_valid_from = place.valid_from
    WHERE ${Prisma.join(textOrPlace, " AND ")}`;
}

/** The folded word; it holds letters, digits and hyphens only, so nothing in it is a wildcard of LIKE. */
function folded(word: string): Prisma.Sql {
  return Prisma.sql`fold_text(${word}::text)`;
}
