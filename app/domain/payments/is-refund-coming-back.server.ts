import { memoKey } from "~/domain/payments/bank-credit";
import type { Tx } from "~/platform/database.server";

/**
 * Whether a credit looks like a refund that the receiving bank sends back: it bears the words of the fund's own transfer and the reference of a pledge that was
 * refunded by bank in just this sum, in đồng. Such money pays for nothing; a person says what it is.
 */
export async function isRefundComingBack(tx: Tx, { amount, memo, reference }: { amount: bigint; memo: string; reference: string }): Promise<boolean> {
  if (!memoKey(memo).includes("HOANTIEN")) return false;
  const [row] = await tx.$queryRaw<{ found: boolean }[]>`
    SELECT EXISTS (
      SELECT FROM refund JOIN pledge ON pledge.id = refund.pledge_id LEFT JOIN instalment ON instalment.pledge_id = pledge.id AND instalment.reference = ${reference}
      WHERE (pledge.reference = ${reference} OR instalment.id IS NOT NULL) AND ((refund.paid_on IS NOT NULL AND refund.bank_amount = ${amount}::bigint)
        OR EXISTS (SELECT FROM refund_return WHERE refund_id = refund.id AND refund_return.amount = ${amount}::bigint AND transfer_id IS NULL))) AS found`;
  return row!.found;
}
