import { Prisma } from "~/platform/database.server";
import { needMovements, ofNeeds } from "./need-movements.server";
import type { OpenLedgerFilters, Period } from "./open-ledger";

/**
 * What moved on needs in a period, for adding up: programme_id, place (province, or commune where a province is asked for), month, placed, delivered, goods,
 * disbursed and held in đồng, and how many needs and beneficiaries come with it, each need once. Up to `summed` it is read from the sums, later from the ledger.
 */
export function ledgerFigures({ summed, lastDay, now }: Pick<Period, "lastDay" | "now"> & { summed: Date | null }, filters: OpenLedgerFilters): Prisma.Sql {
  const since = isSummed(filters) ? summed : null;
  const place = filters.province ? Prisma.sql`need.area_code` : Prisma.sql`need.province_code`;
  const before = since
    ? Prisma.sql`WHERE NOT EXISTS (
        SELECT FROM ledger_account account JOIN ledger_entry entry ON entry.account_id = account.id JOIN ledger_transaction booked ON booked.id = entry.transaction_id
        WHERE account.need_id = line.need_id AND ${ofNeeds} AND booked.booked_at < ${since.toISOString()}::timestamptz)`
    : Prisma.empty;
  const sums = since
    ? Prisma.sql`
      UNION ALL SELECT programme_id, province_code, month, placed, delivered, goods, disbursed, held, needs, beneficiaries FROM open_ledger_month
      WHERE ${lastDay ? Prisma.sql`month <= ${lastDay.slice(0, 7)} AND` : Prisma.empty} ${ofProgramme(filters)}`
    : Prisma.empty;
  return Prisma.sql`
    SELECT need.programme_id, ${place} AS place, line.month, line.placed, line.delivered, line.goods, line.disbursed, line.held, 0 AS needs, 0 AS beneficiaries
    FROM (${needMovements({ from: new Date(0), lastDay, now, since }, filters)}) AS line JOIN need ON need.id = line.need_id
    UNION ALL SELECT need.programme_id, ${place}, NULL, 0, 0, 0, 0, 0, 1, coalesce(need.beneficiaries, 0)
    FROM (SELECT DISTINCT need_id FROM (${needMovements({ from: new Date(0), lastDay, now, since }, filters)}) AS moved) AS line JOIN need ON need.id = line.need_id ${before} ${sums}`;
}

/** The sums know no communes. */
function isSummed({ province, commune }: OpenLedgerFilters): boolean {
  return province === null && commune === null;
}

function ofProgramme({ programme }: OpenLedgerFilters): Prisma.Sql {
  return programme ? Prisma.sql`programme_id = (SELECT id FROM programme WHERE slug = ${programme})` : Prisma.sql`true`;
}
