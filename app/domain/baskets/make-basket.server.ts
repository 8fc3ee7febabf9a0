import { createHash, randomBytes, randomUUID } from "node:crypto";
import { actsFor } from "~/domain/accounts/viewer";
import { recordEvent } from "~/domain/audit/record-event.server";
import type { BasketRequest, LineTrouble } from "~/domain/baskets/basket-request";
import { BASKET_MOST } from "~/domain/baskets/chosen-units";
import { findBasketByKey, lockChosenNeeds, type ChosenNeed } from "~/domain/baskets/find-chosen-needs.server";
import { allocateUnits } from "~/domain/matching/allocate-units.server";
import { refuse } from "~/domain/outcome";
import { isCardAmount } from "~/domain/payments/card-limits";
import { makeReference } from "~/domain/payments/pledge-reference";
import { transferLimits } from "~/domain/payments/transfer-limits.server";
import { giverOf, type Giver } from "~/domain/pledges/giver-of.server";
import { insertPledge } from "~/domain/pledges/insert-pledge.server";
import { moneyHoldExpiry } from "~/domain/pledges/money-hold.server";
import { cardHoldExpiry, cleanHonourName } from "~/domain/pledges/pledge";
import { guestEmail, isAmountTooLarge, isUnitCount } from "~/domain/pledges/pledge-request";
import { clock } from "~/platform/clock.server";
import { isExclusionViolation, isUniqueViolation } from "~/platform/database-conflict";
import { transact, type Tx } from "~/platform/database.server";
import { env } from "~/platform/env.server";

export type MadeBasket = { ok: true; basketId: string; reference: string; guest: boolean; /** The first of its pledges, which a guest's code is for. */ first: { pledgeId: string; reference: string } };
export type BasketRefusal = "basket-empty" | "basket-full" | "units-invalid" | "amount-too-large" | "card-not-possible" | "organisation-not-yours" | "guest-email-needed" | "honour-name-invalid";
export type BasketAnswer = MadeBasket | { ok: false; reason: BasketRefusal } | { ok: false; reason: "lines"; troubles: LineTrouble[] };

const TRIES = 4;

/**
 * A sponsor, or a guest who leaves an e-mail address, takes units of several needs until one deadline, to be paid by one sum under one reference. One
 * transaction, all or nothing: the rows of the needs by id, the basket, and for each need a pledge with its expected payment, its units and its event.
 *
 * Asked again with the same idempotencyKey by the same person it gives the same basket again. Refuses `lines` with every need that cannot be pledged
 * as chosen and what is left of it; `basket-empty`, `basket-full` (more than twenty needs), `units-invalid` (also a need named twice),
 * `amount-too-large` (more than sixty bank transfers carry), `card-not-possible` (a sum that no card carries), and as makePledge
 * `organisation-not-yours`, `guest-email-needed` and `honour-name-invalid`.
 */
