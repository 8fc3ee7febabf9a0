import type { Viewer } from "~/domain/accounts/viewer";
import { db } from "~/platform/database.server";
import { mayReadTreasury } from "./treasury-policy";

export type Waits = { count: number; oldestAt: string | null };
/** What waits on the fund's desk besides unplaced money: proposals for somebody else's word, refunds to decide and to pay, days to countersign. */
export type TreasuryWaiting = { proposals: Waits; refunds: Waits; days: Waits };

/** All zero for everybody but the fund and the auditor. */
export async function readTreasuryWaiting(viewer: Viewer): Promise<TreasuryWaiting> {
  const none = { count: 0, oldestAt: null };
  if (!mayReadTreasury(viewer)) return { proposals: none, refunds: none, days: none };
  const rows = await db.$queryRaw<{ what: keyof TreasuryWaiting; count: number; oldest: Date | null }[]>`
    SELECT 'proposals' AS what, count(*)::int AS count, min(proposed_at) AS oldest FROM money_proposal WHERE state = 'open'
    UNION ALL SELECT 'refunds', count(*)::int, min(asked_at) FROM refund WHERE state IN ('requested', 'approved', 'listed')
    UNION ALL SELECT 'days', count(*)::int, min(signed_at) FROM day_closing WHERE state = 'signed'`;
  const of = (what: keyof TreasuryWaiting) => {
    const row = rows.find((one) => one.what === what);
    return { count: row?.count ?? 0, oldestAt: row?.oldest?.toISOString() ?? null };
  };
  return { proposals: of("proposals"), refunds: of("refunds"), days: of("days") };
}
