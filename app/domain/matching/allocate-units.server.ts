import { clock } from "~/platform/clock.server";
import type { Tx } from "~/platform/database.server";

export type Allocated = { ok: true; covered: boolean; remaining: number } | { ok: false };

/**
 * Gives the pledge the lowest free unit numbers of the need, in as many ranges as the gaps left by released pledges require, and raises the need's
 * counter and state in the same statement. The caller holds the need's row (lockNeed) and the pledge's row exists.
 * Refuses, giving nothing, when fewer than `units` are free. The exclusion constraint one_pledge_per_unit stands below this statement.
 */
export async function allocateUnits(tx: Tx, { needId, pledgeId, units }: { needId: string; pledgeId: string; units: number }): Promise<Allocated> {
  const at = clock.now().toISOString();
  const rows = await tx.$queryRaw<{ covered: boolean; remaining: number }[]>`
    WITH gap AS (
      SELECT lower(span) AS first, upper(span) - lower(span) AS size, sum(upper(span) - lower(span)) OVER (ORDER BY lower(span)) AS upto
      FROM need, LATERAL unnest(
        int4multirange(int4range(1, need.quantity + 1))
        - coalesce((SELECT range_agg(units) FROM allocation WHERE need_id = ${needId}::uuid AND released_at IS NULL), '{}'::int4multirange)
      ) AS span
      WHERE need.id = ${needId}::uuid
    ), given AS (
      INSERT INTO allocation (need_id, pledge_id, units, allocated_at)
      SELECT ${needId}::uuid, ${pledgeId}::uuid, int4range(first, first + least(size, ${units}::int - (upto - size))::int), ${at}::timestamptz
      FROM gap
      WHERE upto - size < ${units}::int AND (SELECT max(upto) FROM gap) >= ${units}::int
      RETURNING units
    )
    UPDATE need
    SET units_allocated = units_allocated + ${units}::int,
        state = CASE WHEN units_allocated + ${units}::int = quantity THEN 'covered' ELSE state END,
        updated_at = ${at}::timestamptz
    WHERE id = ${needId}::uuid AND (SELECT sum(upper(units) - lower(units)) FROM given) = ${units}::int
    RETURNING units_allocated = quantity AS covered, quantity - units_allocated AS remaining`;
  const row = rows[0];
  return row ? { ok: true, covered: row.covered, remaining: row.remaining } : { ok: false };
}
