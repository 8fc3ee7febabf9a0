import type { Tx } from "~/platform/database.server";

export type Released = { units: number; reopened: boolean };

/**
 * Returns all units of a pledge to the need, and a covered need to open, in one statement. The caller holds the need's row (lockNeed).
 * Paid units must have been taken out of `units_paid` before; the table refuses otherwise.
 */
export async function releaseUnits(tx: Tx, pledgeId: string, at: Date): Promise<Released> {
  const moment = at.toISOString();
  const rows = await tx.$queryRaw<{ units: number; reopened: boolean }[]>`
    WITH returned AS (
      UPDATE allocation SET released_at = ${moment}::timestamptz
      WHERE pledge_id = ${pledgeId}::uuid AND released_at IS NULL
      RETURNING need_id, units
    ), freed AS (
      SELECT need_id, sum(upper(units) - lower(units))::int AS units FROM returned GROUP BY need_id
    ), before AS (
      SELECT need.id, need.state FROM need JOIN freed ON freed.need_id = need.id
    )
    UPDATE need
    SET units_allocated = units_allocated - freed.units,
        state = CASE WHEN need.state = 'covered' THEN 'open' ELSE need.state END,
        updated_at = ${moment}::timestamptz
    FROM freed JOIN before ON before.id = freed.need_id
    WHERE need.id = freed.need_id
    RETURNING freed.units, before.state = 'covered' AS reopened`;
  return rows[0] ?? { units: 0, reopened: false };
}
