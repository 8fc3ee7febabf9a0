import { recordEvent, type Actor } from "~/domain/audit/record-event.server";
import { layOnPledges, type WaitingMoney } from "~/domain/payments/basket-money";
import { bookTransaction } from "~/domain/payments/book-transaction.server";
import type { LockedBasket } from "~/domain/payments/lock-basket.server";
import { creditPledge } from "~/domain/payments/settle-payment.server";
import { clock } from "~/platform/clock.server";
import type { Tx } from "~/platform/database.server";

/**
 * Lays the whole sum of a held basket on its pledges, out of money that waits in suspense, and so confirms every one of them with a receipt of its own.
 * `money` covers the sum; what of it is above stays unplaced. The caller holds the basket (lockBasket) and the transfers that `money` names.
 */
export async function settleBasket(tx: Tx, basket: LockedBasket, { money, actor }: { money: readonly WaitingMoney[]; actor: Actor }): Promise<void> {
  const at = clock.now().toISOString();
  for (const { pledge, transferId, amount } of layOnPledges(basket.pledges, money)) {
    const [transfer] = await tx.$queryRaw<{ name: string; left: bigint }[]>`
      UPDATE incoming_transfer SET unplaced = unplaced - ${amount}::bigint, state = CASE WHEN unplaced = ${amount}::bigint THEN 'placed' ELSE 'suspense' END,
        resolved_by = CASE WHEN unplaced = ${amount}::bigint THEN ${actor.personId}::uuid END, resolved_at = CASE WHEN unplaced = ${amount}::bigint AND ${actor.personId}::uuid IS NOT NULL THEN ${at}::timestamptz END
      WHERE id = ${transferId}::uuid RETURNING provider || ' ' || provider_id AS name, unplaced AS left`;
    await bookTransaction(tx, {
      kind: "suspense_placed",
      idempotencyKey: `place:${transferId}:basket:${pledge.id}`,
      description: `${transfer!.name}: placed on ${pledge.reference}`,
      pledgeId: pledge.id,
      bookedBy: actor.personId,
      entries: [
        { account: "suspense", amount },
        { account: `need:${pledge.needCode}`, amount: -amount },
      ],
    });
    await creditPledge(tx, { pledge, transferId, amount, actor, basketId: basket.id });
    pledge.received += amount;
    const payload = { pledgeId: pledge.id, basketId: basket.id, amount: Number(amount), left: Number(transfer!.left) };
    await recordEvent(tx, { kind: "transfer.placed", subjectType: "transfer", subjectId: transferId, actor, payload });
  }
  await tx.$executeRaw`UPDATE incoming_transfer SET basket_id = NULL WHERE basket_id = ${basket.id}::uuid`;
  await tx.$executeRaw`UPDATE basket SET state = 'confirmed', confirmed_at = ${at}::timestamptz WHERE id = ${basket.id}::uuid`;
  basket.state = "confirmed";
  await recordEvent(tx, { kind: "basket.settled", subjectType: "basket", subjectId: basket.id, actor, payload: { amount: Number(basket.amount), pledges: basket.pledges.length } });
}
