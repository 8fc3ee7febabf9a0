import { lockPledgeOfReference, type LockedPledge } from "~/domain/payments/find-payable-pledge.server";
import type { Tx } from "~/platform/database.server";
import { readNeedMoney } from "./need-money.server";
import type { RefundFacts } from "./refund";

/** What the refund policy must know of a pledge; `refundOpen` leaves the refund of that id out. The caller holds the pledge, or only looks. */
export async function findRefundFacts(tx: Tx, pledge: { id: string; needCode: string }, apartFrom: string | null = null): Promise<RefundFacts> {
  const [row] = await tx.$queryRaw<Omit<RefundFacts, "free">[]>`
    SELECT pledge.mode, pledge.state, coalesce(payment.received, 0)::bigint AS received, pledge.units_delivered AS "unitsDelivered",
      EXISTS (SELECT FROM delivery WHERE pledge_id = pledge.id AND state NOT IN ('planned', 'rejected', 'cancelled')) AS "underWay",
      EXISTS (SELECT FROM instalment_plan WHERE pledge_id = pledge.id) AS "byInstalments",
      EXISTS (SELECT FROM transfer_placement placement JOIN incoming_transfer transfer ON transfer.id = placement.transfer_id
        WHERE placement.pledge_id = pledge.id AND placement.released_at IS NULL AND transfer.provider = 'stripe') AS "byCard",
      EXISTS (SELECT FROM reserve_draw WHERE pledge_id = pledge.id) AS "fromReserve",
      EXISTS (SELECT FROM refund WHERE pledge_id = pledge.id AND refund.state IN ('requested', 'approved', 'listed', 'paid') AND refund.id IS DISTINCT FROM ${apartFrom}::uuid) AS "refundOpen"
    FROM pledge LEFT JOIN payment ON payment.pledge_id = pledge.id WHERE pledge.id = ${pledge.id}::uuid`;
  return { ...row!, free: (await readNeedMoney(tx, pledge.needCode)).free };
}

/** The pledge of a refund with its rows taken, and the refund's own row. Null when there is none. */
export async function lockRefund(tx: Tx, refundId: string): Promise<{ id: string; state: string; askedBy: string; amount: bigint; reference: string; pledge: LockedPledge } | null> {
  const [seen] = await tx.$queryRaw<{ reference: string }[]>`SELECT pledge.reference FROM refund JOIN pledge ON pledge.id = refund.pledge_id WHERE refund.id = ${refundId}::uuid`;
  if (!seen) return null;
  const pledge = (await lockPledgeOfReference(tx, seen.reference))!;
  const [refund] = await tx.$queryRaw<{ id: string; state: string; askedBy: string; amount: bigint }[]>`
    SELECT id, state, asked_by AS "askedBy", amount FROM refund WHERE id = ${refundId}::uuid FOR NO KEY UPDATE`;
  return { ...refund!, reference: seen.reference, pledge };
}
