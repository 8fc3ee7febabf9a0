import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf } from "~/domain/audit/record-event.server";
import { wantRefund } from "~/domain/cards/want-refund.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { lockTransfer } from "~/domain/payments/lock-transfer.server";
import { canMoveMoney } from "~/domain/payments/payment-policy";
import { transact } from "~/platform/database.server";
import { env } from "~/platform/env.server";
import { isUuid } from "~/platform/uuid";
import { cardsOffered } from "~/platform/stripe.server";

export type RefundCardRefusal = "not-allowed" | "not-found" | "note-needed" | "nothing-unplaced" | "second-person-needed" | "refund-under-way" | "cards-not-offered";

const NOTE_MAX = 500;

/**
 * The fund manager sends what is unplaced of a card payment back to its card. Stripe is asked by a job; the books follow when it has answered.
 * Refused: anybody else, a transfer that did not come by card, no note saying why, nothing unplaced, more đồng than one person may move, a refund that
 * is on its way already, and while cards are not configured.
 */
export async function refundCard({ transferId, viewer, note }: { transferId: string; viewer: Viewer; note: string }): Promise<Outcome<{ amount: bigint }, RefundCardRefusal>> {
  if (!canMoveMoney(viewer)) return refuse("not-allowed");
  if (!isUuid(transferId)) return refuse("not-found");
  const reason = note.trim().slice(0, NOTE_MAX);
  if (!reason) return refuse("note-needed");
  if (!cardsOffered()) return refuse("cards-not-offered");
  return transact(async (tx) => {
    const transfer = await lockTransfer(tx, transferId);
    if (!transfer || transfer.provider !== "stripe") return refuse("not-found");
    const amount = transfer.unplaced;
    if (amount <= 0n) return refuse("nothing-unplaced");
    if (amount > BigInt(env.FUND_TWO_PERSON_ABOVE)) return refuse("second-person-needed");
    const wanted = await wantRefund(tx, { transferId, dong: amount, why: "fund", note: reason, actor: actorOf(viewer, "fund_manager") });
    return wanted ? { ok: true, amount } : refuse("refund-under-way");
  });
}
