import { createHash, randomBytes, randomUUID } from "node:crypto";
import { actsFor } from "~/domain/accounts/viewer";
import { recordEvent } from "~/domain/audit/record-event.server";
import { allocateUnits } from "~/domain/matching/allocate-units.server";
import { unitsWaitedFor } from "~/domain/matching/units-waited-for.server";
import { lockNeed } from "~/domain/needs/lock-need.server";
import { refuse } from "~/domain/outcome";
import { findPledgeableNeed, findPledgeByKey, type PledgeableNeed } from "~/domain/pledges/find-pledgeable-need.server";
import { insertInstalments } from "~/domain/pledges/insert-instalments.server";
import { insertPledge } from "~/domain/pledges/insert-pledge.server";
import { isInstalmentWish, suitsInstalments } from "~/domain/pledges/instalment-schedule";
import { moneyHoldExpiry } from "~/domain/pledges/money-hold.server";
import { cardHoldExpiry, cleanHonourName, holdExpiry, type PledgeState } from "~/domain/pledges/pledge";
import { transferLimits } from "~/domain/payments/transfer-limits.server";
import { makeReference } from "~/domain/payments/pledge-reference";
import { guestEmail, isAmountTooLarge, isNotForCard, isUnitCount, type PledgeRequest } from "~/domain/pledges/pledge-request";
import { giverOf } from "~/domain/pledges/giver-of.server";
import { clock, vietnamDay } from "~/platform/clock.server";
import { isExclusionViolation, isUniqueViolation } from "~/platform/database-conflict";
import { transact, type Tx } from "~/platform/database.server";
import { env } from "~/platform/env.server";

export type MadePledge = { ok: true; pledgeId: string; reference: string; state: PledgeState; holdExpiresAt: Date; guest: boolean };
export type PledgeRefusal =
  | "need-not-found"
  | "need-not-open"
  | "mode-not-accepted"
  | "units-invalid"
  | "amount-too-large"
  | "card-not-possible"
  | "instalments-invalid"
  | "organisation-not-yours"
  | "guest-email-needed"
  | "honour-name-invalid";
export type PledgeAnswer = MadePledge | { ok: false; reason: PledgeRefusal } | { ok: false; reason: "units-taken"; remaining: number };

const TRIES = 4;

/**
 * A sponsor, or a guest who leaves an e-mail address, takes `units` of a need until the hold expires. One transaction: the need's row first, then
 * the pledge with its expected payment, the lowest free unit numbers, and the events.
 *
 * Asked again with the same idempotencyKey by the same person it gives the same pledge again. Refuses `units-taken` with how many remain when
 * fewer are free than asked for; nothing is given in part. The other refusals: `need-not-found`, `need-not-open` (state or deadline),
 * `mode-not-accepted`, `units-invalid`, `card-not-possible` (goods, instalments, or a sum no card carries), `amount-too-large` (more than sixty bank transfers carry), `instalments-invalid` (a need or number of units
 * that does not suit them), `organisation-not-yours`, `guest-email-needed`
 * (no usable address, or an account that is closed), `honour-name-invalid` (missing or over 120 characters).
 */
