import type { Actor } from "~/domain/audit/record-event.server";
import { takeArrivalBack } from "~/domain/cards/unmatch-payout.server";
import { refuse, type Outcome } from "~/domain/outcome";
import type { Tx } from "~/platform/database.server";
import { takeFeeBack } from "./book-fee.server";
import { reopenDebitOf } from "./lock-debit.server";
import { unpayRefund } from "./pay-refund.server";
import { NOTE_MAX } from "./proposal";

/**
 * Takes back what a debit was said to be: the payment of a refund, the arrival of a payout or a fee that was booked because of it by a counter-entry; what was in the books
 * before stays there, and then no đồng moves. The caller owns the transaction, takes it back on a refusal and has seen who asks. Refused: an unknown debit, one that nothing
 * explains, one that was a payment for a need (reverseDisbursement), no note.
 */
export async function takeBackExplanation(tx: Tx, { debitId, note, actor }: { debitId: string; note: string; actor: Actor }): Promise<Outcome<{ moved: bigint }, "not-found" | "already-undone" | "not-undoable" | "note-needed">> {
  const why = note.trim().slice(0, NOTE_MAX);
  if (!why) return refuse("note-needed");
  const debit = await tx.outgoingDebit.findUnique({ where: { id: debitId } });
  if (!debit) return refuse("not-found");
  if (debit.state !== "explained") return refuse("already-undone");
  const { amount, bookedHere, refundId, feeId, disbursementId, placementId, payoutId } = debit;
  // The refund came back from where it had gone: that it left is not undone by hand any more.
  if (debit.refundReturnId || (bookedHere && disbursementId)) return refuse("not-undoable");
  if (bookedHere && feeId) {
    const back = await takeFeeBack(tx, { feeId, note: why, actor });
    return back.ok ? { ok: true, moved: amount } : back;
  }
  if (bookedHere && refundId) {
    const back = await unpayRefund(tx, { refundId, actor });
    if (!back.ok) return back;
  } else if (payoutId) {
    const back = await takeArrivalBack(tx, { payoutId, transferId: null, actor, note: why });
    if (!back.ok) return refuse("not-undoable");
  }
  await reopenDebitOf(tx, payoutId ? { payoutId } : refundId ? { refundId } : feeId ? { feeId } : disbursementId ? { disbursementId } : { placementId: placementId! }, actor);
  return { ok: true, moved: bookedHere || payoutId ? amount : 0n };
}
