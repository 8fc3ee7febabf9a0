import { isNear, nearOf, type ExpectedPayout } from "~/domain/cards/payout";
import { db } from "~/platform/database.server";

const LOOKED_AT = 500;

/** A credit of the bank that waits, of which nothing was used. */
export type WaitingCredit = { id: string; amount: bigint; memo: string; payerName: string; receivedAt: Date };

/** The credits that wait and whose amount can be this payout's, the newest first, of the newest five hundred. */
export async function creditsNear(payout: ExpectedPayout): Promise<WaitingCredit[]> {
  const { least, most } = nearOf(payout);
  const credits = await db.incomingTransfer.findMany({
    where: { state: "suspense", provider: { not: "stripe" }, amount: { gte: least, lte: most } },
    select: { id: true, amount: true, unplaced: true, memo: true, payerName: true, receivedAt: true }, orderBy: { receivedAt: "desc" }, take: LOOKED_AT,
  });
  return credits.filter((credit) => credit.unplaced === credit.amount && isNear(credit.amount, payout));
}
