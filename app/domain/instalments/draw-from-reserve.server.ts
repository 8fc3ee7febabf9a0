import { randomBytes, randomUUID } from "node:crypto";
import { recordEvent, type Actor } from "~/domain/audit/record-event.server";
import { reserveGiver } from "~/domain/instalments/reserve-giver.server";
import { allocateUnits } from "~/domain/matching/allocate-units.server";
import { lockNeed } from "~/domain/needs/lock-need.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { bookTransaction } from "~/domain/payments/book-transaction.server";
import { makeReference } from "~/domain/payments/pledge-reference";
import { clock } from "~/platform/clock.server";
import type { Tx } from "~/platform/database.server";
import { env } from "~/platform/env.server";

export type DrawRefusal = "not-a-bridge" | "bridge-taken" | "reserve-too-small";

/**
 * Pays what nobody has taken of a bridge from the fund's reserve, by a pledge that the fund makes itself: confirmed at once, without a receipt and later
 * without a certificate, because nobody new has given. Refused: a need that is no open bridge, one that is all taken, a reserve below the worth of what is free.
 */
export async function drawFromReserve(tx: Tx, bridgeId: string, actor: Actor): Promise<Outcome<{ reference: string; amount: bigint }, DrawRefusal>> {
  const need = await lockNeed(tx, bridgeId);
  const [facts] = await tx.$queryRaw<{ bridge: boolean; demo: boolean }[]>`SELECT bridge_of_id IS NOT NULL AS bridge, demo FROM need WHERE id = ${bridgeId}::uuid`;
  if (!facts?.bridge || (need.state !== "open" && need.state !== "expired")) return refuse(need.state === "covered" ? "bridge-taken" : "not-a-bridge");
  const units = need.quantity - need.unitsAllocated;
  const amount = BigInt(units) * need.unitPrice;
  if ((await lockedReserve(tx)) < amount) return refuse("reserve-too-small");
  if (need.state === "expired") {
    await tx.$executeRaw`UPDATE need SET state = 'open' WHERE id = ${bridgeId}::uuid`;
    await recordEvent(tx, { kind: "need.reopened", subjectType: "need", subjectId: bridgeId, actor, payload: { units } });
  }
  const pledge = { id: randomUUID(), reference: makeReference(randomBytes) };
  const giver = await reserveGiver(tx);
  const at = clock.now().toISOString();
  await tx.$executeRaw`
    INSERT INTO pledge (id, reference, need_id, sponsor_id, person_id, given_as, honour_name, mode, channel, units, unit_price, amount, state, locale, idempotency_key, demo, made_at, confirmed_at, surplus_rule)
    VALUES (${pledge.id}::uuid, ${pledge.reference}, ${bridgeId}::uuid, ${giver.sponsorId}::uuid, ${giver.personId}::uuid, 'organisation', ${env.fund.nameVi}, 'money', 'reserve', ${units}::int,
      ${need.unitPrice}::bigint, ${amount}::bigint, 'confirmed', 'vi', ${`reserve:${pledge.id}`}, ${facts.demo}, ${at}::timestamptz, ${at}::timestamptz, 'reserve')`;
  const payment = await tx.payment.create({ data: { pledgeId: pledge.id, expected: amount, received: amount, state: "settled", settledAt: clock.now() }, select: { id: true } });
  const given = await allocateUnits(tx, { needId: bridgeId, pledgeId: pledge.id, units });
  if (!given.ok) throw new Error(`Bridge ${need.code} counts ${units} units free, but fewer are.`);
  await tx.$executeRaw`UPDATE need SET units_paid = units_paid + ${units}::int WHERE id = ${bridgeId}::uuid`;
  await tx.reserveDraw.create({ data: { pledgeId: pledge.id, amount, drawnBy: actor.personId, drawnAt: clock.now() } });
  await bookTransaction(tx, {
    kind: "reserve_drawn", idempotencyKey: `reserve:${pledge.id}`, description: `${need.code}: ${pledge.reference}`, pledgeId: pledge.id, bookedBy: actor.personId,
    entries: [
      { account: "fund:reserve", amount },
      { account: `need:${need.code}`, amount: -amount },
    ],
  });
  const payload = { needId: bridgeId, units, amount: Number(amount) };
  await recordEvent(tx, { kind: "pledge.made", subjectType: "pledge", subjectId: pledge.id, actor, payload: { ...payload, mode: "money", guest: false, remaining: 0 } });
  await recordEvent(tx, { kind: "pledge.confirmed", subjectType: "pledge", subjectId: pledge.id, actor, payload: { ...payload, mode: "money" } });
  await recordEvent(tx, { kind: "payment.settled", subjectType: "payment", subjectId: payment.id, actor, payload: { ...payload, pledgeId: pledge.id } });
  await recordEvent(tx, { kind: "need.covered", subjectType: "need", subjectId: bridgeId, actor, payload: { pledgeId: pledge.id, reserve: true } });
  return { ok: true, reference: pledge.reference, amount };
}

/** What the reserve holds, in đồng; draws wait for one another until the transaction ends. */
async function lockedReserve(tx: Tx): Promise<bigint> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended('fund:reserve', 17))::text`;
  const [row] = await tx.$queryRaw<{ held: bigint }[]>`
    SELECT coalesce(-sum(entry.amount), 0)::bigint AS held FROM ledger_entry entry JOIN ledger_account account ON account.id = entry.account_id WHERE account.code = 'fund:reserve'`;
  return row!.held;
}
