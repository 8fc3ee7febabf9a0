import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf } from "~/domain/audit/record-event.server";
import { wantRefund } from "~/domain/cards/want-refund.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { lockTransfer } from "~/domain/payments/lock-transfer.server";
import type { Tx } from "~/platform/database.server";
import { cardsOffered } from "~/platform/stripe.server";

export type RefundCardRefusal = "note-needed" | "nothing-unplaced" | "refund-under-way" | "cards-not-offered";

const NOTE_MAX = 500;

/**
 * Sends what is unplaced of a card payment back to its card, in đồng. Stripe is asked by a job; the books follow when it has answered. The caller owns the
 * transaction and has seen who asks and how many must agree. Null for a transfer that did not come by card, or that nobody knows. Refused: no note
 * saying why, nothing unplaced, a refund that is on its way already, and while cards are not configured.
 */
export async function refundCard(tx: Tx, { transferId, viewer, note }: { transferId: string; viewer: Viewer; note: string }): Promise<Outcome<{ amount: bigint }, RefundCardRefusal> | null> {
  const transfer = await lockTransfer(tx, transferId);
  if (transfer?.provider !== "stripe") return null;
  const reason = note.trim().slice(0, NOTE_MAX);
  if (!reason) return refuse("note-needed");
  if (!cardsOffered()) return refuse("cards-not-offered");
  const amount = transfer.unplaced - transfer.spokenFor;
  if (amount <= 0n) return refuse(transfer.spokenFor > 0n ? "refund-under-way" : "nothing-unplaced");
  const wanted = await wantRefund(tx, { transferId, dong: amount, why: "fund", note: reason, actor: actorOf(viewer, "fund_manager") });
  return wanted ? { ok: true, amount } : refuse("refund-under-way");
}
