import { vietnamDay } from "~/platform/clock.server";
import { Prisma } from "~/platform/database.server";
import { isNarrowed, type OpenLedgerFilters, type Period } from "./open-ledger";

/** The accounts whose entries concern a need. */
export const ofNeeds = Prisma.sql`account.need_id IS NOT NULL AND account.kind IN ('need', 'goods', 'advances', 'spent')`;

/**
 * Entries on the accounts of needs, with `placed`, `delivered`, `goods`, `disbursed` and `held` in đồng, the need they concern, and their `month` of the day they are booked for. A
 * counter-entry takes away from what it reverses. Everything that was written before `now`, and not before `since` where one is given, for days up to `lastDay`; what counts
 * for a day before `from` counts for `held` only.
 */
export function needMovements({ from, lastDay, now, since = null }: Pick<Period, "from" | "lastDay" | "now"> & { since?: Date | null }, filters: OpenLedgerFilters): Prisma.Sql {
  const start = Prisma.sql`${vietnamDay(from)}::date`;
  const why = Prisma.sql`coalesce(reversed.kind, booked.kind)`;
  return Prisma.sql`
    SELECT account.need_id, booked.pledge_id, to_char(booked.book_day, 'YYYY-MM') AS month,
      CASE WHEN booked.book_day >= ${start} AND account.kind = 'need' AND ${why} <> 'delivery_confirmed' THEN -entry.amount ELSE 0 END AS placed,
      CASE WHEN booked.book_day >= ${start} AND account.kind = 'need' AND ${why} = 'delivery_confirmed' THEN entry.amount ELSE 0 END AS delivered,
      CASE WHEN booked.book_day >= ${start} AND account.kind = 'goods' AND ${why} = 'goods_delivered' THEN entry.amount ELSE 0 END AS goods,
      CASE WHEN booked.book_day >= ${start} AND account.kind IN ('advances', 'spent') THEN entry.amount ELSE 0 END AS disbursed,
      CASE WHEN account.kind = 'need' THEN -entry.amount ELSE 0 END AS held
    FROM ledger_entry entry
    JOIN ledger_account account ON account.id = entry.account_id AND ${ofNeeds}
    JOIN ledger_transaction booked ON booked.id = entry.transaction_id
    LEFT JOIN ledger_transaction reversed ON reversed.id = booked.reverses_id
    WHERE booked.booked_at < ${now.toISOString()}::timestamptz ${lastDay ? Prisma.sql`AND booked.book_day <= ${lastDay}::date` : Prisma.empty} ${since ? Prisma.sql`AND booked.booked_at >= ${since.toISOString()}::timestamptz` : Prisma.empty} ${needsOf(filters)}`;
}

function needsOf(filters: OpenLedgerFilters): Prisma.Sql {
  if (!isNarrowed(filters)) return Prisma.empty;
  return Prisma.sql`AND account.need_id IN (SELECT need.id FROM need WHERE ${needFilter(filters)})`;
}

/** The condition on `need` of a selection. */
export function needFilter({ programme, province, commune }: OpenLedgerFilters): Prisma.Sql {
  const asked = [
    ...(programme ? [Prisma.sql`need.programme_id = (SELECT id FROM programme WHERE slug = ${programme})`] : []),
    ...(province ? [Prisma.sql`need.province_code = ${province}`] : []),
    ...(commune ? [Prisma.sql`need.area_code = ${commune}`] : []),
  ];
  return asked.length > 0 ? Prisma.join(asked, " AND ") : Prisma.sql`true`;
}
