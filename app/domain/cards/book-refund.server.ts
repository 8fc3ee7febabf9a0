import { recordEvent, SYSTEM } from "~/domain/audit/record-event.server";
import { dongOfPart } from "~/domain/cards/card";
import { closeTransfer, lockCardPayment, takeBack, type HeldPayment } from "~/domain/cards/take-back.server";
import { bookTransaction } from "~/domain/payments/book-transaction.server";
import { clock } from "~/platform/clock.server";
import { transact, type Tx } from "~/platform/database.server";
import type { RefundTruth } from "~/platform/stripe-payment.server";

type KnownRefund = { state: RefundTruth["state"]; dong: bigint; fromFund: bigint };

/**
 * Books a refund of a card payment, whoever began it, here or at Stripe: once when it is first seen, and back again should it fail later. The đồng are
 * its share of the value that was fixed, so that a payment refunded in parts comes to exactly its value.
 */
export async function bookRefund(transferId: string, refund: RefundTruth): Promise<void> {
  await transact(async (tx) => {
    const held = await lockCardPayment(tx, transferId);
    const [known] = await tx.$queryRaw<KnownRefund[]>`SELECT state, dong, from_fund AS "fromFund" FROM card_refund WHERE id = ${refund.id}`;
    if (!known) return refund.state === "failed" ? undefined : bookFirst(tx, held, transferId, refund);
    if (known.state === refund.state || known.state === "failed" || refund.state === "pending") return;
    const failedAt = refund.state === "failed" ? clock.now().toISOString() : null;
    await tx.$executeRaw`UPDATE card_refund SET state = ${refund.state}, failed_at = ${failedAt}::timestamptz WHERE id = ${refund.id}`;
    if (refund.state === "failed") await bookBack(tx, held, transferId, refund.id, known);
  });
}

async function bookFirst(tx: Tx, held: HeldPayment, transferId: string, refund: RefundTruth): Promise<void> {
  const [payment] = await tx.$queryRaw<{ dong: bigint; amount: bigint; before: bigint }[]>`
    SELECT payment.dong, payment.amount, (SELECT coalesce(sum(amount), 0) FROM card_refund WHERE transfer_id = ${transferId}::uuid AND state <> 'failed')::bigint AS before
    FROM card_payment payment WHERE payment.transfer_id = ${transferId}::uuid`;
  const dong = dongOfPart(payment!, refund.amount, payment!.before);
  const taken = await takeBack(tx, held, {
    transferId, dong, kind: "card_refunded", key: `card:${transferId}:${refund.id}`, from: "processor:stripe", description: `refund ${refund.id}`, actor: SYSTEM,
  });
  await tx.$executeRaw`
    INSERT INTO card_refund (id, transfer_id, amount, dong, state, from_suspense, from_pledge, from_gift, from_fund, created_at, seen_at)
    VALUES (${refund.id}, ${transferId}::uuid, ${refund.amount}::bigint, ${dong}::bigint, ${refund.state}, ${taken.suspense}::bigint, ${taken.pledge}::bigint,
      ${taken.gift}::bigint, ${taken.fund}::bigint, ${refund.createdAt.toISOString()}::timestamptz, ${clock.now().toISOString()}::timestamptz)`;
  const pledgeId = taken.pledge > 0n ? (held.pledges[0]?.id ?? null) : null;
  const payload = { refundId: refund.id, dong: Number(dong), fromFund: Number(taken.fund), pledgeId: pledgeId ?? (await pledgeOfPayment(tx, transferId)) };
  await recordEvent(tx, { kind: "card.refund_booked", subjectType: "card", subjectId: transferId, actor: SYSTEM, payload });
}

/** A refund that failed never left: its money waits in suspense, since the units it stood for are free again; what the fund bore is the fund's again. */
async function bookBack(tx: Tx, held: HeldPayment, transferId: string, refundId: string, { dong, fromFund }: KnownRefund): Promise<void> {
  const waits = dong - fromFund;
  await tx.$executeRaw`
    UPDATE transfer_placement SET released_at = ${clock.now().toISOString()}::timestamptz, released_why = 'card' WHERE id = (
      SELECT id FROM transfer_placement WHERE transfer_id = ${transferId}::uuid AND kind = 'returned' AND amount = ${waits}::bigint AND released_at IS NULL
      ORDER BY placed_at DESC LIMIT 1)`;
  await closeTransfer(tx, transferId, held.unplaced + waits);
  await bookTransaction(tx, {
    kind: "card_refund_failed",
    idempotencyKey: `card:${transferId}:${refundId}:failed`,
    description: `refund ${refundId} failed`,
    entries: [
      { account: "processor:stripe", amount: dong },
      { account: "suspense", amount: -waits },
      { account: "fees:losses", amount: -fromFund },
    ],
  });
  await recordEvent(tx, { kind: "card.refund_failed", subjectType: "card", subjectId: transferId, actor: SYSTEM, payload: { refundId, dong: Number(dong) } });
}

/** The pledge that the payer meant, even when the money never stood for it. */
async function pledgeOfPayment(tx: Tx, transferId: string): Promise<string | null> {
  const rows = await tx.$queryRaw<{ pledgeId: string }[]>`
    SELECT checkout.pledge_id AS "pledgeId" FROM card_payment payment JOIN card_checkout checkout ON checkout.id = payment.checkout_id WHERE payment.transfer_id = ${transferId}::uuid`;
  return rows[0]?.pledgeId ?? null;
}
