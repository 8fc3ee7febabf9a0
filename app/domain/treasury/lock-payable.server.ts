import { lockNeed } from "~/domain/needs/lock-need.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { readNeedMoney, type NeedMoney } from "~/domain/payments/need-money.server";
import type { Tx } from "~/platform/database.server";
import { isUuid } from "~/platform/uuid";
import { NOTE_MAX } from "./proposal";

/** Kinds of organisation that money for children may be paid to. */
export const payeeKinds = ["agency", "school", "centre", "club", "association", "business", "commune"] as const;

export type PayableRefusal = "need-not-found" | "delivery-not-found" | "payee-not-found" | "amount-invalid" | "amount-above-free" | "purpose-needed";
export type PayableWish = { needCode: string; deliveryId: string | null; payeeId: string; amount: number; purpose: string };
export type Payable = { need: { id: string; code: string }; amount: bigint; purpose: string; money: NeedMoney };

/**
 * Takes the need that money is to leave for and reads its money; `setAside` đồng of it are this payment's already, by its order. Refused: an unknown need,
 * delivery of it or payee, an amount that is not positive or more than may still leave the need, no purpose.
 */
export async function lockPayable(tx: Tx, asked: PayableWish, setAside = 0n): Promise<Outcome<Payable, PayableRefusal>> {
  const found = await tx.need.findUnique({ where: { code: asked.needCode }, select: { id: true } });
  if (!found) return refuse("need-not-found");
  const need = await lockNeed(tx, found.id);
  if (asked.deliveryId && !(isUuid(asked.deliveryId) && (await tx.delivery.count({ where: { id: asked.deliveryId, needId: need.id, state: { not: "cancelled" } } })))) return refuse("delivery-not-found");
  if (!isUuid(asked.payeeId) || !(await tx.organisation.count({ where: { id: asked.payeeId, kind: { in: [...payeeKinds] } } }))) return refuse("payee-not-found");
  if (!Number.isSafeInteger(asked.amount) || asked.amount <= 0) return refuse("amount-invalid");
  const purpose = asked.purpose.trim().slice(0, NOTE_MAX);
  if (!purpose) return refuse("purpose-needed");
  const money = await readNeedMoney(tx, need.code);
  const amount = BigInt(asked.amount);
  return amount > money.free + setAside ? refuse("amount-above-free") : { ok: true, need, amount, purpose, money };
}
