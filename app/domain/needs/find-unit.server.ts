import { unitCode, unitCodePattern, type PublicNeed } from "~/domain/needs/need";
import { publicNeedView } from "~/domain/needs/public-need-view";
import { publicNeedSelect, publicNeedStates } from "~/domain/privacy/public-need";
import { db } from "~/platform/database.server";

export interface PublicUnit {
  /** `HP-MEAL-0007/000123` */
  code: string;
  unit: number;
  state: "free" | "pledged" | "delivered" | "bridged";
  /** The need that carries a bridged unit on. */
  bridge: string | null;
  /** ISO moment since when a live pledge holds the unit; who holds it is not public. */
  pledgedAt: string | null;
  need: PublicNeed;
}

/**
 * The state of one numbered unit. Units of a pledge count as delivered in the order of their numbers: of a pledge of units 11 to 20 with four
 * confirmed, units 11 to 14 are delivered. Null when the code is not a unit code, the need is not public or has no such unit.
 */
export async function findPublicUnit(code: string): Promise<PublicUnit | null> {
  const parts = unitCodePattern.exec(code.trim().toUpperCase().replace(/\s+/g, ""));
  const [needCode, unit] = [parts?.[1], Number(parts?.[2])];
  if (!needCode || !Number.isInteger(unit) || unit < 1) return null;
  const row = await db.need.findFirst({ where: { code: needCode, state: { in: [...publicNeedStates] } }, select: publicNeedSelect });
  if (!row || unit > row.quantity) return null;
  const [holder] = await db.$queryRaw<{ pledgedAt: Date; delivered: boolean; bridge: string | null }[]>`
    SELECT a.allocated_at AS "pledgedAt", (SELECT code FROM need bridge WHERE bridge.id = a.bridge_id) AS bridge, coalesce(p.units_delivered, -1) >= (
      SELECT sum(least(upper(b.units), ${unit}::int + 1) - lower(b.units)) FROM allocation b
      WHERE b.pledge_id = a.pledge_id AND b.released_at IS NULL AND lower(b.units) <= ${unit}::int) AS delivered
    FROM allocation a LEFT JOIN pledge p ON p.id = a.pledge_id JOIN need n ON n.id = a.need_id
    WHERE n.code = ${needCode} AND a.released_at IS NULL AND a.units @> ${unit}::int`;
  return {
    code: unitCode(needCode, unit),
    unit,
    state: holder ? (holder.bridge ? "bridged" : holder.delivered ? "delivered" : "pledged") : "free",
    bridge: holder?.bridge ?? null,
    pledgedAt: holder?.pledgedAt.toISOString() ?? null,
    need: publicNeedView(row),
  };
}
