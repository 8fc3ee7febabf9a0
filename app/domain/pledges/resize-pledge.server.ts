import { recordEvent, type Actor } from "~/domain/audit/record-event.server";
import { releaseSomeUnits } from "~/domain/matching/release-some-units.server";
import { clock } from "~/platform/clock.server";
import type { Tx } from "~/platform/database.server";

type Smaller = { pledge: { id: string; reference: string; needId: string }; units: number; bridgeId?: string; actor: Actor };

/**
 * Takes units out of a pledge that keeps others: they return to the need or, with `bridgeId`, are carried on by that bridge. What the pledge promises
 * becomes so much smaller; when all that is left is paid its payment is settled, when all is delivered the pledge is. The caller holds the rows
 * of need and pledge and has lifted whatever money lay on these units.
 */
export async function shrinkPledge(tx: Tx, { pledge, units, bridgeId, actor }: Smaller): Promise<void> {
  const { reopened } = await releaseSomeUnits(tx, { needId: pledge.needId, pledgeId: pledge.id, units, at: clock.now(), bridgeId });
  const [left] = await tx.$queryRaw<{ units: number; delivered: boolean }[]>`
    UPDATE pledge SET units = units - ${units}::int, amount = (units - ${units}::int) * unit_price WHERE id = ${pledge.id}::uuid
    RETURNING units, units_delivered = units AS delivered`;
  await resizePayment(tx, pledge, actor);
  if (reopened) await recordEvent(tx, { kind: "need.reopened", subjectType: "need", subjectId: pledge.needId, actor, payload: { units } });
  if (!left!.delivered) return;
  await tx.$executeRaw`UPDATE pledge SET state = 'delivered' WHERE id = ${pledge.id}::uuid`;
  const payload = { reference: pledge.reference, units: left!.units };
  await recordEvent(tx, { kind: "pledge.delivered", subjectType: "pledge", subjectId: pledge.id, actor, payload });
}

/** Adds units, which the caller has given to the pledge, to what it promises. */
export async function growPledge(tx: Tx, { pledge, units, actor }: Omit<Smaller, "bridgeId">): Promise<void> {
  await tx.$executeRaw`UPDATE pledge SET units = units + ${units}::int, amount = (units + ${units}::int) * unit_price WHERE id = ${pledge.id}::uuid`;
  await resizePayment(tx, pledge, actor);
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
