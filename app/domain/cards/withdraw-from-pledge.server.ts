import { recordEvent, type Actor } from "~/domain/audit/record-event.server";
import { releaseUnits } from "~/domain/matching/release-units.server";
import type { LockedPledge } from "~/domain/payments/find-payable-pledge.server";
import { moneyHoldExpiry } from "~/domain/pledges/money-hold.server";
import { clock } from "~/platform/clock.server";
import type { Tx } from "~/platform/database.server";

/**
 * Takes `amount` đồng out of a pledge that is held or confirmed and that nobody is delivering. All of it: the pledge is refunded and its units return
 * to the need. A part: the pledge is held again, as long as for a bank transfer, and lacks the part; its receipt keeps its number. The caller holds
 * the rows of need and pledge and books the ledger.
 */
export async function withdrawFromPledge(tx: Tx, pledge: LockedPledge, amount: bigint, actor: Actor): Promise<void> {
  const now = clock.now();
  const at = now.toISOString();
  const left = pledge.received - amount;
  if (pledge.state === "confirmed") await tx.$executeRaw`UPDATE need SET units_paid = units_paid - ${pledge.units}::int, updated_at = ${at}::timestamptz WHERE id = ${pledge.needId}::uuid`;
  const facts = { pledgeId: pledge.id, needId: pledge.needId, amount: Number(amount) };
  if (left > 0n) {
    const until = moneyHoldExpiry(pledge.expected - left);
    await tx.$executeRaw`UPDATE payment SET received = ${left}::bigint, state = 'pending', settled_at = NULL WHERE id = ${pledge.paymentId}::uuid`;
    await tx.$executeRaw`
      UPDATE pledge SET state = 'held', confirmed_at = NULL, reminded_at = NULL, hold_expires_at = ${until.toISOString()}::timestamptz WHERE id = ${pledge.id}::uuid`;
    await recordEvent(tx, { kind: "payment.part_refunded", subjectType: "payment", subjectId: pledge.paymentId!, actor, payload: { ...facts, lacking: Number(pledge.expected - left) } });
    await recordEvent(tx, { kind: "pledge.reopened", subjectType: "pledge", subjectId: pledge.id, actor, payload: { needId: pledge.needId, units: pledge.units, why: "part_refunded" } });
    Object.assign(pledge, { state: "held", received: left });
    return;
  }
  const { units, reopened } = await releaseUnits(tx, pledge.id, now);
  await tx.$executeRaw`UPDATE payment SET received = 0, state = 'refunded' WHERE id = ${pledge.paymentId}::uuid`;
  await tx.$executeRaw`UPDATE pledge SET state = 'refunded', ended_at = ${at}::timestamptz WHERE id = ${pledge.id}::uuid`;
  await recordEvent(tx, { kind: "payment.refunded", subjectType: "payment", subjectId: pledge.paymentId!, actor, payload: facts });
  await recordEvent(tx, { kind: "pledge.refunded", subjectType: "pledge", subjectId: pledge.id, actor, payload: { needId: pledge.needId, units } });
  if (reopened) await recordEvent(tx, { kind: "need.reopened", subjectType: "need", subjectId: pledge.needId, actor, payload: { units } });
  Object.assign(pledge, { state: "refunded", received: 0n });
}