export async function makePledge(request: PledgeRequest): Promise<PledgeAnswer> {
  const { viewer, units } = request;
  const email = viewer ? null : guestEmail(request.guest);
  if (!viewer && !email) return refuse("guest-email-needed");
  const organisationId = request.givenAs === "organisation" ? (request.organisationId ?? null) : null;
  if (request.givenAs === "organisation" && !(viewer && organisationId && actsFor(viewer, "sponsor", organisationId))) return refuse("organisation-not-yours");
  const honourName = cleanHonourName(request.honourName, request.givenAs, request.locale);
  if (!honourName) return refuse("honour-name-invalid");
  const key = createHash("sha256").update(`${viewer?.personId ?? email}|${request.idempotencyKey}`).digest("base64url");

  for (let attempt = 1; ; attempt += 1) {
    const { need, pledge: before } = await findPledgeableNeed(request.needCode, key);
    if (before) return { ok: true, ...before };
    const refusal = whyNot(need, request);
    if (refusal) return refusal;
    try {
      return await transact(async (tx) => {
        const locked = await lockNeed(tx, need!.id);
        const remaining = Math.max(0, locked.quantity - locked.unitsAllocated - (await unitsWaitedFor(locked.id, tx)));
        if (locked.state !== "open" || remaining < units) return afterLock(tx, key, { ...locked, remaining });
        const giver = await giverOf(tx, { viewer, organisationId, email, guestName: request.guest?.name ?? "", locale: request.locale });
        if (!giver) return refuse("guest-email-needed");
        const pledge = { id: randomUUID(), reference: makeReference(randomBytes), expires: expiryOf(request, locked.unitPrice) };
        await insertPledge(tx, { ...pledge, request, need: { id: locked.id, unitPrice: locked.unitPrice, demo: need!.demo }, giver, honourName, key });
        if (request.instalments) await insertInstalments(tx, { pledgeId: pledge.id, units, unitPrice: locked.unitPrice, expires: pledge.expires, wish: request.instalments });
        const given = await allocateUnits(tx, { needId: locked.id, pledgeId: pledge.id, units });
        if (!given.ok) throw new Error(`Need ${locked.code} counts ${locked.unitsAllocated} units given, but its allocations leave fewer than ${units} free.`);
        const actor = { personId: giver.personId, role: viewer ? "sponsor" : "visitor" };
        const payload = { needId: locked.id, units, mode: request.mode, guest: !viewer, remaining: given.remaining };
        await recordEvent(tx, { kind: "pledge.made", subjectType: "pledge", subjectId: pledge.id, actor, payload });
        if (given.covered) await recordEvent(tx, { kind: "need.covered", subjectType: "need", subjectId: locked.id, actor, payload: { pledgeId: pledge.id } });
        return { ok: true, pledgeId: pledge.id, reference: pledge.reference, state: "held", holdExpiresAt: pledge.expires, guest: !viewer };
      });
    } catch (error) {
      // The same key at the same moment, or a reference drawn twice: another look finds the pledge, or draws again.
      if (attempt < TRIES && (isUniqueViolation(error) || isExclusionViolation(error))) continue;
      throw error;
    }
  }
}

function whyNot(need: PledgeableNeed | null, request: PledgeRequest): Exclude<PledgeAnswer, MadePledge> | null {
  if (!need) return refuse("need-not-found");
  if (!isUnitCount(request.units)) return refuse("units-invalid");
  if (isNotForCard(request, need.unitPrice)) return refuse("card-not-possible");
  if (!["open", "covered"].includes(need.state) || need.deadline < vietnamDay(clock.now())) return refuse("need-not-open");
  if (request.mode === "money" ? !need.acceptsMoney : !need.acceptsInKind) return refuse("mode-not-accepted");
  if (request.instalments && !(suitsInstalments(need.category, request.mode) && isInstalmentWish(request.instalments, request.units))) return refuse("instalments-invalid");
  const remaining = Math.max(0, need.quantity - need.unitsAllocated - need.unitsWaitedFor);
  if (request.units > remaining) return { ok: false, reason: "units-taken", remaining };
  return isAmountTooLarge(request, need.unitPrice, transferLimits().limit) ? refuse("amount-too-large") : null;
}

/** The need changed between the first look and the lock: the pledge may even be this one, sent twice at once. */
async function afterLock(tx: Tx, key: string, need: { state: string; remaining: number }): Promise<PledgeAnswer> {
  const same = await findPledgeByKey(tx, key);
  if (same) return { ok: true, ...same };
  if (need.state !== "open" && need.state !== "covered") return refuse("need-not-open");
  return { ok: false, reason: "units-taken", remaining: need.remaining };
}

/** Of a pledge by instalments only the first one must come before the hold ends. */
function expiryOf({ mode, channel, units, instalments }: PledgeRequest, unitPrice: bigint): Date {
  if (channel === "card") return cardHoldExpiry(clock.now(), env.HOLD_CARD_MINUTES);
  if (mode === "in_kind") return holdExpiry(mode, clock.now(), holdLength());
  return moneyHoldExpiry(BigInt(Math.ceil(units / (instalments?.count ?? 1))) * unitPrice);
}

function holdLength() {
  return { bankHours: env.HOLD_BANK_HOURS, inKindDays: env.HOLD_IN_KIND_DAYS };
}
