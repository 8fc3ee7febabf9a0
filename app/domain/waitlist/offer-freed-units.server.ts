import { randomBytes, randomUUID } from "node:crypto";
import { recordEvent, SYSTEM } from "~/domain/audit/record-event.server";
import { allocateUnits } from "~/domain/matching/allocate-units.server";
import { waitsForUnits } from "~/domain/matching/units-waited-for.server";
import { lockNeed, type LockedNeed } from "~/domain/needs/lock-need.server";
import { makeReference } from "~/domain/payments/pledge-reference";
import { sponsorOfPerson } from "~/domain/sponsors/sponsor-of.server";
import { clock, vietnamDay } from "~/platform/clock.server";
import { transact, type Tx } from "~/platform/database.server";
import { env } from "~/platform/env.server";

type Waiting = { id: string; personId: string; units: number; givenAs: string; honourName: string; locale: string; surplusRule: string };

/**
 * Offers the free units of a need to its waitlist, who joined first first, until none is free or nobody waits. Each offer is a pledge that holds its units
 * until the offer's deadline, so no unit can be offered twice. Fewer free units than somebody wants are offered all the same. Answers how many.
 */
export async function offerFreedUnits(needId: string): Promise<number> {
  for (let offers = 0; ; offers += 1) if (!(await offerNext(needId))) return offers;
}

async function offerNext(needId: string): Promise<boolean> {
  return transact(async (tx) => {
    const need = await lockNeed(tx, needId);
    const [facts] = await tx.$queryRaw<{ deadline: string; demo: boolean }[]>`SELECT deadline::text, demo FROM need WHERE id = ${needId}::uuid`;
    const free = need.quantity - need.unitsAllocated;
    if (need.state !== "open" || free < 1 || facts!.deadline < vietnamDay(clock.now())) return false;
    const rows = await tx.$queryRaw<Waiting[]>`
      SELECT entry.id, person_id AS "personId", units, given_as AS "givenAs", honour_name AS "honourName", entry.locale, surplus_rule AS "surplusRule" FROM waitlist_entry AS entry
      WHERE need_id = ${needId}::uuid AND ${waitsForUnits} ORDER BY joined_at, entry.id LIMIT 1 FOR NO KEY UPDATE OF entry`;
    if (!rows[0]) return false;
    await offer(tx, need, rows[0], { units: Math.min(rows[0].units, free), demo: facts!.demo });
    return true;
  });
}

async function offer(tx: Tx, need: LockedNeed, entry: Waiting, { units, demo }: { units: number; demo: boolean }) {
  const now = clock.now();
  const expires = new Date(now.getTime() + env.WAITLIST_OFFER_HOURS * 3600_000);
  const id = randomUUID();
  const amount = BigInt(units) * need.unitPrice;
  await tx.pledge.create({
    data: {
      id, reference: makeReference(randomBytes), needId: need.id, sponsorId: await sponsorOfPerson(tx, entry.personId), personId: entry.personId, givenAs: entry.givenAs, honourName: entry.honourName,
      mode: "money", channel: "bank_transfer", units, unitPrice: need.unitPrice, amount, state: "held", holdExpiresAt: expires, locale: entry.locale, idempotencyKey: `waitlist:${entry.id}`, demo, madeAt: now, surplusRule: entry.surplusRule,
      payment: { create: { expected: amount, state: "expected" } },
    },
  });
  const given = await allocateUnits(tx, { needId: need.id, pledgeId: id, units });
  if (!given.ok) throw new Error(`Need ${need.code} has fewer than the ${units} units free that its counter says.`);
  await tx.waitlistEntry.update({ where: { id: entry.id }, data: { state: "offered", offeredAt: now, offerExpiresAt: expires, pledgeId: id } });
  const payload = { needId: need.id, units, mode: "money", guest: false, remaining: given.remaining, offer: true };
  await recordEvent(tx, { kind: "pledge.made", subjectType: "pledge", subjectId: id, actor: SYSTEM, payload });
  if (given.covered) await recordEvent(tx, { kind: "need.covered", subjectType: "need", subjectId: need.id, actor: SYSTEM, payload: { pledgeId: id } });
  await recordEvent(tx, { kind: "waitlist.offered", subjectType: "waitlist", subjectId: entry.id, actor: SYSTEM, payload: { needId: need.id, pledgeId: id, units } });
}
