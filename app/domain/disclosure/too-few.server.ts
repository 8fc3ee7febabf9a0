import { smallestPublicGroup } from "~/domain/privacy/public-need";
import { clock } from "~/platform/clock.server";
import { db, Prisma } from "~/platform/database.server";
import { needFilter, ofNeeds } from "./need-movements.server";
import { isNarrowed, periodOf, type OpenLedgerFilters } from "./open-ledger";

/** Whether a selection concerns needs of fewer than five children together, so that nothing of it may be told. The whole fund never does. */
export async function concernsTooFew(filters: OpenLedgerFilters): Promise<boolean> {
  if (!isNarrowed(filters)) return false;
  const { lastDay, now } = periodOf(filters.year, clock.now());
  const moved = Prisma.sql`${needFilter(filters)} AND EXISTS (
    SELECT FROM ledger_account account JOIN ledger_entry entry ON entry.account_id = account.id JOIN ledger_transaction booked ON booked.id = entry.transaction_id
    WHERE account.need_id = need.id AND ${ofNeeds} AND booked.booked_at < ${now.toISOString()}::timestamptz ${lastDay ? Prisma.sql`AND booked.book_day <= ${lastDay}::date` : Prisma.empty})`;
  // Each need that counts adds a child or more, so as many needs as there must be children are enough to look at.
  const [found] = await db.$queryRaw<{ moved: boolean; beneficiaries: number }[]>`
    SELECT EXISTS (SELECT FROM need WHERE ${moved}) AS moved,
      (SELECT coalesce(sum(beneficiaries), 0)::int FROM (SELECT beneficiaries FROM need WHERE beneficiaries > 0 AND ${moved} LIMIT ${smallestPublicGroup}) AS enough) AS beneficiaries`;
  return found!.moved && found!.beneficiaries < smallestPublicGroup;
}
