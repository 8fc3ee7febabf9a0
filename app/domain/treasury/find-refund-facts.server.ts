import { lockPledgeOfReference, type LockedPledge } from "~/domain/payments/find-payable-pledge.server";
import { spokenFor } from "~/domain/payments/lock-transfer.server";
import { Prisma, type Tx } from "~/platform/database.server";
import { readNeedMoney } from "~/domain/payments/need-money.server";
import type { RefundFacts, RefundInstalment } from "./refund-plan";

/** What the refund policy must know of a pledge; the refund of that id counts as not asked for. The caller holds the pledge, or only looks. */
export async function findRefundFacts(tx: Tx, pledge: { id: string; needCode: string }, apartFrom: string | null = null): Promise<RefundFacts> {
  const open = (excess: Prisma.Sql) => Prisma.sql`EXISTS (SELECT FROM refund WHERE pledge_id = pledge.id AND refund.id IS DISTINCT FROM ${apartFrom}::uuid AND ${excess}
    AND refund.state IN ('requested', 'approved', 'listed', 'card_failed', 'returned_by_bank'))`;
  const [row] = await tx.$queryRaw<Omit<RefundFacts, "free" | "instalments" | "excess">[]>`
    SELECT pledge.mode, pledge.state, pledge.units, pledge.unit_price AS "unitPrice", coalesce(payment.received, 0)::bigint AS received, pledge.units_delivered AS "unitsDelivered",
      pledge.units_returned AS "unitsReturned",
      (SELECT coalesce(sum(CASE WHEN state = 'confirmed' THEN units_accepted ELSE units END) FILTER (WHERE state NOT IN ('planned', 'rejected', 'cancelled')), 0)::int
        FROM delivery WHERE pledge_id = pledge.id) AS "unitsCarried",
      EXISTS (SELECT FROM reserve_draw WHERE pledge_id = pledge.id) AS "fromReserve", ${open(Prisma.sql`scope <> 'excess'`)} AS "refundOpen", ${open(Prisma.sql`scope = 'excess'`)} AS "excessOpen"
    FROM pledge LEFT JOIN payment ON payment.pledge_id = pledge.id WHERE pledge.id = ${pledge.id}::uuid`;
  const instalments = await tx.$queryRaw<RefundInstalment[]>`
    SELECT instalment.id, position, instalment.units, instalment.amount, received, instalment.state, coalesce(placed.amount, 0)::bigint AS placed FROM instalment
    LEFT JOIN (SELECT instalment_id, sum(amount) AS amount FROM transfer_placement WHERE pledge_id = ${pledge.id}::uuid AND released_at IS NULL GROUP BY instalment_id) AS placed ON placed.instalment_id = instalment.id
    WHERE instalment.pledge_id = ${pledge.id}::uuid ORDER BY position`;
  const excess = (await findExcess(tx, pledge.id)).reduce((sum, { amount }) => sum + amount, 0n);
  return { ...row!, instalments: instalments.length > 0 ? instalments : null, excess, free: (await readNeedMoney(tx, pledge.needCode)).free };
}

/**
 * Money that a pledge could not take, or that was lifted off it, and that waits for the fund: by transfer, in đồng, the newest first. Nothing that another
 * refund has spoken for, and never more than waits.
 */
export async function findExcess(tx: Tx, pledgeId: string): Promise<{ transferId: string; card: boolean; amount: bigint }[]> {
  return tx.$queryRaw<{ transferId: string; card: boolean; amount: bigint }[]>`
    SELECT * FROM (
      SELECT transfer.id AS "transferId", transfer.provider = 'stripe' AS card, least(task.amount, transfer.unplaced - ${spokenFor(Prisma.sql`transfer.id`)})::bigint AS amount
      FROM (SELECT transfer_id, sum(amount) AS amount FROM surplus_use WHERE pledge_id = ${pledgeId}::uuid AND used_as = 'task' GROUP BY transfer_id) AS task
      JOIN incoming_transfer transfer ON transfer.id = task.transfer_id ORDER BY transfer.received_at DESC, transfer.id) AS excess
    WHERE amount > 0`;
}

export type LockedRefund = {
  id: string; state: string; askedBy: string; amount: bigint; bankAmount: bigint; cardAmount: bigint; scope: string; parts: number | null; after: string | null;
  listId: string | null; paid: boolean; accountKnown: boolean; reference: string; pledge: LockedPledge;
};

/** The pledge of a refund with its rows taken, and the refund's own row. Null when there is none. */
export async function lockRefund(tx: Tx, refundId: string): Promise<LockedRefund | null> {
  const [seen] = await tx.$queryRaw<{ reference: string }[]>`SELECT pledge.reference FROM refund JOIN pledge ON pledge.id = refund.pledge_id WHERE refund.id = ${refundId}::uuid`;
  if (!seen) return null;
  const pledge = (await lockPledgeOfReference(tx, seen.reference))!;
  const [refund] = await tx.$queryRaw<Omit<LockedRefund, "reference" | "pledge">[]>`
    SELECT id, state, asked_by AS "askedBy", amount, bank_amount AS "bankAmount", card_amount AS "cardAmount", scope, parts, after, list_id AS "listId", paid_on IS NOT NULL AS paid,
      account_number IS NOT NULL AS "accountKnown"
    FROM refund WHERE id = ${refundId}::uuid FOR NO KEY UPDATE`;
  return { ...refund!, reference: seen.reference, pledge };
}
