import type { Tx } from "~/platform/database.server";

type Release = { needId: string; pledgeId: string; units: number; at: Date; bridgeId?: string };

/**
 * Takes units from a pledge, those with the highest numbers. They return to the need, a covered one opens again; or, with `bridgeId`, they stay taken in
 * the need and are carried on by that bridge. The caller holds the need's row, has lowered `units_paid` where paid units go, and ends a pledge
 * of which all are taken. Throws when the pledge holds fewer.
 */
export async function releaseSomeUnits(tx: Tx, { needId, pledgeId, units, at, bridgeId }: Release): Promise<{ reopened: boolean }> {
  const moment = at.toISOString();
  const held = await tx.$queryRaw<{ id: string; first: number; end: number }[]>`
    SELECT id, lower(units) AS first, upper(units) AS "end" FROM allocation WHERE pledge_id = ${pledgeId}::uuid AND released_at IS NULL ORDER BY lower(units) DESC`;
  if (held.reduce((sum, run) => sum + run.end - run.first, 0) < units) throw new Error(`Pledge ${pledgeId} holds fewer than the ${units} units to be taken from it.`);
  let left = units;
  for (const { id, first, end } of held) {
    if (left === 0) break;
    const from = Math.max(first, end - left);
    left -= end - from;
    if (from === first) await tx.$executeRaw`UPDATE allocation SET released_at = ${moment}::timestamptz WHERE id = ${id}::uuid`;
    else {
      await tx.$executeRaw`UPDATE allocation SET units = int4range(${first}::int, ${from}::int) WHERE id = ${id}::uuid`;
      await tx.$executeRaw`
        INSERT INTO allocation (need_id, pledge_id, units, allocated_at, released_at)
        SELECT need_id, pledge_id, int4range(${from}::int, ${end}::int), allocated_at, ${moment}::timestamptz FROM allocation WHERE id = ${id}::uuid`;
    }
    if (bridgeId)
      await tx.$executeRaw`
        INSERT INTO allocation (need_id, bridge_id, units, allocated_at) VALUES (${needId}::uuid, ${bridgeId}::uuid, int4range(${from}::int, ${end}::int), ${moment}::timestamptz)`;
  }
  if (bridgeId) {
    await tx.$executeRaw`UPDATE need SET units_bridged = units_bridged + ${units}::int, updated_at = ${moment}::timestamptz WHERE id = ${needId}::uuid`;
    return { reopened: false };
  }
  const rows = await tx.$queryRaw<{ reopened: boolean }[]>`
    WITH before AS (SELECT state FROM need WHERE id = ${needId}::uuid)
    UPDATE need SET units_allocated = units_allocated - ${units}::int, state = CASE state WHEN 'covered' THEN 'open' ELSE state END, updated_at = ${moment}::timestamptz
    WHERE id = ${needId}::uuid RETURNING (SELECT state FROM before) = 'covered' AS reopened`;
  return rows[0]!;
}

/** Gives the units that a bridge carries back to a pledge of the same need. The caller holds the need's row and ends the bridge. */
export async function returnBridgedUnits(tx: Tx, { needId, pledgeId, bridgeId, at }: { needId: string; pledgeId: string; bridgeId: string; at: Date }): Promise<number> {
  const moment = at.toISOString();
  const carried = await tx.$queryRaw<{ first: number; end: number }[]>`
    UPDATE allocation SET released_at = ${moment}::timestamptz WHERE bridge_id = ${bridgeId}::uuid AND released_at IS NULL RETURNING lower(units) AS first, upper(units) AS "end"`;
  for (const { first, end } of carried)
    await tx.$executeRaw`
      INSERT INTO allocation (need_id, pledge_id, units, allocated_at) VALUES (${needId}::uuid, ${pledgeId}::uuid, int4range(${first}::int, ${end}::int), ${moment}::timestamptz)`;
  const units = carried.reduce((sum, run) => sum + run.end - run.first, 0);
  await tx.$executeRaw`UPDATE need SET units_bridged = units_bridged - ${units}::int, updated_at = ${moment}::timestamptz WHERE id = ${needId}::uuid`;
  return units;
}
