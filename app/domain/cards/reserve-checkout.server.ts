import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf, recordEvent } from "~/domain/audit/record-event.server";
import { askConsent, consentFor } from "~/domain/cards/ask-consent.server";
import { chargeOf, checkoutDeadline, isForeign, pageDeadline, type CardCurrency, type IfLate } from "~/domain/cards/card";
import { findCardPledge, lockCardPledge, takesInstalments, type CardPledge } from "~/domain/cards/find-card-pledge.server";
import { moveHold } from "~/domain/cards/move-hold.server";
import { ratesInForce } from "~/domain/cards/read-rates.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { isCardAmount } from "~/domain/payments/card-limits";
import { clock } from "~/platform/clock.server";
import type { Tx } from "~/platform/database.server";
import { env } from "~/platform/env.server";

export type CheckoutRefusal = "not-found" | "not-payable" | "amount-out-of-range" | "rate-missing" | "too-little-time" | "charge-under-way" | "nothing-to-save" | "consent-changed";

/**
 * An attempt to pay: `amount` in the smallest unit of the currency, `dong` what it is worth to the pledge. `named` is the reference it pays: the
 * pledge's, that of one instalment, or that of a basket.
 */
export type Attempt = {
  id: string; pledgeId: string; reference: string; named: string; attempt: number; state: string; currency: CardCurrency; amount: bigint; dong: bigint; ifLate: IfLate;
  expiresAt: Date; sessionId: string | null; sessionUrl: string | null; title: string; instalmentId: string | null; savedCardId: string | null; basketId: string | null;
};

/** What the sponsor wants to pay: all that a pledge or a basket lacks, or one instalment of a promise, with `agreed`, the mark of the words of consent, so that the coming ones are taken from the same card. */
export type Wish = { reference: string; viewer: Viewer; currency: CardCurrency; ifLate: IfLate; locale: "vi" | "en"; instalmentId?: string | null; agreed?: string | null };

const HOUR = 3600_000;

/**
 * The attempt to go on with: the one that is still open, or a new one with its amount, rate and deadline fixed, for which the hold is lengthened when
 * too little of it is left. Nothing is asked of Stripe here. Refusals: `not-found` for anybody but the giver, `not-payable` when the pledge or the
 * instalment waits for no card payment, `amount-out-of-range` below 15.000 ₫ or above 99.999.999 ₫, `rate-missing`, `too-little-time`, `charge-under-way`
 * while an instalment is being taken from the saved card, `nothing-to-save` when no later instalment can be taken, and
 * `consent-changed` when the promise has changed since the words were read.
 */
