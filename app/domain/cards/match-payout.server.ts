import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf, SYSTEM } from "~/domain/audit/record-event.server";
import { clearByCredit, type ClearRefusal } from "~/domain/cards/clear-payout.server";
import { creditsNear } from "~/domain/cards/credits-near.server";
import { isPayoutLine, type ExpectedPayout } from "~/domain/cards/payout";
import { refuse, type Outcome } from "~/domain/outcome";
import { canMoveMoney } from "~/domain/payments/payment-policy";
import { db, transact } from "~/platform/database.server";
import { isUuid } from "~/platform/uuid";

/** Payouts on their way among which one is looked for. */
const LOOKED_AT = 500;

/** A credit of the bank that waits: it may be a payout that is on its way. Exactly one must fit; otherwise a person decides. Answers whether one did. */
export async function matchCredit(transferId: string): Promise<boolean> {
  const payouts = await waitingPayouts();
  if (payouts.length === 0) return false;
  const credit = await db.incomingTransfer.findUnique({ where: { id: transferId }, select: { amount: true, unplaced: true, memo: true, provider: true, payoutUndoneAt: true } });
  if (!credit || credit.provider === "stripe" || credit.unplaced !== credit.amount || credit.payoutUndoneAt) return false;
  const fitting = payouts.filter((payout) => isPayoutLine(credit, payout));
  if (fitting.length !== 1) return false;
  return (await transact((tx) => clearByCredit(tx, { payoutId: fitting[0]!.id, transferId, actor: SYSTEM }))).ok;
}

/** A payout was booked: the bank may have shown its credit before. */
export async function matchArrivedPayout(payoutId: string): Promise<void> {
  const payout = await db.cardPayout.findFirst({ where: { id: payoutId, state: "on_the_way", amount: { gt: 0 } } });
  if (!payout) return;
  const fitting = (await creditsNear(payout)).filter((credit) => isPayoutLine(credit, payout));
  if (fitting.length === 1) await matchCredit(fitting[0]!.id);
}

/** A fund manager says that a credit of the bank is a payout of the card processor. Refused: anybody else, and what clearByCredit refuses. */
export async function matchPayout({ payoutId, transferId, viewer }: { payoutId: string; transferId: string; viewer: Viewer }): Promise<Outcome<{ difference: bigint }, "not-allowed" | ClearRefusal>> {
  if (!canMoveMoney(viewer)) return refuse("not-allowed");
  if (!isUuid(transferId)) return refuse("not-found");
  return transact((tx) => clearByCredit(tx, { payoutId, transferId, actor: actorOf(viewer, "fund_manager") }));
}

async function waitingPayouts(): Promise<ExpectedPayout[]> {
  return db.cardPayout.findMany({
    where: { state: "on_the_way", amount: { gt: 0 } }, select: { id: true, currency: true, amount: true, dong: true, descriptor: true }, orderBy: { expectedOn: "asc" }, take: LOOKED_AT,
  });
}