export async function makeBasket(request: BasketRequest): Promise<BasketAnswer> {
  const { viewer, chosen } = request;
  if (chosen.length === 0) return refuse("basket-empty");
  if (chosen.length > BASKET_MOST) return refuse("basket-full");
  if (!chosen.every(({ units }) => isUnitCount(units)) || new Set(chosen.map(({ code }) => code)).size < chosen.length) return refuse("units-invalid");
  const email = viewer ? null : guestEmail(request.guest);
  if (!viewer && !email) return refuse("guest-email-needed");
  const organisationId = request.givenAs === "organisation" ? (request.organisationId ?? null) : null;
  if (request.givenAs === "organisation" && !(viewer && organisationId && actsFor(viewer, "sponsor", organisationId))) return refuse("organisation-not-yours");
  const honourName = cleanHonourName(request.honourName, request.givenAs, request.locale);
  if (!honourName) return refuse("honour-name-invalid");
  const key = createHash("sha256").update(`basket|${viewer?.personId ?? email}|${request.idempotencyKey}`).digest("base64url");

  for (let attempt = 1; ; attempt += 1) {
    try {
      return await transact(async (tx) => {
        const before = await findBasketByKey(tx, key);
        if (before) return { ok: true, ...before };
        const { needs, troubles } = await lockChosenNeeds(tx, chosen);
        // Whoever sent the same form twice at once waited here for the first: its basket is there now.
        const same = await findBasketByKey(tx, key);
        if (same) return { ok: true, ...same };
        if (troubles.length > 0) return { ok: false, reason: "lines", troubles };
        const amount = needs.reduce((sum, { units, unitPrice }) => sum + BigInt(units) * unitPrice, 0n);
        if (isAmountTooLarge({ units: 1, mode: "money" }, amount, transferLimits().limit)) return refuse("amount-too-large");
        if (request.channel === "card" && !isCardAmount(amount)) return refuse("card-not-possible");
        const giver = await giverOf(tx, { viewer, organisationId, email, guestName: request.guest?.name ?? "", locale: request.locale });
        if (!giver) return refuse("guest-email-needed");
        return { ok: true, ...(await write(tx, { request, needs, amount, giver, honourName, key })) };
      });
    } catch (error) {
      // The same key at the same moment, or a reference drawn twice: another look finds the basket, or draws again.
      if (attempt < TRIES && (isUniqueViolation(error) || isExclusionViolation(error))) continue;
      throw error;
    }
  }
}

type Writing = { request: BasketRequest; needs: ChosenNeed[]; amount: bigint; giver: Giver; honourName: string; key: string };

async function write(tx: Tx, { request, needs, amount, giver, honourName, key }: Writing): Promise<Omit<MadeBasket, "ok">> {
  const { viewer, channel = "bank_transfer" } = request;
  const now = clock.now();
  const basket = { id: randomUUID(), reference: makeReference(randomBytes) };
  const expires = channel === "card" ? cardHoldExpiry(now, env.HOLD_CARD_MINUTES) : moneyHoldExpiry(amount);
  await tx.basket.create({
    data: { ...basket, sponsorId: giver.sponsorId, personId: giver.personId, channel, amount, state: "held", holdExpiresAt: expires, guest: viewer === null, locale: request.locale, idempotencyKey: key, madeAt: now },
  });
  const actor = { personId: giver.personId, role: viewer ? "sponsor" : "visitor" };
  await recordEvent(tx, { kind: "basket.made", subjectType: "basket", subjectId: basket.id, actor, payload: { amount: Number(amount), pledges: needs.length, guest: viewer === null } });
  const pledges: { pledgeId: string; reference: string }[] = [];
  for (const [index, { units, ...need }] of needs.entries()) {
    const pledge = { id: randomUUID(), reference: makeReference(randomBytes) };
    const { chosen: _chosen, ...common } = request;
    await insertPledge(tx, {
      ...pledge, expires, need, giver, honourName, key: `${key}:${index + 1}`, basket: { id: basket.id, position: index + 1 }, request: { ...common, needCode: need.code, units, mode: "money", channel },
    });
    const given = await allocateUnits(tx, { needId: need.id, pledgeId: pledge.id, units });
    if (!given.ok) throw new Error(`Need ${need.code} was counted free for ${units} units, but its allocations leave fewer.`);
    const payload = { needId: need.id, basketId: basket.id, units, mode: "money", guest: viewer === null, remaining: given.remaining };
    await recordEvent(tx, { kind: "pledge.made", subjectType: "pledge", subjectId: pledge.id, actor, payload });
    if (given.covered) await recordEvent(tx, { kind: "need.covered", subjectType: "need", subjectId: need.id, actor, payload: { pledgeId: pledge.id } });
    pledges.push({ pledgeId: pledge.id, reference: pledge.reference });
  }
  return { basketId: basket.id, reference: basket.reference, guest: viewer === null, first: pledges[0]! };
}
