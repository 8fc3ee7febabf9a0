import type { LockedBasket } from "~/domain/payments/lock-basket.server";
import type { WaitingMoney } from "~/domain/payments/basket-money";
import type { PlaceRefusal } from "~/domain/pledges/placement";
import { refuse, type Outcome } from "~/domain/outcome";

type Payable = Pick<LockedBasket, "state" | "amount" | "money">;
type BasketPlaceRefusal = Extract<PlaceRefusal, "nothing-unplaced" | "pledge-not-payable" | "basket-lacks" | "amount-above-unplaced" | "amount-above-lacking">;

/**
 * What placing a transfer's `unplaced` đồng on a basket does. Enough for all that it lacks, together with the other money that waits for it: the basket
 * `settles`. Less: the transfer waits for the rest, as a whole. `reopens` when its hold has lapsed. Refused: nothing to place, a basket that is paid or
 * cancelled, an `amount` above what is unplaced or above what the basket lacks, and `basket-lacks` for a part that would not complete it, or money
 * that waits for it already.
 */
export function decideBasketPlacement({ state, amount: cost, money }: Payable, { id, unplaced }: { id: string; unplaced: bigint }, amount?: bigint): Outcome<{ placed: bigint; others: WaitingMoney[]; reopens: boolean; settles: boolean }, BasketPlaceRefusal> {
  if (unplaced <= 0n) return refuse("nothing-unplaced");
  if (state !== "held" && state !== "lapsed") return refuse("pledge-not-payable");
  const others = money.filter(({ transferId }) => transferId !== id);
  const lacking = cost - others.reduce((sum, one) => sum + one.amount, 0n);
  if (amount !== undefined && amount > unplaced) return refuse("amount-above-unplaced");
  if (amount !== undefined && amount > lacking) return refuse("amount-above-lacking");
  const reopens = state === "lapsed";
  if ((amount ?? unplaced) >= lacking) return { ok: true, placed: lacking, others, reopens, settles: true };
  if ((amount ?? unplaced) < unplaced || others.length < money.length) return refuse("basket-lacks");
  return { ok: true, placed: unplaced, others, reopens, settles: false };
}
