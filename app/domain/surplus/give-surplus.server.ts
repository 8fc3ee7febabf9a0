import { randomBytes, randomUUID } from "node:crypto";
import { recordEvent, SYSTEM } from "~/domain/audit/record-event.server";
import { allocateUnits } from "~/domain/matching/allocate-units.server";
import { unitsWaitedFor } from "~/domain/matching/units-waited-for.server";
import { lockNeed } from "~/domain/needs/lock-need.server";
import { bookTransaction } from "~/domain/payments/book-transaction.server";
import { lockPledgeOfReference } from "~/domain/payments/find-payable-pledge.server";
import { makeReference } from "~/domain/payments/pledge-reference";
import { creditPledge } from "~/domain/payments/settle-payment.server";
import { holdExpiry, type SurplusRule } from "~/domain/pledges/pledge";
import { lockSurplus, takeSurplus, type Surplus } from "~/domain/surplus/lock-surplus.server";
import { affordableUnits, type SurplusCause } from "~/domain/surplus/surplus";
import { clock } from "~/platform/clock.server";
import { transact } from "~/platform/database.server";
import { env } from "~/platform/env.server";

/**
 * Buys whole units of a need with surplus money, by a new pledge of the same sponsor under the same name, paid at once. Answers whether it did: the
 * need may have filled up, or the money been used, since somebody looked.
 */
export async function giveSurplus(surplus: Surplus, { cause, rule, needId }: { cause: SurplusCause; rule: SurplusRule; needId: string }): Promise<boolean> {
  return transact(async (tx) => {
    const need = await lockNeed(tx, needId);
    if (need.state !== "open") return false;
    const free = need.quantity - need.unitsAllocated - (await unitsWaitedFor(needId, tx));
    const units = affordableUnits(await lockSurplus(tx, surplus), { ...need, free });
    if (units < 1) return false;
    const id = randomUUID();
    const reference = makeReference(randomBytes);
    const amount = BigInt(units) * need.unitPrice;
    const now = clock.now();
    const expires = holdExpiry("money", now, { bankHours: env.HOLD_BANK_HOURS, inKindDays: env.HOLD_IN_KIND_DAYS });
    await tx.$executeRaw`
      INSERT INTO pledge (id, reference, need_id, sponsor_id, person_id, given_as, honour_name, mode, channel, units, unit_price, amount, state, hold_expires_at, guest, locale, idempotency_key, demo, made_at, surplus_rule)
      SELECT ${id}::uuid, ${reference}, ${needId}::uuid, sponsor_id, person_id, given_as, honour_name, 'money', 'bank_transfer', ${units}::int, ${need.unitPrice}::bigint, ${amount}::bigint, 'held',
        ${expires.toISOString()}::timestamptz, guest, locale, ${`surplus:${surplus.seq}:${needId}`}, demo, ${now.toISOString()}::timestamptz, surplus_rule
      FROM pledge WHERE id = ${surplus.pledgeId}::uuid`;
    await tx.payment.create({ data: { pledgeId: id, expected: amount, state: "expected" } });
    const given = await allocateUnits(tx, { needId, pledgeId: id, units });
    if (!given.ok) throw new Error(`Need ${need.code} counts ${free} units free, but fewer than ${units} are.`);
    await recordEvent(tx, { kind: "pledge.made", subjectType: "pledge", subjectId: id, actor: SYSTEM, payload: { needId, units, mode: "money", guest: false, remaining: given.remaining, surplusOf: surplus.pledgeId } });
    if (given.covered) await recordEvent(tx, { kind: "need.covered", subjectType: "need", subjectId: needId, actor: SYSTEM, payload: { pledgeId: id } });
    await takeSurplus(tx, surplus.transferId, amount);
    await bookTransaction(tx, {
      kind: "surplus_placed", idempotencyKey: `surplus:${surplus.seq}:${id}`, description: `${cause}: ${reference}`, pledgeId: id,
      entries: [
        { account: "suspense", amount },
        { account: `need:${need.code}`, amount: -amount },
      ],
    });
    const locked = await lockPledgeOfReference(tx, reference);
    await creditPledge(tx, { pledge: locked!, transferId: surplus.transferId, amount, actor: SYSTEM });
    const use = await tx.surplusUse.create({
      data: { transferId: surplus.transferId, pledgeId: surplus.pledgeId, eventSeq: BigInt(surplus.seq), cause, rule, usedAs: "need", amount, newPledgeId: id, usedAt: now },
      select: { id: true },
    });
    const payload = { useId: use.id, pledgeId: surplus.pledgeId, newPledgeId: id, amount: Number(amount), as: "need" };
    await recordEvent(tx, { kind: "surplus.used", subjectType: "transfer", subjectId: surplus.transferId, actor: SYSTEM, payload });
    return true;
  });
}
