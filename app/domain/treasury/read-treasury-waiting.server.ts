import type { Viewer } from "~/domain/accounts/viewer";
import { db } from "~/platform/database.server";
import { mayReadTreasury } from "./treasury-policy";

export type Waits = { count: number; oldestAt: string | null };
/**
 * What waits on the fund's desk besides unplaced money: proposals for somebody else's word, refunds to decide and to pay, days to countersign, and money
 * (đồng) that left the account without anybody's having said what it was.
 */
export type TreasuryWaiting = { proposals: Waits; refunds: Waits; days: Waits; debits: Waits & { amount: number } };

/** All zero for everybody but the fund and the auditor. */
export async function readTreasuryWaiting(viewer: Viewer): Promise<TreasuryWaiting> {
  const none = { count: 0, oldestAt: null };
  if (!mayReadTreasury(viewer)) return { proposals: none, refunds: none, days: none, debits: { ...none, amount: 0 } };
  const rows = await db.$queryRaw<{ what: keyof TreasuryWaiting; count: number; oldest: Date | null; amount: bigint | null }[]>`
    SELECT 'proposals' AS what, count(*)::int AS count, min(proposed_at) AS oldest, NULL::bigint AS amount FROM money_proposal WHERE state = 'open'
    UNION ALL SELECT 'refunds', count(*)::int, min(asked_at), NULL FROM refund WHERE state IN ('requested', 'approved', 'listed', 'card_failed', 'returned_by_bank')
    UNION ALL SELECT 'days', count(*)::int, min(signed_at), NULL FROM day_closing WHERE state = 'signed'
    UNION ALL SELECT 'debits', count(*)::int, min(moved_at), sum(amount)::bigint FROM outgoing_debit WHERE state = 'unexplained'`;
  const of = (what: keyof TreasuryWaiting) => {
    const row = rows.find((one) => one.what === what);
    return { count: row?.count ?? 0, oldestAt: row?.oldest?.toISOString() ?? null };
  };
  return { proposals: of("proposals"), refunds: of("refunds"), days: of("days"), debits: { ...of("debits"), amount: Number(rows.find(({ what }) => what === "debits")?.amount ?? 0) } };
}
