import type { Viewer } from "~/domain/accounts/viewer";
import { db } from "~/platform/database.server";
import { isUuid } from "~/platform/uuid";
import type { PossibleSame } from "./same-money";
import { mayRunTreasury } from "./treasury-policy";

const SHOWN_MAX = 8;
/** Days between two reports of one credit: a bank's statement names the day of value, its messenger that of the booking. */
const DAYS_APART = 7;

/**
 * Other reports that may be of the same money as a transfer of which nothing is used: the same account and sum within a week, the nearest first, at most eight. Empty for everybody
 * but the fund and for a card payment.
 */
export async function suggestSameMoney(viewer: Viewer, transferId: string): Promise<PossibleSame[]> {
  if (!mayRunTreasury(viewer) || !isUuid(transferId)) return [];
  const rows = await db.$queryRaw<(Omit<PossibleSame, "receivedAt"> & { receivedAt: Date })[]>`
    SELECT other.id, other.memo, other.payer_name AS "payerName", other.provider, coalesce(other.bank_reference, '') AS "bankReference", other.received_at AS "receivedAt",
      coalesce(other.booked_on, (other.received_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date)::text AS day
    FROM incoming_transfer one CROSS JOIN LATERAL (
      SELECT * FROM incoming_transfer near WHERE near.bank_account = one.bank_account AND near.booked_on BETWEEN one.booked_on - ${DAYS_APART}::int AND one.booked_on + ${DAYS_APART}::int AND near.amount = one.amount
      UNION ALL
      SELECT * FROM incoming_transfer near WHERE one.bank_account IS NULL AND near.bank_account IS NULL AND near.amount = one.amount
        AND near.received_at BETWEEN one.received_at - make_interval(days => ${DAYS_APART}::int) AND one.received_at + make_interval(days => ${DAYS_APART}::int)) AS other
    WHERE one.id = ${transferId}::uuid AND other.id <> one.id AND one.unplaced = one.amount AND one.provider <> 'stripe' AND other.provider <> 'stripe'
      AND NOT EXISTS (SELECT FROM transfer_placement WHERE kind = 'same_money' AND released_at IS NULL AND (transfer_id = other.id OR same_as = one.id))
    ORDER BY left(other.memo_key, 12) = left(one.memo_key, 12) DESC, abs(extract(epoch FROM other.received_at - one.received_at)), other.id LIMIT ${SHOWN_MAX}`;
  return rows.map(({ receivedAt, ...row }) => ({ ...row, receivedAt: receivedAt.toISOString() }));
}
