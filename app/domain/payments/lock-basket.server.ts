import { lockNeeds } from "~/domain/needs/lock-need.server";
import type { BasketState, PayableBasket, WaitingMoney } from "~/domain/payments/basket-money";
import type { LockedPledge } from "~/domain/payments/find-payable-pledge.server";
import { spokenFor } from "~/domain/payments/lock-transfer.server";
import { Prisma, type Tx } from "~/platform/database.server";

export type LockedBasket = PayableBasket & { id: string; reference: string; holdExpiresAt: Date; pledges: LockedPledge[]; money: WaitingMoney[] };

/**
 * The basket that money with this reference is for: the reference is its own, or that of one of its pledges before the whole sum has come, because until
 * then none of them can be paid alone. Null for every other reference.
 */
export async function findBasketOfReference(tx: Tx, reference: string): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM basket WHERE reference = ${reference}
    UNION ALL SELECT basket.id FROM pledge JOIN basket ON basket.id = pledge.basket_id WHERE pledge.reference = ${reference} AND basket.state <> 'confirmed'`;
  return row?.id ?? null;
}

/**
 * A basket with its pledges and the money that waits for it, all rows taken until the transaction ends: the needs by id, then the basket, its pledges in
 * their order, and the transfers by id.
 */
export async function lockBasket(tx: Tx, basketId: string): Promise<LockedBasket> {
  const members = await tx.$queryRaw<{ needId: string }[]>`SELECT need_id AS "needId" FROM pledge WHERE basket_id = ${basketId}::uuid`;
  const needs = await lockNeeds(tx, members.map(({ needId }) => needId));
  const [basket] = await tx.$queryRaw<{ id: string; reference: string; state: BasketState; amount: bigint; holdExpiresAt: Date }[]>`
    SELECT id, reference, state, amount, hold_expires_at AS "holdExpiresAt" FROM basket WHERE id = ${basketId}::uuid FOR NO KEY UPDATE`;
  const pledges = await tx.$queryRaw<Omit<LockedPledge, "needCode" | "plan">[]>`
    SELECT pledge.id, pledge.reference, pledge.need_id AS "needId", pledge.mode, pledge.state, pledge.units, payment.id AS "paymentId", payment.expected, payment.received
    FROM pledge JOIN payment ON payment.pledge_id = pledge.id WHERE pledge.basket_id = ${basketId}::uuid ORDER BY pledge.basket_position FOR NO KEY UPDATE OF pledge`;
  const money = await tx.$queryRaw<(WaitingMoney & { receivedAt: Date })[]>`
    SELECT id AS "transferId", unplaced - ${spokenFor(Prisma.sql`incoming_transfer.id`)} AS amount, received_at AS "receivedAt" FROM incoming_transfer
    WHERE basket_id = ${basketId}::uuid AND unplaced > 0 ORDER BY id FOR NO KEY UPDATE`;
  if (!basket) throw new Error(`Basket ${basketId} is gone while a command is at work on it.`);
  return {
    ...basket,
    over: pledges.every(({ state }) => state === "refunded"),
    pledges: pledges.map((pledge) => ({ ...pledge, needCode: needs.get(pledge.needId)!.code, plan: null })),
    money: money.toSorted((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime()).map(({ transferId, amount }) => ({ transferId, amount })),
    waiting: money.reduce((sum, { amount }) => sum + amount, 0n),
  };
}
