import { smallestPublicGroup } from "~/domain/privacy/public-need";
import { clock } from "~/platform/clock.server";
import { db, Prisma } from "~/platform/database.server";
import { groupSmall, noFigures } from "./group-small";
import { needMovements } from "./need-movements.server";
import { isNarrowed, periodOf, type MonthFigures, type NeedFigures, type NeedGroup, type OpenLedger, type OpenLedgerFilters } from "./open-ledger";
import { readFundStatement, type CashMonth } from "./read-fund-statement.server";

type Period = { from: Date; until: Date };
type Sums = { placed: bigint; delivered: bigint; goods: bigint; disbursed: bigint; held: bigint };
type MonthRow = Omit<Sums, "held"> & { month: string };
type GroupRow = Sums & { of: "all" | "programme" | "place"; key: string | null; nameVi: string | null; nameEn: string | null; needs: number; beneficiaries: number; ever: bigint };

/**
 * What the ledger says to everybody, at this moment: figures of needs by month, programme and place, and of the whole fund where nothing is left
 * out. Where the selection concerns fewer than five children no figure is given (`tooFew`). Every sum is the ledger's, to the đồng.
 */
export async function readOpenLedger(filters: OpenLedgerFilters): Promise<OpenLedger> {
  const now = clock.now();
  const period = periodOf(filters.year, now);
  const [groups, months] = await Promise.all([readGroups(filters, period), readMonths(filters, period)]);
  const all = groups.find(({ of }) => of === "all");
  const total = all ? figuresOf(all) : noFigures;
  const empty = { asOf: now.toISOString(), statement: null, months: [], programmes: [], places: [] };
  if (isNarrowed(filters) && total.needs > 0 && total.beneficiaries < smallestPublicGroup) return { ...empty, total: noFigures, tooFew: true };
  const fund = isNarrowed(filters) ? null : await readFundStatement(period, Number(all?.ever ?? 0n));
  return {
    asOf: empty.asOf,
    total,
    tooFew: false,
    statement: fund?.statement ?? null,
    months: joinMonths(months, fund?.months ?? []),
    programmes: groupSmall(groups.filter(({ of }) => of === "programme").map(groupOf)),
    places: groupSmall(groups.filter(({ of }) => of === "place").map(groupOf)),
  };
}

/** By programme and by place in one pass: provinces, or the communes of the province that is asked for. */
function readGroups(filters: OpenLedgerFilters, period: Period): Promise<GroupRow[]> {
  const [place, level] = filters.province ? [Prisma.sql`need.area_code`, "commune"] : [Prisma.sql`need.province_code`, "province"];
  return db.$queryRaw<GroupRow[]>`
    WITH moved AS (${needMovements(period, filters)}),
      of_need AS (SELECT need_id, sum(placed) AS placed, sum(delivered) AS delivered, sum(goods) AS goods, sum(disbursed) AS disbursed, sum(held) AS held, sum(delivered_ever) AS ever FROM moved GROUP BY need_id),
      grouped AS (
        SELECT GROUPING(need.programme_id) AS no_programme, GROUPING(${place}) AS no_place, need.programme_id, ${place} AS place,
          sum(placed)::bigint AS placed, sum(delivered)::bigint AS delivered, sum(goods)::bigint AS goods, sum(disbursed)::bigint AS disbursed, sum(held)::bigint AS held, sum(ever)::bigint AS ever,
          count(*)::int AS needs, coalesce(sum(need.beneficiaries), 0)::int AS beneficiaries
        FROM of_need JOIN need ON need.id = of_need.need_id GROUP BY GROUPING SETS ((), (need.programme_id), (${place})))
    SELECT CASE WHEN no_programme = 0 THEN 'programme' WHEN no_place = 0 THEN 'place' ELSE 'all' END AS of, coalesce(programme.slug, grouped.place) AS key,
      coalesce(programme.title_vi, area.full_name_vi) AS "nameVi", coalesce(programme.title_en, CASE area.level WHEN 'province' THEN area.name_en ELSE area.full_name_vi END) AS "nameEn",
      placed, delivered, goods, disbursed, held, ever, needs, beneficiaries
    FROM grouped LEFT JOIN programme ON programme.id = grouped.programme_id
    LEFT JOIN LATERAL (SELECT level, full_name_vi, name_en FROM area WHERE code = grouped.place AND level = ${level} ORDER BY valid_from DESC LIMIT 1) AS area ON no_place = 0
    WHERE needs > 0`;
}

function readMonths(filters: OpenLedgerFilters, period: Period): Promise<MonthRow[]> {
  return db.$queryRaw<MonthRow[]>`
    WITH moved AS (${needMovements(period, filters)})
    SELECT month, sum(placed)::bigint AS placed, sum(delivered)::bigint AS delivered, sum(goods)::bigint AS goods, sum(disbursed)::bigint AS disbursed FROM moved WHERE inside GROUP BY month ORDER BY month`;
}

/** Every month from the first to the last in which something moved, those of rest among them. */
function joinMonths(needs: readonly MonthRow[], cash: readonly CashMonth[]): MonthFigures[] {
  const seen = [...needs, ...cash].map(({ month }) => month).toSorted();
  return monthsBetween(seen[0], seen.at(-1)).map((month) => {
    const [of, came] = [needs.find((one) => one.month === month), cash.find((one) => one.month === month)];
    return { month, received: came?.received ?? 0, returned: came?.returned ?? 0, placed: Number(of?.placed ?? 0n), delivered: Number(of?.delivered ?? 0n), goods: Number(of?.goods ?? 0n), disbursed: Number(of?.disbursed ?? 0n) };
  });
}

/** yyyy-mm from the first to the last, both included. */
export function monthsBetween(first: string | undefined, last: string | undefined): string[] {
  const months: string[] = [];
  for (let at = first; at && last && at <= last; at = monthAfter(at)) months.push(at);
  return months;
}

function monthAfter(month: string): string {
  const [year, of] = month.split("-").map(Number) as [number, number];
  return of === 12 ? `${year + 1}-01` : `${year}-${String(of + 1).padStart(2, "0")}`;
}

function figuresOf({ placed, delivered, goods, disbursed, held, needs, beneficiaries }: Sums & { needs: number; beneficiaries: number }): NeedFigures {
  return { placed: Number(placed), delivered: Number(delivered), goods: Number(goods), disbursed: Number(disbursed), held: Number(held), needs, beneficiaries };
}

function groupOf(row: GroupRow): NeedGroup {
  return { key: row.key, nameVi: row.nameVi ?? "", nameEn: row.nameEn ?? "", ...figuresOf(row) };
}
