import type { Viewer } from "~/domain/accounts/viewer";
import { readLatePayouts } from "~/domain/cards/read-payouts.server";
import { readTreasuryWaiting, type TreasuryWaiting, type Waits } from "~/domain/treasury/read-treasury-waiting.server";
import { readSurplusWaiting } from "~/domain/surplus/read-surplus.server";
import { readUnplaced, type Unplaced } from "~/domain/payments/read-unplaced.server";
import { db } from "~/platform/database.server";
import { mayReadCertificates } from "./certificate-policy";

/**
 * What waits for the fund: money to place, payouts that the bank should have shown, surplus money to find a use for, proposals, refunds and days, and certificates to approve and to issue, each with the
 * moment since when the oldest waits.
 */
export type FundWaiting = TreasuryWaiting & { unplaced: Unplaced; payouts: Waits & { amount: number }; surplus: Waits; toApprove: Waits; toIssue: Waits };

/** What the fund has to do now; nothing for everybody but the fund and the auditor. */
export async function readFundWaiting(viewer: Viewer): Promise<FundWaiting> {
  const [unplaced, treasury, surplus, payouts] = await Promise.all([readUnplaced(viewer), readTreasuryWaiting(viewer), readSurplusWaiting(viewer), readLatePayouts(viewer)]);
  if (!mayReadCertificates(viewer)) return { ...treasury, unplaced, payouts, surplus, toApprove: { count: 0, oldestAt: null }, toIssue: { count: 0, oldestAt: null } };
  const rows = await db.certificate.groupBy({ by: ["state"], where: { state: { in: ["drafted", "approved"] } }, _count: true, _min: { draftedAt: true, approvedAt: true } });
  const of = (state: "drafted" | "approved") => {
    const row = rows.find((one) => one.state === state);
    const oldest = state === "drafted" ? row?._min.draftedAt : row?._min.approvedAt;
    return { count: row?._count ?? 0, oldestAt: oldest?.toISOString() ?? null };
  };
  return { ...treasury, unplaced, payouts, surplus, toApprove: of("drafted"), toIssue: of("approved") };
}
