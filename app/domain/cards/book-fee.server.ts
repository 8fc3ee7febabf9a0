import { recordEvent, SYSTEM } from "~/domain/audit/record-event.server";
import { feeInDong } from "~/domain/cards/card";
import { bookTransaction } from "~/domain/payments/book-transaction.server";
import { transact } from "~/platform/database.server";
import type { BalanceMovement } from "~/platform/stripe-payment.server";

/**
 * Books what Stripe keeps of a payment, once its balance transaction is known: the fee's share of the settled sum at the value that was fixed. The
 * need keeps the whole gift; the fee is the fund's expense.
 */
export async function bookFee(transferId: string, settled: BalanceMovement): Promise<void> {
  await transact(async (tx) => {
    const rows = await tx.$queryRaw<{ dong: bigint; paymentIntent: string }[]>`
      SELECT dong, payment_intent AS "paymentIntent" FROM card_payment WHERE transfer_id = ${transferId}::uuid AND fee_dong IS NULL FOR UPDATE`;
    const payment = rows[0];
    if (!payment) return;
    const share = feeInDong(payment.dong, settled.gross, settled.fee);
    const fee = share < 0n ? 0n : share > payment.dong ? payment.dong : share;
    await tx.$executeRaw`
      UPDATE card_payment SET balance_transaction = ${settled.id}, settlement_currency = ${settled.currency}, settlement_gross = ${settled.gross}::bigint,
        settlement_fee = ${settled.fee}::bigint, settlement_net = ${settled.net}::bigint, fee_dong = ${fee}::bigint WHERE transfer_id = ${transferId}::uuid`;
    if (fee === 0n) return;
    await bookTransaction(tx, {
      kind: "card_fee",
      idempotencyKey: `card:${transferId}:fee`,
      description: `fee of ${payment.paymentIntent}: ${settled.fee} of ${settled.gross} ${settled.currency}`,
      entries: [
        { account: "fees:stripe", amount: fee },
        { account: "processor:stripe", amount: -fee },
      ],
    });
    const payload = { transferId, fee: Number(fee), settledFee: Number(settled.fee), settledGross: Number(settled.gross), currency: settled.currency };
    await recordEvent(tx, { kind: "card.fee_booked", subjectType: "card", subjectId: transferId, actor: SYSTEM, payload });
  });
}
