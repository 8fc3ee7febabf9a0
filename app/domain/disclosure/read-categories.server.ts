import { LRUCache } from "lru-cache";
import { clock } from "~/platform/clock.server";
import { db } from "~/platform/database.server";
import { groupSmall } from "./group-small";
import { needMovements } from "./need-movements.server";
import { periodOf, type NeedGroup, type OpenLedgerFilters } from "./open-ledger";
import { concernsTooFew } from "./too-few.server";

type Row = { key: string; placed: bigint; delivered: bigint; goods: bigint; disbursed: bigint; held: bigint; needs: number; beneficiaries: number };

const KEPT_MS = 60_000;
const minutes = new LRUCache<string, NeedGroup[]>({ max: 300, ttl: KEPT_MS, fetchMethod: (key) => readCategories(JSON.parse(key) as OpenLedgerFilters) });

/** The figures of every category of needs in the selection, at most a minute old; categories with fewer than five children stand together. */
export async function recentCategories({ programme, province, commune, year }: OpenLedgerFilters): Promise<NeedGroup[]> {
  return (await minutes.fetch(JSON.stringify({ programme, province, commune, year })))!;
}

/** The same, read now. A category's name is its key. */
export async function readCategories(filters: OpenLedgerFilters): Promise<NeedGroup[]> {
  if (await concernsTooFew(filters)) return [];
  const rows = await db.$queryRaw<Row[]>`
    WITH moved AS (${needMovements(periodOf(filters.year, clock.now()), filters)}),
      of_need AS (SELECT need_id, sum(placed) AS placed, sum(delivered) AS delivered, sum(goods) AS goods, sum(disbursed) AS disbursed, sum(held) AS held FROM moved GROUP BY need_id)
    SELECT need.category AS key, sum(placed)::bigint AS placed, sum(delivered)::bigint AS delivered, sum(goods)::bigint AS goods, sum(disbursed)::bigint AS disbursed, sum(held)::bigint AS held,
      count(*)::int AS needs, coalesce(sum(need.beneficiaries), 0)::int AS beneficiaries
    FROM of_need JOIN need ON need.id = of_need.need_id GROUP BY need.category ORDER BY need.category`;
  return groupSmall(
    rows.map(({ key, placed, delivered, goods, disbursed, held, needs, beneficiaries }) => ({
      key, nameVi: "", nameEn: "", placed: Number(placed), delivered: Number(delivered), goods: Number(goods), disbursed: Number(disbursed), held: Number(held), needs, beneficiaries,
    })),
  );
}
