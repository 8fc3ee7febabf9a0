import { expect } from "vitest";
import type { Viewer } from "~/domain/accounts/viewer";
import { lapseBaskets } from "~/domain/baskets/lapse-baskets.server";
import { makeBasket } from "~/domain/baskets/make-basket.server";
import { receiveTransfer } from "~/domain/payments/receive-transfer.server";
import { doWithMoney } from "~/domain/treasury/do-with-money.server";
import { clock } from "~/platform/clock.server";
import { db } from "~/platform/database.server";
import { basketRequest } from "./baskets";
import { DAY, granted } from "./factories";
import { bankId, due, inBasket, type ModelPledge, type MoneyModel } from "./money-model";

/** A need beside the one that the model follows; one unit of it is in every basket. */
export const SIDE_PRICE = 7_000;

type Share = "exact" | "half" | "over" | "unnamed";

/** Units of the model's need and one of the need beside it, of which the model follows the first alone. */
export async function makesBasket(model: MoneyModel, sponsor: Viewer, units: number): Promise<void> {
  const made = await makeBasket(basketRequest(sponsor, [model.needCode, model.sideCode], [units, 1]));
  expect(made.ok).toBe(units <= model.free);
  if (!made.ok) return;
  model.pledges.push({ reference: made.first.reference, units, state: "held", delivered: 0, placed: [], basket: { reference: made.reference, state: "held", waiting: [] } });
}

/** Money comes for a basket that is not paid, under its own reference or that of its pledge. */
export async function paysBasket(model: MoneyModel, pledge: ModelPledge, share: Share): Promise<void> {
  const basket = inBasket(pledge)!;
  const lacking = lackingOf(pledge);
  const amount = share === "half" ? Math.ceil(lacking / 2) : share === "over" ? lacking + 5_000 : lacking;
  const memo = share === "unnamed" ? "ung ho" : share === "half" ? `ck ${pledge.reference}` : `ck ${basket.reference}`;
  const { transferId } = granted(await receiveTransfer({ provider: "statement", providerId: bankId(), amount: BigInt(amount), memo, payerName: "NGUOI DEMO", receivedAt: clock.now() }));
  model.bank += amount;
  model.wait(transferId, amount);
  if (share === "unnamed" || basket.state !== "held") return;
  if (amount < lacking) basket.waiting.push({ transferId, amount });
  else settle(model, pledge, { transferId, amount: lacking });
}

export async function basketLapses(model: MoneyModel, pledge: ModelPledge): Promise<void> {
  const basket = inBasket(pledge)!;
  const holdExpiresAt = new Date(clock.now().getTime() - DAY);
  await db.basket.update({ where: { reference: basket.reference }, data: { holdExpiresAt, pledges: { updateMany: { where: {}, data: { holdExpiresAt } } } } });
  expect(await lapseBaskets()).toBe(1);
  Object.assign(basket, { state: "lapsed", waiting: [] });
  pledge.state = "lapsed";
}

/** The fund places waiting money on a basket: it completes it, waits for the rest, or is refused. */
export async function placesOnBasket(model: MoneyModel, { transferId, unplaced, pledge, fund }: { transferId: string; unplaced: number; pledge: ModelPledge; fund: Viewer }): Promise<void> {
  const basket = inBasket(pledge)!;
  const waits = basket.waiting.some((one) => one.transferId === transferId);
  const lacking = lackingOf(pledge, transferId);
  const settles = unplaced >= lacking;
  const amount = settles ? lacking : unplaced;
  const possible = (basket.state === "held" || (basket.state === "lapsed" && pledge.units <= model.free)) && (settles || !waits);
  const answer = await doWithMoney({ kind: "place", transferId, parts: [{ reference: pledge.reference, amount }] }, fund);
  expect(answer.ok).toBe(possible);
  if (!possible) return;
  Object.assign(basket, { state: "held", waiting: basket.waiting.filter((one) => one.transferId !== transferId) });
  // Money that waited for another basket waits for this one now.
  model.endWait(transferId);
  pledge.state = "held";
  if (settles) settle(model, pledge, { transferId, amount });
  else basket.waiting.push({ transferId, amount });
}

function lackingOf(pledge: ModelPledge, without?: string): number {
  return due(pledge) + SIDE_PRICE - inBasket(pledge)!.waiting.filter(({ transferId }) => transferId !== without).reduce((sum, { amount }) => sum + amount, 0);
}

/** All of the money is there: the model's pledge takes what it costs from what came first, the need beside it the rest. */
function settle(model: MoneyModel, pledge: ModelPledge, last: { transferId: string; amount: number }): void {
  const basket = inBasket(pledge)!;
  let left = due(pledge);
  for (const { transferId, amount } of [...basket.waiting, last]) {
    const part = Math.min(left, amount);
    left -= part;
    model.wait(transferId, -amount);
    if (part > 0) model.place(pledge, transferId, part);
  }
  Object.assign(basket, { state: "confirmed", waiting: [] });
}
