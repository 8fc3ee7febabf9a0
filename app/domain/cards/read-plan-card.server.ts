import type { Viewer } from "~/domain/accounts/viewer";
import { consentFor } from "~/domain/cards/ask-consent.server";
import type { CardCurrency, IfLate } from "~/domain/cards/card";
import { findCardPledge, takesInstalments, type CardInstalment, type CardPledge } from "~/domain/cards/find-card-pledge.server";
import { nextChargeOf } from "~/domain/cards/next-charge.server";
import type { DeclinedView, PlanCardView, SavedCardView } from "~/domain/cards/plan-card-view";
import { choicesFor } from "~/domain/cards/read-card-view.server";
import { triesOf } from "~/domain/cards/reserve-charge.server";
import { declineReason, nextTryOn } from "~/domain/cards/saved-card";
import { CARD_MIN, isCardAmount } from "~/domain/payments/card-limits";
import { daysLater } from "~/domain/pledges/instalment-schedule";
import { db } from "~/platform/database.server";
import { env } from "~/platform/env.server";
import { cardsOffered } from "~/platform/stripe.server";

/**
 * What a monthly promise's pages say of cards to its giver: the card that is saved, a charge its bank refused, and what can be paid or saved now.
 * `asked` is the number of the instalment to pay, else the first open one. Null for everybody else and where cards are not offered.
 */
export async function readPlanCard(viewer: Viewer, reference: string, { asked, locale }: { asked: number | null; locale: "vi" | "en" }): Promise<PlanCardView | null> {
  if (!cardsOffered()) return null;
  const pledge = await findCardPledge(db, viewer, reference);
  if (!pledge?.plan || !takesInstalments(pledge)) return null;
  const left = pledge.plan.instalments.filter(({ state }) => state === "open");
  const [card, attempt, declined] = await Promise.all([
    savedCard(pledge, left),
    db.cardCheckout.findFirst({ where: { pledgeId: pledge.id, state: { in: ["opening", "open"] } }, select: { kind: true, currency: true, amount: true, ifLate: true, expiresAt: true } }),
    lastDeclined(pledge, left),
  ]);
  const due = left.find(({ position }) => position === asked) ?? left[0];
  return {
    card,
    declined,
    toPay: due ? await payable(pledge, due, locale) : null,
    saving: pledge.state === "held" ? null : (consentFor(pledge, null, locale)?.words ?? null),
    open: attempt?.kind === "page" ? { currency: attempt.currency as CardCurrency, amount: Number(attempt.amount), ifLate: attempt.ifLate as IfLate, expiresAt: attempt.expiresAt.toISOString() } : null,
    underWay: attempt?.kind === "saved_card",
    minutes: env.HOLD_CARD_MINUTES,
  };
}

async function payable(pledge: CardPledge, { id, position, amount, received }: CardInstalment, locale: "vi" | "en"): Promise<PlanCardView["toPay"]> {
  const lacking = amount - received;
  const whyNot = isCardAmount(lacking) ? null : lacking < CARD_MIN ? "too-small" : "too-large";
  const consent = consentFor(pledge, id, locale)?.words ?? null;
  return { id, position, count: pledge.plan!.instalments.length, dong: Number(lacking), choices: whyNot ? [] : await choicesFor(lacking), whyNot, consent };
}

async function savedCard(pledge: CardPledge, left: CardInstalment[]): Promise<SavedCardView | null> {
  const card = await db.savedCard.findFirst({
    where: { pledgeId: pledge.id, state: { in: ["active", "blocked"] } },
    select: { id: true, state: true, brand: true, last4: true, expMonth: true, expYear: true, instalments: true, wording: true, locale: true, consentedAt: true },
  });
  if (!card) return null;
  const covered = left.filter(({ id }) => card.instalments.includes(id)).toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  const next = card.state === "active" ? await nextCharge(covered) : null;
  const lastValid = card.expYear && card.expMonth ? `${card.expYear}-${String(card.expMonth).padStart(2, "0")}-31` : "9999-12-31";
  return {
    state: card.state as SavedCardView["state"], brand: card.brand ?? "", last4: card.last4 ?? "", expMonth: card.expMonth ?? 0, expYear: card.expYear ?? 0,
    next,
    expiresBefore: next && next.on > lastValid ? "next" : covered.some(({ dueOn }) => dueOn > lastValid) ? "last" : null,
    agreed: { text: card.wording, locale: card.locale, at: card.consentedAt.toISOString() },
  };
}

/** The next charge of the card in use: the first of its instalments that is still to be tried. */
async function nextCharge(covered: CardInstalment[]): Promise<SavedCardView["next"]> {
  for (const { id, position, amount, received } of covered) {
    const on = await nextChargeOf(db, id);
    if (on) return { position, amount: Number(amount - received), on };
  }
  return null;
}

async function lastDeclined(pledge: CardPledge, left: CardInstalment[]): Promise<DeclinedView | null> {
  const tried = await db.cardCheckout.findFirst({
    where: { pledgeId: pledge.id, kind: "saved_card", declined: { not: null }, instalmentId: { in: left.map(({ id }) => id) } },
    orderBy: { startedAt: "desc" },
    select: { instalmentId: true, savedCardId: true, declined: true, startedAt: true },
  });
  const one = tried && left.find(({ id }) => id === tried.instalmentId);
  if (!one) return null;
  const card = await db.savedCard.findUniqueOrThrow({ where: { id: tried.savedCardId! }, select: { state: true } });
  // A card that was replaced has nothing more to say.
  if (card.state === "removed") return null;
  const nextOn = card.state === "active" ? nextTryOn(await triesOf(db, one.id, tried.savedCardId!), env.INSTALMENT_GRACE_DAYS) : null;
  return {
    position: one.position, amount: Number(one.amount - one.received), reason: declineReason(tried.declined!), on: tried.startedAt.toISOString(), nextOn, lastDay: daysLater(one.dueOn, env.INSTALMENT_GRACE_DAYS),
  };
}
