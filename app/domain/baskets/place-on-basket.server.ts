import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf, recordEvent, type Actor } from "~/domain/audit/record-event.server";
import { decideBasketPlacement } from "~/domain/baskets/basket-placement";
import { reopenBasket } from "~/domain/baskets/reopen-basket.server";
import type { Outcome } from "~/domain/outcome";
import type { LockedBasket } from "~/domain/payments/lock-basket.server";
import type { LockedTransfer } from "~/domain/payments/lock-transfer.server";
import { settleBasket } from "~/domain/payments/settle-basket.server";
import type { PlaceRefusal } from "~/domain/pledges/placement";
import type { Tx } from "~/platform/database.server";

/**
 * The fund manager places unplaced money of a transfer on a basket. With it, and whatever waits for the basket already, all its pledges are confirmed at
 * once, or the money waits for the rest. A basket whose hold has lapsed is held again first. The caller holds the basket and then the transfer. Refused: see decideBasketPlacement and reopenBasket.
 */
export async function placeOnBasket(tx: Tx, { basket, transfer, amount, viewer }: { basket: LockedBasket; transfer: LockedTransfer; amount?: bigint; viewer: Viewer }): Promise<Outcome<{ placed: bigint; settled: boolean; reopened: boolean }, PlaceRefusal>> {
  const decided = decideBasketPlacement(basket, { id: transfer.id, unplaced: transfer.unplaced - transfer.spokenFor }, amount);
  if (!decided.ok) return decided;
  const { placed, others, reopens, settles } = decided;
  const actor = actorOf(viewer, "fund_manager");
  if (reopens) {
    const held = await reopenBasket(tx, basket, actor);
    if (!held.ok) return held;
  }
  if (settles) await settleBasket(tx, basket, { money: [...others, { transferId: transfer.id, amount: placed }], actor });
  else await waitForRest(tx, { basket, transferId: transfer.id, amount: placed, actor });
  return { ok: true, placed, settled: settles, reopened: reopens };
}

async function waitForRest(tx: Tx, { basket, transferId, amount, actor }: { basket: LockedBasket; transferId: string; amount: bigint; actor: Actor }): Promise<void> {
  await tx.$executeRaw`UPDATE incoming_transfer SET basket_id = ${basket.id}::uuid WHERE id = ${transferId}::uuid`;
  basket.money.push({ transferId, amount });
  basket.waiting += amount;
  const payload = { transferId, amount: Number(amount), lacking: Number(basket.amount - basket.waiting) };
  await recordEvent(tx, { kind: "basket.part_received", subjectType: "basket", subjectId: basket.id, actor, payload });
}
