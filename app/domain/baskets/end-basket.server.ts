import { recordEvent, type Actor } from "~/domain/audit/record-event.server";
import type { JsonObject } from "~/domain/audit/event";
import type { LockedBasket } from "~/domain/payments/lock-basket.server";
import { endHold } from "~/domain/pledges/end-hold.server";
import { clock } from "~/platform/clock.server";
import type { Tx } from "~/platform/database.server";

/**
 * Ends a held basket without a gift: every pledge of it ends, the units return to their needs, and money that waited for the rest waits for the fund
 * instead. The caller holds the basket (lockBasket).
 */
export async function endBasket(tx: Tx, basket: LockedBasket, { state, actor, payload = {} }: { state: "lapsed" | "cancelled"; actor: Actor; payload?: JsonObject }): Promise<void> {
  const at = clock.now();
  await tx.$executeRaw`UPDATE incoming_transfer SET basket_id = NULL WHERE basket_id = ${basket.id}::uuid`;
  for (const pledge of basket.pledges) await endHold(tx, pledge, { state, kind: `pledge.${state}`, actor, at, payload: { basketId: basket.id, ...payload } });
  await tx.$executeRaw`UPDATE basket SET state = ${state}, ended_at = ${at.toISOString()}::timestamptz WHERE id = ${basket.id}::uuid`;
  await recordEvent(tx, { kind: `basket.${state}`, subjectType: "basket", subjectId: basket.id, actor, payload: { ...payload, suspended: Number(basket.waiting) } });
  for (const { transferId, amount } of basket.money) {
    const facts = { amount: Number(amount), outcome: "short", pledgeId: basket.pledges[0]!.id, basketId: basket.id, holdLapsed: true };
    await recordEvent(tx, { kind: "transfer.suspended", subjectType: "transfer", subjectId: transferId, actor, payload: facts });
  }
}
