import { recordEvent, SYSTEM } from "~/domain/audit/record-event.server";
import { reconcilePayment } from "~/domain/cards/reconcile-payment.server";
import { transact, db } from "~/platform/database.server";
import { createRefund } from "~/platform/stripe-payment.server";

type Request = { transferId: string; dong: bigint; paymentIntent: string; whole: bigint; amount: bigint; refundedAmount: bigint; refundedDong: bigint };

/**
 * Asks Stripe for a refund that is wanted and books it. Asked twice it refunds once: the request's id is the idempotency key. When Stripe refuses for
 * good the money stays where it is and the fund reads why. Throws when Stripe cannot be asked, so that the job tries again.
 */
export async function sendRefund(requestId: string): Promise<void> {
  const [request] = await db.$queryRaw<Request[]>`
    SELECT request.transfer_id AS "transferId", request.dong, payment.payment_intent AS "paymentIntent", payment.dong AS whole, payment.amount,
      coalesce(sum(refund.amount), 0)::bigint AS "refundedAmount", coalesce(sum(refund.dong), 0)::bigint AS "refundedDong"
    FROM card_refund_request request JOIN card_payment payment ON payment.transfer_id = request.transfer_id
    LEFT JOIN card_refund refund ON refund.transfer_id = request.transfer_id AND refund.state <> 'failed'
    WHERE request.id = ${requestId}::uuid AND request.state = 'wanted' GROUP BY request.id, payment.transfer_id`;
  if (!request) return;
  const made = await createRefund({ paymentIntent: request.paymentIntent, amount: inCharge(request), idempotencyKey: `refund-${requestId}` });
  if (!made.ok && made.retry) throw new Error(`The card processor could not be asked for a refund: ${made.code}`);
  await transact(async (tx) => {
    if (made.ok) {
      await tx.$executeRaw`UPDATE card_refund_request SET state = 'sent', refund_id = ${made.refundId} WHERE id = ${requestId}::uuid AND state = 'wanted'`;
      return;
    }
    await tx.$executeRaw`UPDATE card_refund_request SET state = 'refused', refusal = ${made.code} WHERE id = ${requestId}::uuid AND state = 'wanted'`;
    const payload = { requestId, code: made.code };
    await recordEvent(tx, { kind: "card.refund_refused", subjectType: "card", subjectId: request.transferId, actor: SYSTEM, payload });
  });
  await reconcilePayment(request.paymentIntent);
}

/** What is asked for, in the smallest unit of the charge: all that is left of it when all of its worth goes back, else the part in proportion, rounded down. */
function inCharge({ dong, whole, amount, refundedAmount, refundedDong }: Request): bigint {
  if (dong + refundedDong >= whole) return amount - refundedAmount;
  const part = (dong * amount) / whole;
  return part > 0n ? part : 1n;
}
