import { recordEvent, type Actor } from "~/domain/audit/record-event.server";
import { unitsWaitedFor } from "~/domain/matching/units-waited-for.server";
import { refuse, type Outcome } from "~/domain/outcome";
import type { LockedBasket } from "~/domain/payments/lock-basket.server";
import { moneyHoldExpiry } from "~/domain/pledges/money-hold.server";
import { reopenHold } from "~/domain/pledges/reopen-hold.server";
import type { Tx } from "~/platform/database.server";

/**
 * Holds all units of a lapsed basket again, because its money came late: as many units of every need as before, with one new deadline. The caller holds
 * the basket and has seen that it has lapsed; afterwards `basket` says that it is held.
 * Refuses, changing nothing, `need-not-open` when any need takes no more gifts and `units-gone` when any has fewer units left, a waitlist's put aside.
 */
export async function reopenBasket(tx: Tx, basket: LockedBasket, actor: Actor): Promise<Outcome<object, "need-not-open" | "units-gone">> {
  const refusal = await whyNotReopen(tx, basket.pledges);
  if (refusal) return refuse(refusal);
  for (const pledge of basket.pledges) {
    const held = await reopenHold(tx, pledge, actor);
    if (!held.ok) throw new Error(`Need ${pledge.needCode} was counted free for ${pledge.units} units, but refuses: ${held.reason}.`);
    pledge.state = "held";
  }
  const until = moneyHoldExpiry(basket.amount);
  await tx.$executeRaw`UPDATE pledge SET hold_expires_at = ${until.toISOString()}::timestamptz WHERE basket_id = ${basket.id}::uuid`;
  await tx.$executeRaw`UPDATE basket SET state = 'held', hold_expires_at = ${until.toISOString()}::timestamptz, reminded_at = NULL, ended_at = NULL WHERE id = ${basket.id}::uuid`;
  await recordEvent(tx, { kind: "basket.reopened", subjectType: "basket", subjectId: basket.id, actor, payload: { pledges: basket.pledges.length } });
  Object.assign(basket, { state: "held", holdExpiresAt: until });
  return { ok: true };
}

/** Why the units of these pledges cannot be held again, as things stand; null when they can. */
export async function whyNotReopen(tx: Tx, pledges: readonly { needId: string; units: number }[]): Promise<"need-not-open" | "units-gone" | null> {
  for (const { needId, units } of pledges) {
    const need = await tx.need.findUniqueOrThrow({ where: { id: needId }, select: { state: true, quantity: true, unitsAllocated: true } });
    if (need.state !== "open" && need.state !== "covered") return "need-not-open";
    if (need.quantity - need.unitsAllocated - (await unitsWaitedFor(needId, tx)) < units) return "units-gone";
  }
  return null;
}
