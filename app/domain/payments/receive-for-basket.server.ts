import { recordEvent, SYSTEM } from "~/domain/audit/record-event.server";
import { divideForBasket, type BasketDivision } from "~/domain/payments/basket-money";
import { bookTransaction } from "~/domain/payments/book-transaction.server";
import type { LockedBasket } from "~/domain/payments/lock-basket.server";
import type { TransferProvider } from "~/domain/payments/payment";
import { settleBasket } from "~/domain/payments/settle-basket.server";
import type { Tx } from "~/platform/database.server";

type Arrived = { transferId: string; provider: TransferProvider; /** The account that the money came to. */ account: string; /** What the ledger calls the credit. */ name: string; amount: bigint; /** What the basket cannot take goes back to its card at once. */ backIfLate?: boolean };

/**
 * Takes in money that names a basket: it comes to suspense first, and from there to all pledges of the basket at once, or waits for the rest. What the basket
 * does not take stays unplaced, and the rule that its sponsor chose follows. The caller holds the basket and has stored the transfer.
 */
export async function receiveForBasket(tx: Tx, basket: LockedBasket, { transferId, provider, account, name, amount, backIfLate = false }: Arrived): Promise<BasketDivision> {
  const division = divideForBasket(amount, basket);
  const { outcome, takes, suspend, settles } = division;
  const waits = takes > 0n && !settles;
  await tx.$executeRaw`
    UPDATE incoming_transfer SET state = 'suspense', outcome = ${outcome}, unplaced = ${amount}::bigint, basket_id = ${waits ? basket.id : null}::uuid WHERE id = ${transferId}::uuid`;
  await bookTransaction(tx, {
    kind: "transfer_suspended",
    idempotencyKey: `transfer:${transferId}`,
    description: `${name}: ${outcome} ${basket.reference}`,
    entries: [
      { account, amount },
      { account: "suspense", amount: -amount },
    ],
  });
  const facts = { amount: Number(amount), outcome, pledgeId: basket.pledges[0]!.id, basketId: basket.id };
  await recordEvent(tx, { kind: "transfer.received", subjectType: "transfer", subjectId: transferId, actor: SYSTEM, payload: { ...facts, provider } });
  if (waits) {
    const payload = { transferId, amount: Number(amount), lacking: Number(basket.amount - basket.waiting - amount) };
    await recordEvent(tx, { kind: "basket.part_received", subjectType: "basket", subjectId: basket.id, actor: SYSTEM, payload });
  }
  if (settles) await settleBasket(tx, basket, { money: [...basket.money, { transferId, amount }], actor: SYSTEM });
  if (suspend > 0n)
    await recordEvent(tx, { kind: "transfer.suspended", subjectType: "transfer", subjectId: transferId, actor: SYSTEM, payload: { ...facts, amount: Number(suspend), ...(backIfLate ? { goesBack: true } : {}) } });
  return division;
}
