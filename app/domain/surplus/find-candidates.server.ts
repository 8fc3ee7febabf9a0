import { unitsWaitedForOf } from "~/domain/matching/units-waited-for.server";
import type { SurplusRule } from "~/domain/pledges/pledge";
import type { Surplus } from "~/domain/surplus/lock-surplus.server";
import { clock, vietnamDay } from "~/platform/clock.server";
import { db, Prisma } from "~/platform/database.server";

/** Open needs, other than the pledge's own, that surplus money can buy at least one unit of: the same commune first, then the same province, then by priority. */
export async function findCandidates({ pledgeId, amount }: Surplus, rule: SurplusRule, limit: number): Promise<string[]> {
  const fits = rule === "same_commune" ? Prisma.sql`need.area_code = origin.area_code` : Prisma.sql`need.category = origin.category`;
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT need.id FROM pledge JOIN need AS origin ON origin.id = pledge.need_id JOIN need ON ${fits} AND need.id <> origin.id
    WHERE pledge.id = ${pledgeId}::uuid AND need.state = 'open' AND need.accepts_money AND need.demo = origin.demo AND need.deadline >= ${vietnamDay(clock.now())}::date
      AND need.unit_price <= ${amount}::bigint
      AND need.quantity - need.units_allocated > ${unitsWaitedForOf(Prisma.sql`need.id`)}
    ORDER BY need.area_code <> origin.area_code, need.province_code <> origin.province_code, need.priority_score DESC, need.code LIMIT ${limit}`;
  return rows.map(({ id }) => id);
}
