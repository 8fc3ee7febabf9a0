import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf } from "~/domain/audit/record-event.server";
import { wantRefund } from "~/domain/cards/want-refund.server";
import { refuse, type Outcome } from "~/domain/outcome";
import type { TakenPart } from "~/domain/payments/take-placements.server";
import { clock } from "~/platform/clock.server";
import type { Tx } from "~/platform/database.server";
import { cardsOffered } from "~/platform/stripe.server";

export type SendRefusal = "cards-not-offered" | "refund-under-way";

/** `waiting`: the money waits in suspense already, rather than leaving a pledge. */
type Sending = { refundId: string; reference: string; parts: TakenPart[]; waiting: boolean; viewer: Viewer };

/**
 * Puts each part of an agreed refund on the way it came: a bank transfer's part is kept for the payment list, a card's part waits in suspense until Stripe
 * has sent it back. The caller books the ledger. Refused: a card's part while cards are not configured, or while Stripe is asked about the same payment.
 */
export async function sendPartsBack(tx: Tx, { refundId, reference, parts, waiting, viewer }: Sending): Promise<Outcome<object, SendRefusal>> {
  if (parts.some(({ card }) => card) && !cardsOffered()) return refuse("cards-not-offered");
  const at = clock.now().toISOString();
  for (const { transferId, card, amount } of parts) {
    if (!card) {
      await keepForBank(tx, { refundId, transferId, amount, personId: viewer.personId });
      continue;
    }
    if (!waiting)
      await tx.$executeRaw`
        UPDATE incoming_transfer SET unplaced = unplaced + ${amount}::bigint, state = 'suspense', resolved_by = NULL, resolved_at = NULL WHERE id = ${transferId}::uuid`;
    const requestId = await wantRefund(tx, { transferId, dong: amount, why: "fund", note: `${reference} ${at.slice(0, 10)}`, actor: actorOf(viewer, "fund_manager") });
    if (!requestId) return refuse("refund-under-way");
    await tx.refundCardPart.create({ data: { refundId, transferId, amount, state: "wanted", requestId } });
  }
  return { ok: true };
}

/** What of a transfer is kept to be paid by bank transfer for a refund. */
export async function keepForBank(tx: Tx, { refundId, transferId, amount, personId }: { refundId: string; transferId: string; amount: bigint; personId: string }): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO transfer_placement (transfer_id, kind, amount, placed_by, placed_at, refund_id)
    VALUES (${transferId}::uuid, 'refunded', ${amount}::bigint, ${personId}::uuid, ${clock.now().toISOString()}::timestamptz, ${refundId}::uuid)`;
}
