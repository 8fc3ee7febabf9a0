import type { Viewer } from "~/domain/accounts/viewer";
import { creditsNear } from "~/domain/cards/credits-near.server";
import { isNear, nameOf, type ExpectedPayout } from "~/domain/cards/payout";
import { creditReasons, type CreditReason, type PossibleCredit } from "~/domain/cards/payout-view";
import { canMoveMoney } from "~/domain/payments/payment-policy";
import { vietnamDay } from "~/platform/clock.server";
import { db } from "~/platform/database.server";

const SHOWN_MAX = 8;
const LOOKED_AT = 500;
/** Days between the expected day and a credit within which the day speaks for it. */
const NEAR_DAYS = 5;
const DAY_MS = 86_400_000;

/**
 * Credits that wait, of which nothing was used and whose amount can be the payout's, those first that name it or agree to the đồng; at most eight, each with its
 * reasons. Empty for whoever may not move money and for a payout that does not wait for a credit.
 */
export async function suggestCredits(viewer: Viewer, payoutId: string): Promise<PossibleCredit[]> {
  if (!canMoveMoney(viewer)) return [];
  const payout = await db.cardPayout.findFirst({ where: { id: payoutId, state: "on_the_way", amount: { gt: 0 } } });
  if (!payout) return [];
  return (await creditsNear(payout))
    .map((credit) => ({
      transferId: credit.id, amount: Number(credit.amount), difference: Number(credit.amount - payout.dong), memo: credit.memo, payerName: credit.payerName, receivedAt: credit.receivedAt.toISOString(),
      reasons: reasonsFor(credit, payout),
    }))
    .toSorted((a, b) => weight(a.reasons) - weight(b.reasons) || b.receivedAt.localeCompare(a.receivedAt))
    .slice(0, SHOWN_MAX);
}

/** Payouts on their way that a credit which waits may be, the next expected first. Empty for whoever may not move money and for a card payment. */
export async function suggestPayouts(viewer: Viewer, transferId: string): Promise<{ id: string; dong: number; expectedOn: string }[]> {
  if (!canMoveMoney(viewer)) return [];
  const credit = await db.incomingTransfer.findUnique({ where: { id: transferId }, select: { amount: true, unplaced: true, provider: true } });
  if (!credit || credit.provider === "stripe" || credit.unplaced !== credit.amount) return [];
  const payouts = await db.cardPayout.findMany({ where: { state: "on_the_way", amount: { gt: 0 } }, orderBy: { expectedOn: "asc" }, take: LOOKED_AT });
  return payouts.filter((payout) => isNear(credit.amount, payout)).slice(0, SHOWN_MAX).map(({ id, dong, expectedOn }) => ({ id, dong: Number(dong), expectedOn: vietnamDay(expectedOn) }));
}

function reasonsFor({ amount, memo, receivedAt }: { amount: bigint; memo: string; receivedAt: Date }, payout: ExpectedPayout & { expectedOn: Date }): CreditReason[] {
  const name = nameOf(memo, payout);
  const held: Record<CreditReason, boolean> = {
    named: name === "id", words: name === "words", same_amount: amount === payout.dong, near_amount: amount !== payout.dong,
    near_day: Math.abs(receivedAt.getTime() - payout.expectedOn.getTime()) <= NEAR_DAYS * DAY_MS,
  };
  return creditReasons.filter((reason) => held[reason]);
}

/** The more telling the reasons, the smaller. */
function weight(reasons: readonly CreditReason[]): number {
  return creditReasons.reduce((sum, reason, index) => sum + (reasons.includes(reason) ? 0 : 2 ** (creditReasons.length - index)), 0);
}
