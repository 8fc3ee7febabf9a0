import { clock } from "~/platform/clock.server";
import { db } from "~/platform/database.server";
import { divideSmall, groupSmall, sumOf } from "./group-small";
import { needMovements } from "./need-movements.server";
import { periodOf, type NeedGroup, type OpenLedgerFilters } from "./open-ledger";
import { concernsTooFew } from "./too-few.server";

export type CommuneFigures = NeedGroup & { provinceVi: string; provinceEn: string };

type Row = { provinceCode: string; provinceVi: string; provinceEn: string; key: string; nameVi: string; placed: bigint; delivered: bigint; goods: bigint; disbursed: bigint; held: bigint; needs: number; beneficiaries: number };

/**
 * The figures of every commune of the selection, province by province; communes with fewer than five children stand together in their province, and provinces with
 * fewer than five in one line without a name at the end, so that neither can be read or worked out.
 */
export async function readCommunes(filters: OpenLedgerFilters): Promise<CommuneFigures[]> {
  if (await concernsTooFew(filters)) return [];
  const rows = await db.$queryRaw<Row[]>`
    WITH moved AS (${needMovements(periodOf(filters.year, clock.now()), filters)}),
      of_need AS (SELECT need_id, sum(placed) AS placed, sum(delivered) AS delivered, sum(goods) AS goods, sum(disbursed) AS disbursed, sum(held) AS held FROM moved GROUP BY need_id)
    SELECT need.province_code AS "provinceCode", min(province.full_name_vi) AS "provinceVi", min(province.name_en) AS "provinceEn", need.area_code AS key, min(commune.full_name_vi) AS "nameVi",
      sum(placed)::bigint AS placed, sum(delivered)::bigint AS delivered, sum(goods)::bigint AS goods, sum(disbursed)::bigint AS disbursed, sum(held)::bigint AS held,
      count(*)::int AS needs, coalesce(sum(need.beneficiaries), 0)::int AS beneficiaries
    FROM of_need JOIN need ON need.id = of_need.need_id
    JOIN area commune ON commune.code = need.area_code AND commune.valid_from = need.area_valid_from
    LEFT JOIN area province ON province.code = need.province_code AND province.level = 'province' AND province.valid_to IS NULL
    GROUP BY need.province_code, need.area_code ORDER BY need.province_code, need.area_code`;
  const provinces = [...new Set(rows.map(({ provinceCode }) => provinceCode))].map((key) => {
    const own = rows.filter(({ provinceCode }) => provinceCode === key);
    const communes = own.map(communeOf);
    return { ...sumOf(communes), key, nameVi: own[0]!.provinceVi, nameEn: own[0]!.provinceEn, communes };
  });
  const { shown, together } = divideSmall(provinces);
  const named = shown.toSorted((a, b) => a.key.localeCompare(b.key)).flatMap(({ communes, nameVi, nameEn }) => groupSmall(communes).map((commune) => ({ ...commune, provinceVi: nameVi, provinceEn: nameEn })));
  if (together.length === 0) return named;
  return [...named, { key: null, nameVi: "", nameEn: "", provinceVi: "", provinceEn: "", ...sumOf(together) }];
}

function communeOf({ key, nameVi, placed, delivered, goods, disbursed, held, needs, beneficiaries }: Row): NeedGroup {
  return { key, nameVi, nameEn: nameVi, placed: Number(placed), delivered: Number(delivered), goods: Number(goods), disbursed: Number(disbursed), held: Number(held), needs, beneficiaries };
}
