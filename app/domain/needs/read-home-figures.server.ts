import type { HomeFigures } from "~/domain/needs/home-figures";
import { db } from "~/platform/database.server";

/** What has really been given, read from confirmed deliveries alone; promises and payments do not count. */
export async function readHomeFigures(): Promise<HomeFigures> {
  const [delivered, [people], [open], certificatesIssued] = await Promise.all([
    db.$queryRaw<{ category: string; mode: string; units: bigint; value: bigint; deliveries: bigint }[]>`
      SELECT n.category, p.mode, sum(d.units_accepted)::bigint AS units, sum(d.units_accepted * p.unit_price)::bigint AS value, count(*) AS deliveries
      FROM delivery d JOIN pledge p ON p.id = d.pledge_id JOIN need n ON n.id = d.need_id
      WHERE d.state = 'confirmed' GROUP BY n.category, p.mode`,
    db.$queryRaw<{ sponsors: bigint }[]>`
      SELECT count(DISTINCT p.sponsor_id) AS sponsors FROM pledge p JOIN delivery d ON d.pledge_id = p.id WHERE d.state = 'confirmed' AND d.units_accepted > 0`,
    db.$queryRaw<{ needs: bigint; provinces: bigint }[]>`SELECT count(*) AS needs, count(DISTINCT province_code) AS provinces FROM need WHERE state = 'open'`,
    db.certificate.count({ where: { state: "issued" } }),
  ]);
  const sumOf = (pick: (row: (typeof delivered)[number]) => bigint, mode?: string) =>
    delivered.reduce((sum, row) => (mode === undefined || row.mode === mode ? sum + Number(pick(row)) : sum), 0);
  const byCategory = new Map<string, number>();
  for (const row of delivered) byCategory.set(row.category, (byCategory.get(row.category) ?? 0) + Number(row.units));
  return {
    moneyDelivered: sumOf((row) => row.value, "money"),
    goodsDelivered: sumOf((row) => row.value, "in_kind"),
    confirmedDeliveries: sumOf((row) => row.deliveries),
    unitsByCategory: [...byCategory].map(([category, units]) => ({ category, units })).filter(({ units }) => units > 0).sort((a, b) => b.units - a.units),
    sponsors: Number(people?.sponsors ?? 0),
    certificatesIssued,
    openNeeds: Number(open?.needs ?? 0),
    openProvinces: Number(open?.provinces ?? 0),
  };
}
