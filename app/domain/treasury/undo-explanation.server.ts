import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf } from "~/domain/audit/record-event.server";
import { takeArrivalBack } from "~/domain/cards/unmatch-payout.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { db } from "~/platform/database.server";
import { isUuid } from "~/platform/uuid";
import { allOrNothing } from "./all-or-nothing.server";
import { takeFeeBack } from "./bank-fees.server";
import { doWithMoney } from "./do-with-money.server";
import { reopenDebitOf } from "./lock-debit.server";
import { unpayRefund } from "./pay-refund.server";
import { NOTE_MAX, type DeedRefusal } from "./proposal";
import { mayRunTreasury } from "./treasury-policy";

/**
 * A fund manager takes back what a debit was said to be. What was booked because of it is answered by a counter-entry: the fee, the payment of the refund, the
 * payment for a need (which above the threshold another person has to approve; then `proposalId` names the proposal). What was in the books before stays
 * there. Refused: anybody else, an unknown debit, one that nothing explains, no note.
 */
export async function undoExplanation({ debitId, note, viewer }: { debitId: string; note: string; viewer: Viewer }): Promise<Outcome<{ amount: bigint; proposalId: string | null }, DeedRefusal>> {
  if (!mayRunTreasury(viewer)) return refuse("not-allowed");
  if (!isUuid(debitId)) return refuse("not-found");
  const why = note.trim().slice(0, NOTE_MAX);
  if (!why) return refuse("note-needed");
  const debit = await db.outgoingDebit.findUnique({ where: { id: debitId } });
  if (!debit) return refuse("not-found");
  if (debit.state !== "explained") return refuse("already-undone");
  // The refund came back from where it had gone: that it left is not undone by hand any more.
  if (debit.refundReturnId) return refuse("not-undoable");
  const { amount, bookedHere, refundId, feeId, disbursementId, placementId, payoutId } = debit;
  if (bookedHere && disbursementId) {
    const answer = await doWithMoney({ kind: "reverse", disbursementId, note: why }, viewer);
    return answer.ok ? { ok: true, amount, proposalId: answer.proposalId } : answer;
  }
  const actor = actorOf(viewer, "fund_manager");
  return allOrNothing(async (tx) => {
    if (bookedHere && feeId) {
      const back = await takeFeeBack(tx, { feeId, note: why, actor });
      if (!back.ok) return back;
    } else if (bookedHere && refundId) {
      const back = await unpayRefund(tx, { refundId, actor });
      if (!back.ok) return back;
    } else if (payoutId) {
      const back = await takeArrivalBack(tx, { payoutId, transferId: null, actor, note: why });
      if (!back.ok) return { ok: false as const, reason: "not-undoable" as const };
    }
    await reopenDebitOf(tx, payoutId ? { payoutId } : refundId ? { refundId } : feeId ? { feeId } : disbursementId ? { disbursementId } : { placementId: placementId! }, actor);
    return { ok: true as const, amount, proposalId: null };
  });
}
