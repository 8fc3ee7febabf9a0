import type { Viewer } from "~/domain/accounts/viewer";
import { db } from "~/platform/database.server";
import { canReadLedger } from "./payment-policy";

/** Money that waits for the fund's decision: in how many transfers, whole đồng, and since when (ISO 8601). */
export type Unplaced = { count: number; amount: number; oldestAt: string | null };

/** What waits in suspense; nothing for everybody but the fund and the auditor. */
export async function readUnplaced(viewer: Viewer): Promise<Unplaced> {
  if (!canReadLedger(viewer)) return { count: 0, amount: 0, oldestAt: null };
  const [row] = await db.$queryRaw<{ count: number; amount: bigint; oldestAt: Date | null }[]>`
    SELECT count(*)::int AS count, coalesce(sum(unplaced), 0)::bigint AS amount, min(received_at) AS "oldestAt" FROM incoming_transfer WHERE unplaced > 0`;
  return { count: row!.count, amount: Number(row!.amount), oldestAt: row!.oldestAt?.toISOString() ?? null };
}
