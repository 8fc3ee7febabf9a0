import type { Tx } from "~/platform/database.server";
import type { LockedDelivery } from "./lock-delivery.server";

/**
 * Books what two people have confirmed: the value of the accepted units (whole đồng, at the price of the pledge) leaves what the need holds,
 * money or goods, and counts as delivered.
 */
export async function bookDelivery(tx: Tx, { id, code, pledge, need }: LockedDelivery, unitsAccepted: number, { bookedBy, bookedAt }: { bookedBy: string; bookedAt: Date }): Promise<void> {
  const value = pledge.unitPrice * BigInt(unitsAccepted);
  const accounts: [code: string, kind: string, amount: bigint][] = [
    pledge.mode === "money" ? [`need:${need.code}`, "need", value] : [`goods:given:${need.code}`, "goods", value],
    [`delivered:${need.code}`, "delivered", -value],
  ];
  const booked = await tx.ledgerTransaction.create({
    data: { kind: "delivery", idempotencyKey: `delivery.confirmed:${id}`, description: code, pledgeId: pledge.id, bookedBy, bookedAt },
    select: { id: true },
  });
  for (const [account, kind, amount] of accounts) {
    const { id: accountId } = await tx.ledgerAccount.upsert({ where: { code: account }, create: { code: account, kind, needId: need.id }, update: {}, select: { id: true } });
    await tx.ledgerEntry.create({ data: { transactionId: booked.id, accountId, amount } });
  }
}
