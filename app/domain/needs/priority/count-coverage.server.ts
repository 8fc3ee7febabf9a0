import { clock } from "~/platform/clock.server";
import { db } from "~/platform/database.server";
import { FAIRNESS_DAYS } from "./priority-weights";

/**
 * Counts anew how much each commune asked for and how much of it has come: units whose money has arrived or whose goods were accepted, at their price,
 * of all needs published in the last twelve months or still running. Units that a bridge carries on count with the bridge. The average is that of the
 * communes, each counting alike. Writes only what changed; answers how many communes did.
 */
export async function countCoverage(): Promise<number> {
  const now = clock.now();
  const since = new Date(now.getTime() - FAIRNESS_DAYS * 86_400_000);
  const [row] = await db.$queryRaw<{ changed: number }[]>`
    WITH counted AS (
      SELECT area_code, area_valid_from, sum((quantity - units_bridged) * unit_price)::bigint AS asked, sum(units_paid * unit_price)::bigint AS covered FROM need
      WHERE state IN ('open', 'covered') OR (state IN ('delivered', 'closed', 'expired') AND published_at >= ${since.toISOString()}::timestamptz)
      GROUP BY 1, 2 HAVING sum((quantity - units_bridged) * unit_price) > 0
    ), shared AS (
      SELECT *, least(100, round(100.0 * covered / asked))::smallint AS percent FROM counted
    ), told AS (
      SELECT *, round(avg(percent) OVER ())::smallint AS average FROM shared
    ), gone AS (
      DELETE FROM commune_coverage old WHERE NOT EXISTS (SELECT FROM told WHERE told.area_code = old.area_code AND told.area_valid_from = old.area_valid_from) RETURNING 1
    ), kept AS (
      INSERT INTO commune_coverage AS old (area_code, area_valid_from, asked, covered, percent, average, counted_at)
      SELECT area_code, area_valid_from, asked, covered, percent, average, ${now.toISOString()}::timestamptz FROM told ORDER BY area_code, area_valid_from
      ON CONFLICT (area_code, area_valid_from) DO UPDATE SET asked = excluded.asked, covered = excluded.covered, percent = excluded.percent, average = excluded.average, counted_at = excluded.counted_at
        WHERE (old.asked, old.covered, old.percent, old.average) IS DISTINCT FROM (excluded.asked, excluded.covered, excluded.percent, excluded.average)
      RETURNING 1
    )
    SELECT ((SELECT count(*) FROM gone) + (SELECT count(*) FROM kept))::int AS changed`;
  return row!.changed;
}

/** The average coverage of communes in hundredths as it was last counted, and of how many; null before the first count. */
export async function readAverageCoverage(): Promise<{ average: number; communes: number } | null> {
  const [row] = await db.$queryRaw<{ average: number | null; communes: number }[]>`SELECT max(average)::int AS average, count(*)::int AS communes FROM commune_coverage`;
  return row && row.average !== null ? { average: row.average, communes: row.communes } : null;
}