export async function reserveCheckout(tx: Tx, wish: Wish): Promise<Outcome<{ attempt: Attempt; fresh: boolean; basketId: string | null }, CheckoutRefusal>> {
  const { reference, viewer, currency, ifLate, locale } = wish;
  const seen = await findCardPledge(tx, viewer, reference);
  if (!seen) return refuse("not-found");
  const pledge = await lockCardPledge(tx, viewer, seen);
  const title = pledge.title[locale];
  const open = await openAttempt(tx, pledge.id);
  if (open?.kind === "saved_card") return refuse("charge-under-way");
  if (open) return { ok: true, fresh: false, basketId: pledge.basketId, attempt: { ...open, reference, named: open.named ?? reference, title } };
  const due = dueOf(pledge, wish.instalmentId ?? null);
  if (!due) return refuse("not-payable");
  if (!isCardAmount(due.lacking)) return refuse("amount-out-of-range");
  const rate = isForeign(currency) ? (await ratesInForce(tx)).find((each) => each.currency === currency) : null;
  if (rate === undefined) return refuse("rate-missing");
  const consent = wish.agreed ? consentFor(pledge, due.instalmentId, locale) : null;
  if (wish.agreed && !consent) return refuse("nothing-to-save");
  if (consent && consent.words.mark !== wish.agreed) return refuse("consent-changed");
  const now = clock.now();
  const time = timeFor(pledge, now);
  if (!time) return refuse("too-little-time");
  const { expiresAt, holdUntil } = time;
  const savedCardId = consent && (await askConsent(tx, pledge, consent, { viewer, locale, expiresAt }));
  const amount = chargeOf(due.lacking, currency, rate ? BigInt(rate.rate) : null);
  const [made] = await tx.$queryRaw<{ id: string; attempt: number }[]>`
    INSERT INTO card_checkout (pledge_id, attempt, state, currency, amount, dong, rate_id, if_late, expires_at, started_by, started_at, instalment_id, saved_card_id, basket_id)
    SELECT ${pledge.id}::uuid, coalesce(max(attempt), 0) + 1, 'opening', ${currency}, ${amount}::bigint, ${due.lacking}::bigint, ${rate?.id ?? null}::uuid, ${ifLate},
      ${expiresAt.toISOString()}::timestamptz, ${viewer.personId}::uuid, ${now.toISOString()}::timestamptz, ${due.instalmentId}::uuid, ${savedCardId}::uuid, ${pledge.basketId}::uuid
    FROM card_checkout WHERE pledge_id = ${pledge.id}::uuid RETURNING id, attempt`;
  if (holdUntil) await moveHold(tx, pledge, { until: holdUntil, channel: "card", why: "card", actor: actorOf(viewer, "sponsor") });
  const payload = { pledgeId: pledge.id, attempt: made!.attempt, currency, amount: Number(amount), dong: Number(due.lacking), rate: rate?.rate ?? null, ...(due.instalmentId ? { instalmentId: due.instalmentId } : {}), ...(pledge.basketId ? { basketId: pledge.basketId } : {}) };
  await recordEvent(tx, { kind: "card.checkout_opened", subjectType: "card", subjectId: made!.id, actor: actorOf(viewer, "sponsor"), payload });
  const fixed = { currency, amount, dong: due.lacking, ifLate, expiresAt, instalmentId: due.instalmentId, savedCardId, basketId: pledge.basketId };
  return { ok: true, fresh: true, basketId: pledge.basketId, attempt: { ...made!, ...fixed, pledgeId: pledge.id, reference, named: due.reference, state: "opening", sessionId: null, sessionUrl: null, title } };
}

/** What is to be paid now: all that a held pledge lacks, or what one open instalment of a promise lacks. Null when that waits for no money. */
function dueOf(pledge: CardPledge, instalmentId: string | null): { reference: string; lacking: bigint; instalmentId: string | null } | null {
  if (!pledge.plan) return instalmentId === null && pledge.state === "held" && pledge.mode === "money" && pledge.lacking > 0n ? { reference: pledge.reference, lacking: pledge.lacking, instalmentId } : null;
  const one = pledge.plan.instalments.find(({ id, state }) => id === instalmentId && state === "open");
  return one && takesInstalments(pledge) ? { reference: one.reference, lacking: one.amount - one.received, instalmentId } : null;
}

/** Until when the page is open and the units are held; a running promise has no hold. Null when too little time is left. */
function timeFor({ state, madeAt, holdExpiresAt }: CardPledge, now: Date): { expiresAt: Date; holdUntil: Date | null } | null {
  if (state !== "held") return { expiresAt: pageDeadline(now, env.HOLD_CARD_MINUTES), holdUntil: null };
  if (!holdExpiresAt || holdExpiresAt <= now) return null;
  const latest = new Date(Math.max(madeAt.getTime() + env.HOLD_BANK_HOURS * HOUR, holdExpiresAt.getTime()));
  return checkoutDeadline({ now, holdUntil: holdExpiresAt, latest, minutes: env.HOLD_CARD_MINUTES });
}

type Open = Omit<Attempt, "reference" | "title" | "named"> & { named: string | null; kind: string };

async function openAttempt(tx: Tx, pledgeId: string): Promise<Open | null> {
  const rows = await tx.$queryRaw<Open[]>`
    SELECT checkout.id, checkout.pledge_id AS "pledgeId", attempt, checkout.state, kind, currency, checkout.amount, dong, if_late AS "ifLate", expires_at AS "expiresAt", session_id AS "sessionId",
      session_url AS "sessionUrl", instalment_id AS "instalmentId", saved_card_id AS "savedCardId", basket_id AS "basketId", instalment.reference AS named
    FROM card_checkout checkout LEFT JOIN instalment ON instalment.id = checkout.instalment_id WHERE checkout.pledge_id = ${pledgeId}::uuid AND checkout.state IN ('opening', 'open')`;
  return rows[0] ?? null;
}
