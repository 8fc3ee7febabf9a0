import { clock } from "~/platform/clock.server";
import { db, Prisma } from "~/platform/database.server";
import type { NamedSponsor, SponsorTotals } from "./named-sponsor";
import { needMovements } from "./need-movements.server";
import { periodOf, type OpenLedgerFilters } from "./open-ledger";
import { concernsTooFew } from "./too-few.server";

const PAGE_LENGTH = 50;
const CHUNK = 1000;

/** Money placed and goods delivered for each name; who did not wish to be named, and money without a pledge, fall under no name. */
function givenBy(filters: OpenLedgerFilters): Prisma.Sql {
  return Prisma.sql`
    moved AS (${needMovements(periodOf(filters.year, clock.now()), filters)}),
    of_pledge AS (SELECT pledge_id, sum(placed) AS money, sum(goods) AS goods FROM moved GROUP BY pledge_id),
    given AS (
      SELECT CASE WHEN pledge.given_as IN ('person', 'organisation') AND pledge.channel IS DISTINCT FROM 'reserve' THEN pledge.sponsor_id END AS sponsor_id,
        CASE WHEN pledge.given_as IN ('person', 'organisation') AND pledge.channel IS DISTINCT FROM 'reserve' THEN pledge.honour_name END AS name,
        min(pledge.given_as) AS kind, coalesce(sum(money), 0)::bigint AS money, coalesce(sum(goods), 0)::bigint AS goods
      FROM of_pledge LEFT JOIN pledge ON pledge.id = of_pledge.pledge_id GROUP BY 1, 2),
    named AS (SELECT name, kind, money, goods FROM given WHERE name IS NOT NULL AND (money > 0 OR goods > 0))`;
}

/** One page (fifty names, from page 1) of the sponsors who wished to be named, the largest gifts first, with what all gave together. */
export async function listNamedSponsors(filters: OpenLedgerFilters, page: number): Promise<{ rows: NamedSponsor[]; totals: SponsorTotals; pages: number }> {
  if (await concernsTooFew(filters)) return { rows: [], totals: { named: 0, money: 0, goods: 0, unnamedMoney: 0, unnamedGoods: 0 }, pages: 0 };
  const given = givenBy(filters);
  const [rows, [totals]] = await Promise.all([
    namedRows(given, PAGE_LENGTH, (Math.max(1, page) - 1) * PAGE_LENGTH),
    db.$queryRaw<{ named: number; money: bigint; goods: bigint; unnamedMoney: bigint; unnamedGoods: bigint }[]>`
      WITH ${given}, own AS (SELECT count(*)::int AS named, coalesce(sum(money), 0) AS money, coalesce(sum(goods), 0) AS goods FROM named),
        whole AS (SELECT coalesce(sum(money), 0) AS money, coalesce(sum(goods), 0) AS goods FROM given)
      SELECT own.named, own.money::bigint, own.goods::bigint, (whole.money - own.money)::bigint AS "unnamedMoney", (whole.goods - own.goods)::bigint AS "unnamedGoods" FROM own, whole`,
  ]);
  const { named, money, goods, unnamedMoney, unnamedGoods } = totals!;
  return {
    rows,
    totals: { named, money: Number(money), goods: Number(goods), unnamedMoney: Number(unnamedMoney), unnamedGoods: Number(unnamedGoods) },
    pages: Math.ceil(named / PAGE_LENGTH),
  };
}

/** All of them, read in parts. */
export async function* readNamedSponsors(filters: OpenLedgerFilters): AsyncGenerator<NamedSponsor> {
  if (await concernsTooFew(filters)) return;
  const given = givenBy(filters);
  for (let offset = 0; ; offset += CHUNK) {
    const rows = await namedRows(given, CHUNK, offset);
    yield* rows;
    if (rows.length < CHUNK) return;
  }
}

async function namedRows(given: Prisma.Sql, limit: number, offset: number): Promise<NamedSponsor[]> {
  const rows = await db.$queryRaw<{ name: string; kind: NamedSponsor["kind"]; money: bigint; goods: bigint }[]>`
    WITH ${given} SELECT name, kind, money, goods FROM named ORDER BY money + goods DESC, name LIMIT ${limit} OFFSET ${offset}`;
  return rows.map(({ name, kind, money, goods }) => ({ name, kind, money: Number(money), goods: Number(goods) }));
}
