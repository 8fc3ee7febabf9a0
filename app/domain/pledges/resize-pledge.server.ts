import { recordEvent, type Actor } from "~/domain/audit/record-event.server";
import { releaseSomeUnits } from "~/domain/matching/release-some-units.server";
import { clock } from "~/platform/clock.server";
import type { Tx } from "~/platform/database.server";

type Smaller = { pledge: { id: string; reference: string; needId: string }; units: number; bridgeId?: string; actor: Actor };

/**
 * Takes units out of a pledge: they return to the need or, with `bridgeId`, are carried on by that bridge. What the pledge promises becomes so much
 * smaller; when all that is left is paid its payment is settled, when all is delivered the pledge is. A pledge of which nothing is left is cancelled. The caller
 * holds the rows of need and pledge and has lifted whatever money lay on these units.
 */
export async function shrinkPledge(tx: Tx, { pledge, units, bridgeId, actor }: Smaller): Promise<void> {
  const { reopened } = await releaseSomeUnits(tx, { needId: pledge.needId, pledgeId: pledge.id, units, at: clock.now(), bridgeId });
  const [left] = await tx.$queryRaw<{ units: number; delivered: boolean }[]>`
    UPDATE pledge SET units = units - ${units}::int, amount = (units - ${units}::int) * unit_price WHERE id = ${pledge.id}::uuid AND units > ${units}::int
    RETURNING units, units_delivered = units AS delivered`;
  if (left) await resizePayment(tx, pledge, actor);
  else await cancelEmptied(tx, pledge, units, actor);
  if (reopened) await recordEvent(tx, { kind: "need.reopened", subjectType: "need", subjectId: pledge.needId, actor, payload: { units } });
  if (!left?.delivered) return;
  await tx.$executeRaw`UPDATE pledge SET state = 'delivered' WHERE id = ${pledge.id}::uuid`;
  const payload = { reference: pledge.reference, units: left.units };
  await recordEvent(tx, { kind: "pledge.delivered", subjectType: "pledge", subjectId: pledge.id, actor, payload });
}

/** Nothing is left of a pledge: it keeps on record how many units it was last of. Throws when money still lies on it, which must be lifted before. */
async function cancelEmptied(tx: Tx, { id, needId, reference }: Smaller["pledge"], units: number, actor: Actor) {
  const at = clock.now().toISOString();
  const [payment] = await tx.$queryRaw<{ id: string; settledBefore: boolean; lacking: bigint }[]>`
    WITH before AS (SELECT id, settled_at IS NOT NULL AS settled FROM payment WHERE pledge_id = ${id}::uuid)
    UPDATE payment SET state = 'failed', settled_at = NULL FROM before WHERE payment.id = before.id AND received = 0
    RETURNING payment.id, before.settled AS "settledBefore", payment.expected AS lacking`;
  if (!payment) throw new Error(`Money still lies on ${reference}, of which no unit is left.`);
  await tx.$executeRaw`UPDATE pledge SET state = 'cancelled', ended_at = ${at}::timestamptz WHERE id = ${id}::uuid`;
  if (payment.settledBefore) await recordEvent(tx, { kind: "payment.reopened", subjectType: "payment", subjectId: payment.id, actor, payload: { pledgeId: id, needId, amount: 0, lacking: Number(payment.lacking) } });
  await recordEvent(tx, { kind: "pledge.cancelled", subjectType: "pledge", subjectId: id, actor, payload: { needId, units, emptied: true } });
}

/**
 * Adds units, which the caller has given to the pledge, to what it promises. One that had been delivered is under way again, one of which nothing had been
 * left is confirmed again, for these units alone.
 */
export async function growPledge(tx: Tx, { pledge, units, actor }: Omit<Smaller, "bridgeId">): Promise<void> {
  const [grown] = await tx.$queryRaw<{ units: number; before: string; state: string }[]>`
    WITH before AS (SELECT id, state, CASE state WHEN 'cancelled' THEN 0 ELSE units END AS units FROM pledge WHERE id = ${pledge.id}::uuid)
    UPDATE pledge SET units = before.units + ${units}::int, amount = (before.units + ${units}::int) * unit_price, ended_at = NULL,
      state = CASE before.state WHEN 'cancelled' THEN 'confirmed' WHEN 'delivered' THEN 'in_delivery' ELSE before.state END
    FROM before WHERE pledge.id = before.id RETURNING pledge.units, before.state AS before, pledge.state`;
  await resizePayment(tx, pledge, actor);
  if (grown!.before === grown!.state) return;
  const payload = { needId: pledge.needId, units: grown!.units, mode: "money", again: true };
  await recordEvent(tx, { kind: "pledge.confirmed", subjectType: "pledge", subjectId: pledge.id, actor, payload });
}

/** Makes the payment expect what the pledge is worth now, and its state follow. */
async function resizePayment(tx: Tx, { id, needId }: { id: string; needId: string }, actor: Actor) {
  const at = clock.now().toISOString();
  const [payment] = await tx.$queryRaw<{ id: string; before: string; state: string; lacking: bigint }[]>`
    WITH before AS (SELECT id, state FROM payment WHERE pledge_id = ${id}::uuid), worth AS (SELECT amount FROM pledge WHERE id = ${id}::uuid)
    UPDATE payment SET expected = worth.amount,
      state = CASE WHEN received = worth.amount THEN 'settled' WHEN received > 0 THEN 'pending' ELSE 'expected' END,
      settled_at = CASE WHEN received = worth.amount THEN coalesce(settled_at, ${at}::timestamptz) END
    FROM before, worth WHERE payment.id = before.id
    RETURNING payment.id, before.state AS before, payment.state, payment.expected - payment.received AS lacking`;
  if (!payment || payment.before === payment.state) return;
  const kind = payment.state === "settled" ? "payment.settled" : "payment.reopened";
  await recordEvent(tx, { kind, subjectType: "payment", subjectId: payment.id, actor, payload: { pledgeId: id, needId, amount: 0, lacking: Number(payment.lacking) } });
}
