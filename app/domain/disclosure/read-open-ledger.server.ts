import { smallestPublicGroup } from "~/domain/privacy/public-need";
import { clock } from "~/platform/clock.server";
import { db, Prisma, type Tx } from "~/platform/database.server";
import { groupSmall, noFigures } from "./group-small";
import { ledgerFigures } from "./ledger-figures.server";
import { isNarrowed, periodOf, type MonthFigures, type NeedFigures, type NeedGroup, type OpenLedger, type OpenLedgerFilters, type Period } from "./open-ledger";
import { readFundStatement, type CashMonth } from "./read-fund-statement.server";
import { findSummedUntil, monthOf } from "./summed-until.server";

type Sums = { placed: bigint; delivered: bigint; goods: bigint; disbursed: bigint; held: bigint };
type Row = Sums & { of: "all" | "programme" | "place" | "month"; key: string | null; nameVi: string | null; nameEn: string | null; needs: number; beneficiaries: number; ever: bigint };

const LIMIT_MS = 60_000;

/**
 * What the ledger says to everybody, at this moment: figures of needs by month, programme and place, and of the whole fund where nothing is left
 * out. Where the selection concerns fewer than five children no figure is given (`tooFew`). Every sum is the ledger's, to the đồng, of one and the same moment.
 */
export async function readOpenLedger(filters: OpenLedgerFilters): Promise<OpenLedger> {
  return db.$transaction((tx) => readAtOnce(tx, filters), { isolationLevel: "RepeatableRead", timeout: LIMIT_MS, maxWait: LIMIT_MS });
}

async function readAtOnce(tx: Tx, filters: OpenLedgerFilters): Promise<OpenLedger> {
  const now = clock.now();
  const period = { ...periodOf(filters.year, now), summed: await findSummedUntil(tx, now) };
  const rows = await readFigures(tx, filters, period);
  const of = (kind: Row["of"]) => rows.filter((row) => row.of === kind);
  const all = of("all")[0];
  const total = all ? figuresOf(all) : noFigures;
  const empty = { asOf: now.toISOString(), statement: null, months: [], programmes: [], places: [] };
  if (isNarrowed(filters) && total.needs > 0 && total.beneficiaries < smallestPublicGroup) return { ...empty, total: noFigures, tooFew: true };
  const fund = isNarrowed(filters) ? null : await readFundStatement(tx, period, Number(all?.ever ?? 0n));
  return {
    asOf: empty.asOf,
    total,
    tooFew: false,
    statement: fund?.statement ?? null,
    months: joinMonths(of("month"), fund?.months ?? []),
    programmes: groupSmall(of("programme").map(groupOf)),
    places: groupSmall(of("place").map(groupOf)),
  };
}

/** All figures in one pass: whole, by programme, by place (provinces, or the communes of the province that is asked for), and by month of the period. */
function readFigures(tx: Tx, filters: OpenLedgerFilters, period: Period & { summed: Date | null }): Promise<Row[]> {
  const level = filters.province ? "commune" : "province";
  const first = monthOf(period.from);
  const within = (column: string) => Prisma.sql`coalesce(sum(${Prisma.raw(column)}) FILTER (WHERE month >= ${first}), 0)::bigint AS ${Prisma.raw(column)}`;
  return tx.$queryRaw<Row[]>`
    WITH figures AS (${ledgerFigures(period, filters)}),
      grouped AS (
        SELECT GROUPING(programme_id) AS no_programme, GROUPING(place) AS no_place, GROUPING(month) AS no_month, programme_id, place, month,
          ${within("placed")}, ${within("delivered")}, ${within("goods")}, ${within("disbursed")}, sum(held)::bigint AS held, sum(delivered)::bigint AS ever,
          sum(needs)::int AS needs, sum(beneficiaries)::int AS beneficiaries
        FROM figures GROUP BY GROUPING SETS ((), (programme_id), (place), (month)))
    SELECT CASE WHEN no_programme = 0 THEN 'programme' WHEN no_place = 0 THEN 'place' WHEN no_month = 0 THEN 'month' ELSE 'all' END AS of, coalesce(programme.slug, grouped.place, month) AS key,
      coalesce(programme.title_vi, area.full_name_vi) AS "nameVi", coalesce(programme.title_en, CASE area.level WHEN 'province' THEN area.name_en ELSE area.full_name_vi END) AS "nameEn",
      placed, delivered, goods, disbursed, held, ever, needs, beneficiaries
    FROM grouped LEFT JOIN programme ON programme.id = grouped.programme_id
    LEFT JOIN LATERAL (SELECT level, full_name_vi, name_en FROM area WHERE code = grouped.place AND level = ${level} ORDER BY valid_from DESC LIMIT 1) AS area ON no_place = 0
    WHERE CASE WHEN no_month = 0 THEN month >= ${first} ELSE needs > 0 END ORDER BY key`;
}

/** Every month from the first to the last in which something moved, those of rest among them. */
function joinMonths(needs: readonly Row[], cash: readonly CashMonth[]): MonthFigures[] {
  const seen = [...needs.map(({ key }) => key!), ...cash.map(({ month }) => month)].toSorted();
  return monthsBetween(seen[0], seen.at(-1)).map((month) => {
    const [of, came] = [needs.find(({ key }) => key === month), cash.find((one) => one.month === month)];
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

function groupOf(row: Row): NeedGroup {
  return { key: row.key, nameVi: row.nameVi ?? "", nameEn: row.nameEn ?? "", ...figuresOf(row) };
}
