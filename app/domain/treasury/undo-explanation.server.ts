import type { Viewer } from "~/domain/accounts/viewer";
import { refuse, type Outcome } from "~/domain/outcome";
import { db } from "~/platform/database.server";
import { isUuid } from "~/platform/uuid";
import { doWithMoney } from "./do-with-money.server";
import type { DeedRefusal } from "./proposal";
import { mayRunTreasury } from "./treasury-policy";

/**
 * A fund manager takes back what a debit was said to be. What was booked because of it is answered by a counter-entry: the fee, the payment of the refund, the
 * payment for a need; above the sum that one person may move another has to approve, and `proposalId` names the proposal. What was in the books before stays
 * there. Refused: anybody else, an unknown debit, one that nothing explains, no note.
 */
export async function undoExplanation({ debitId, note, viewer }: { debitId: string; note: string; viewer: Viewer }): Promise<Outcome<{ amount: bigint; proposalId: string | null }, DeedRefusal>> {
  if (!mayRunTreasury(viewer)) return refuse("not-allowed");
  if (!isUuid(debitId)) return refuse("not-found");
  if (!note.trim()) return refuse("note-needed");
  const debit = await db.outgoingDebit.findUnique({ where: { id: debitId }, select: { amount: true, bookedHere: true, disbursementId: true, feeId: true } });
  if (!debit) return refuse("not-found");
  const { amount, bookedHere, disbursementId, feeId } = debit;
  const deed =
    bookedHere && disbursementId ? ({ kind: "reverse", disbursementId, note } as const)
    : bookedHere && feeId ? ({ kind: "fee_back", feeId, note } as const)
    : ({ kind: "unexplain", debitId, note } as const);
  const answer = await doWithMoney(deed, viewer);
  return answer.ok ? { ok: true, amount, proposalId: answer.proposalId } : answer;
}
