import { bookTransaction } from "~/domain/payments/book-transaction.server";
import type { Tx } from "~/platform/database.server";
import type { LockedDelivery } from "./lock-delivery.server";

/**
 * Books what two people have confirmed: the value of the accepted units (whole đồng, at the price of the pledge) leaves what the need holds,
 * money or goods, and counts as delivered.
 */
export async function bookDelivery(tx: Tx, { id, code, pledge, need }: LockedDelivery, unitsAccepted: number, bookedBy: string): Promise<void> {
  const value = pledge.unitPrice * BigInt(unitsAccepted);
  const money = pledge.mode === "money";
  await bookTransaction(tx, {
    kind: money ? "delivery_confirmed" : "goods_delivered",
    idempotencyKey: `delivery.confirmed:${id}`,
    description: code,
    pledgeId: pledge.id,
    bookedBy,
    entries: [
      { account: money ? `need:${need.code}` : `goods:given:${need.code}`, amount: value },
      { account: `delivered:${need.code}`, amount: -value },
    ],
  });
}
