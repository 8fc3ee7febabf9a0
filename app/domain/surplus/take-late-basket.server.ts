import { SYSTEM } from "~/domain/audit/record-event.server";
import { reopenBasket } from "~/domain/baskets/reopen-basket.server";
import { lockBasket } from "~/domain/payments/lock-basket.server";
import { settleBasket } from "~/domain/payments/settle-basket.server";
import { lockSurplus, type Surplus } from "~/domain/surplus/lock-surplus.server";
import { transact } from "~/platform/database.server";

/**
 * Money that names a lapsed basket and covers all of it holds the basket again and pays for it, while every need still has the units: the sponsor was only
 * late. Otherwise nothing happens. What is above the basket's sum stays in suspense for the surplus rule.
 */
export async function takeLateBasket(surplus: Surplus, basketId: string): Promise<void> {
  await transact(async (tx) => {
    const basket = await lockBasket(tx, basketId);
    if (basket.state !== "lapsed" || (await lockSurplus(tx, surplus)) < basket.amount) return;
    if (!(await reopenBasket(tx, basket, SYSTEM)).ok) return;
    await settleBasket(tx, basket, { money: [{ transferId: surplus.transferId, amount: basket.amount }], actor: SYSTEM });
  });
}
