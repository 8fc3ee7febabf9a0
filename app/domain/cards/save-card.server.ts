import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf, SYSTEM } from "~/domain/audit/record-event.server";
import { askConsent, consentFor } from "~/domain/cards/ask-consent.server";
import { pageDeadline } from "~/domain/cards/card";
import { findCardPledge } from "~/domain/cards/find-card-pledge.server";
import { giveUpCard, keepCard } from "~/domain/cards/keep-card.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { clock } from "~/platform/clock.server";
import { db, transact } from "~/platform/database.server";
import { env } from "~/platform/env.server";
import { readSavingPage } from "~/platform/stripe-card.server";
import { openSavingPage } from "~/platform/stripe-checkout.server";
import { cardsOffered } from "~/platform/stripe.server";

export type SaveRefusal = "not-found" | "not-payable" | "nothing-to-save" | "consent-changed" | "cards-not-offered" | "processor-unreachable" | "processor-refused";

/**
 * Opens a page at Stripe that saves a card for the coming instalments and takes nothing now; the consent is kept before. Refusals: `not-found` for anybody
 * but the giver, `not-payable` unless the promise is running, `nothing-to-save` when no open instalment can be taken by card, `consent-changed`
 * when the promise is not what it was when `agreed`, the mark of the words of consent, was read, `cards-not-offered`, `processor-unreachable` (asking again helps) and `processor-refused`.
 */
export async function saveCard({ reference, viewer, locale, agreed }: { reference: string; viewer: Viewer; locale: "vi" | "en"; agreed: string }): Promise<Outcome<{ url: string }, SaveRefusal>> {
  if (!cardsOffered()) return refuse("cards-not-offered");
  const expiresAt = pageDeadline(clock.now(), env.HOLD_CARD_MINUTES);
  const asked = await transact(async (tx): Promise<Outcome<{ id: string }, SaveRefusal>> => {
    const pledge = await findCardPledge(tx, viewer, reference);
    if (!pledge) return refuse("not-found");
    if (pledge.state !== "confirmed" && pledge.state !== "in_delivery") return refuse("not-payable");
    const consent = consentFor(pledge, null, locale);
    if (!consent) return refuse("nothing-to-save");
    if (consent.words.mark !== agreed) return refuse("consent-changed");
    return { ok: true, id: await askConsent(tx, pledge, consent, { viewer, locale, expiresAt }) };
  });
  if (!asked.ok) return asked;
  const page = `${env.origin}${locale === "en" ? "/en" : ""}/my/pledges/${reference}/plan`;
  const opened = await openSavingPage({
    idempotencyKey: `save-${asked.id}`, savedCardId: asked.id, reference, expiresAt, locale, successUrl: `${page}/card?session={CHECKOUT_SESSION_ID}`, cancelUrl: `${page}?card=left`,
  });
  if (opened.ok && opened.url) {
    await db.savedCard.updateMany({ where: { id: asked.id, state: "asked" }, data: { sessionId: opened.sessionId, sessionUrl: opened.url } });
    return { ok: true, url: opened.url };
  }
  await transact((tx) => giveUpCard(tx, asked.id, actorOf(viewer, "sponsor")));
  return refuse(!opened.ok && opened.retry ? "processor-unreachable" : "processor-refused");
}

export type SavingStanding = "saved" | "open" | "expired" | "unreachable";

/** How a page that saves a card stands, asked of Stripe now, and what came of it is kept. Null for a page that is not known here. */
export async function reconcileSaving(sessionId: string): Promise<SavingStanding | null> {
  const asked = await db.savedCard.findUnique({ where: { sessionId }, select: { id: true, state: true } });
  if (!asked) return null;
  if (asked.state === "active" || asked.state === "blocked") return "saved";
  const page = await readSavingPage(sessionId);
  if (!page.ok) return page.retry ? "unreachable" : "expired";
  if (page.card) await keepCard(asked.id, page.card);
  if (page.state === "expired") await transact((tx) => giveUpCard(tx, asked.id, SYSTEM));
  return page.card ? "saved" : page.state === "open" ? "open" : "expired";
}
