import { memoKey } from "~/domain/payments/bank-credit";
import { RETURN_FEE_MAX } from "~/domain/payments/return-fee";
import { Prisma, type Tx } from "~/platform/database.server";

/**
 * Whether a credit looks like a refund that the receiving bank sends back: it bears the words of the fund's own transfer and the reference of a pledge that was
 * refunded by bank in just this sum, in đồng, or in one that is larger by no more than a bank's fee. Such money pays for nothing; a person says what it is.
 */
export async function isRefundComingBack(tx: Tx, { amount, memo, reference }: { amount: bigint; memo: string; reference: string }): Promise<boolean> {
  if (!memoKey(memo).includes("HOANTIEN")) return false;
  const lacks = (sent: string) => Prisma.sql`${Prisma.raw(sent)} - ${amount}::bigint BETWEEN 0 AND greatest(${RETURN_FEE_MAX}::bigint, ${Prisma.raw(sent)} / 100)`;
  const [row] = await tx.$queryRaw<{ found: boolean }[]>`
    SELECT EXISTS (
      SELECT FROM refund JOIN pledge ON pledge.id = refund.pledge_id LEFT JOIN instalment ON instalment.pledge_id = pledge.id AND instalment.reference = ${reference}
      WHERE (pledge.reference = ${reference} OR instalment.id IS NOT NULL) AND ((refund.paid_on IS NOT NULL AND ${lacks("refund.bank_amount")})
        OR EXISTS (SELECT FROM refund_return WHERE refund_id = refund.id AND ${lacks("refund_return.amount")} AND transfer_id IS NULL))) AS found`;
  return row!.found;
}
