import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf, recordEvent } from "~/domain/audit/record-event.server";
import { chargeOf, checkoutDeadline, isForeign, type CardCurrency, type IfLate } from "~/domain/cards/card";
import { findCardPledge } from "~/domain/cards/find-card-pledge.server";
import { ratesInForce } from "~/domain/cards/read-rates.server";
import { lockNeed } from "~/domain/needs/lock-need.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { isCardAmount } from "~/domain/payments/card-limits";
import { clock } from "~/platform/clock.server";
import type { Tx } from "~/platform/database.server";
import { env } from "~/platform/env.server";

export type CheckoutRefusal = "not-found" | "not-payable" | "amount-out-of-range" | "rate-missing" | "too-little-time";

/** An attempt to pay: `amount` in the smallest unit of the currency, `dong` what it is worth to the pledge. */
export type Attempt = {
  id: string; pledgeId: string; reference: string; attempt: number; state: string; currency: CardCurrency; amount: bigint; dong: bigint; ifLate: IfLate;
  expiresAt: Date; sessionId: string | null; sessionUrl: string | null; title: string;
};
export type Wish = { reference: string; viewer: Viewer; currency: CardCurrency; ifLate: IfLate; locale: "vi" | "en" };

const HOUR = 3600_000;

/**
 * The attempt to go on with: the one that is still open, or a new one with its amount, rate and deadline fixed, for which the hold is lengthened when
 * too little of it is left. Nothing is asked of Stripe here. Refusals: `not-found` for anybody but the giver, `not-payable` when the pledge waits for
 * no card payment, `amount-out-of-range` below 15.000 ₫ or above 99.999.999 ₫, `rate-missing`, `too-little-time`.
 */
export async function reserveCheckout(tx: Tx, { reference, viewer, currency, ifLate, locale }: Wish): Promise<Outcome<{ attempt: Attempt; fresh: boolean }, CheckoutRefusal>> {
  const seen = await findCardPledge(tx, viewer, reference);
  if (!seen) return refuse("not-found");
  await lockNeed(tx, seen.needId);
  await tx.$queryRaw`SELECT id FROM pledge WHERE id = ${seen.id}::uuid FOR NO KEY UPDATE`;
  const pledge = (await findCardPledge(tx, viewer, reference))!;
  const title = pledge.title[locale];
  const open = await openAttempt(tx, pledge.id);
  if (open) return { ok: true, fresh: false, attempt: { ...open, reference, title } };
  if (pledge.state !== "held" || pledge.mode !== "money" || pledge.byInstalments || pledge.lacking <= 0n || !pledge.holdExpiresAt) return refuse("not-payable");
  if (!isCardAmount(pledge.lacking)) return refuse("amount-out-of-range");
  const rate = isForeign(currency) ? (await ratesInForce(tx)).find((each) => each.currency === currency) : null;
  if (rate === undefined) return refuse("rate-missing");
  const now = clock.now();
  const latest = new Date(Math.max(pledge.madeAt.getTime() + env.HOLD_BANK_HOURS * HOUR, pledge.holdExpiresAt.getTime()));
  const time = checkoutDeadline({ now, holdUntil: pledge.holdExpiresAt, latest, minutes: env.HOLD_CARD_MINUTES });
  if (!time || pledge.holdExpiresAt <= now) return refuse("too-little-time");
  const amount = chargeOf(pledge.lacking, currency, rate ? BigInt(rate.rate) : null);
  await tx.$executeRaw`UPDATE pledge SET hold_expires_at = ${time.holdUntil.toISOString()}::timestamptz, channel = 'card' WHERE id = ${pledge.id}::uuid`;
  const [made] = await tx.$queryRaw<{ id: string; attempt: number }[]>`
    INSERT INTO card_checkout (pledge_id, attempt, state, currency, amount, dong, rate_id, if_late, expires_at, started_by, started_at)
    SELECT ${pledge.id}::uuid, coalesce(max(attempt), 0) + 1, 'opening', ${currency}, ${amount}::bigint, ${pledge.lacking}::bigint, ${rate?.id ?? null}::uuid, ${ifLate},
      ${time.expiresAt.toISOString()}::timestamptz, ${viewer.personId}::uuid, ${now.toISOString()}::timestamptz
    FROM card_checkout WHERE pledge_id = ${pledge.id}::uuid RETURNING id, attempt`;
  const actor = actorOf(viewer, "sponsor");
  if (time.holdUntil.getTime() !== pledge.holdExpiresAt.getTime())
    await recordEvent(tx, { kind: "pledge.hold_moved", subjectType: "pledge", subjectId: pledge.id, actor, payload: { needId: pledge.needId, until: time.holdUntil.toISOString(), why: "card" } });
  const payload = { pledgeId: pledge.id, attempt: made!.attempt, currency, amount: Number(amount), dong: Number(pledge.lacking), rate: rate?.rate ?? null };
  await recordEvent(tx, { kind: "card.checkout_opened", subjectType: "card", subjectId: made!.id, actor, payload });
  return {
    ok: true,
    fresh: true,
    attempt: { ...made!, pledgeId: pledge.id, reference, state: "opening", currency, amount, dong: pledge.lacking, ifLate, expiresAt: time.expiresAt, sessionId: null, sessionUrl: null, title },
  };
}

async function openAttempt(tx: Tx, pledgeId: string): Promise<Omit<Attempt, "reference" | "title"> | null> {
  const rows = await tx.$queryRaw<Omit<Attempt, "reference" | "title">[]>`
    SELECT id, pledge_id AS "pledgeId", attempt, state, currency, amount, dong, if_late AS "ifLate", expires_at AS "expiresAt", session_id AS "sessionId", session_url AS "sessionUrl"
    FROM card_checkout WHERE pledge_id = ${pledgeId}::uuid AND state IN ('opening', 'open')`;
  return rows[0] ?? null;
}
