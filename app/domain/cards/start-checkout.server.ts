import { actorOf } from "~/domain/audit/record-event.server";
import { endCheckout } from "~/domain/cards/end-checkout.server";
import { reconcileCheckout } from "~/domain/cards/reconcile-checkout.server";
import { reserveCheckout, type Attempt, type CheckoutRefusal, type Wish } from "~/domain/cards/reserve-checkout.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { log } from "~/platform/log.server";
import { transact } from "~/platform/database.server";
import { env } from "~/platform/env.server";
import { cardsOffered } from "~/platform/stripe.server";
import { closeCheckout, openCheckout } from "~/platform/stripe-checkout.server";

export type StartRefusal = CheckoutRefusal | "cards-not-offered" | "paid-already" | "processor-unreachable" | "processor-refused";

const TRIES = 3;

/**
 * Opens the payment page for what a held pledge, a basket or an instalment still lacks and answers its address. Pressed twice it is the same page: the attempt is stored first
 * and its number is the idempotency key. A page that is open with another currency or another choice is closed before. Refusals beyond those of
 * reserveCheckout: `cards-not-offered`, `paid-already` when an earlier page turns out to be paid, `processor-unreachable` (asking again helps) and
 * `processor-refused`.
 */
export async function startCheckout(wish: Wish): Promise<Outcome<{ url: string; expiresAt: Date }, StartRefusal>> {
  if (!cardsOffered()) return refuse("cards-not-offered");
  for (let tries = 1; tries <= TRIES; tries += 1) {
    const reserved = await transact((tx) => reserveCheckout(tx, wish));
    if (!reserved.ok) return reserved;
    const { attempt, fresh, basketId } = reserved;
    const wanted = attempt.basketId === basketId && isWanted(attempt, wish);
    const answer = attempt.sessionId ? await standing(attempt, wanted) : await open(attempt, { wish, fresh, wanted });
    if (answer !== "again") return answer;
  }
  return refuse("processor-refused");
}

/** Whether an open page pays what is asked for now, in the same currency and with the same choices. */
function isWanted(attempt: Attempt, { currency, ifLate, instalmentId = null, agreed = null }: Wish): boolean {
  return attempt.currency === currency && attempt.ifLate === ifLate && attempt.instalmentId === instalmentId && (attempt.savedCardId !== null) === (agreed !== null);
}

/** An open page is gone on with when it is the wanted one, else closed. */
async function standing(attempt: Attempt, wanted: boolean): Promise<"again" | Outcome<{ url: string; expiresAt: Date }, StartRefusal>> {
  if (!wanted) {
    const closed = await closeCheckout(attempt.sessionId!);
    if (!closed.ok) return refuse("processor-unreachable");
  }
  const now = await reconcileCheckout(attempt.sessionId!);
  if (now === "paid" || now === "processing") return refuse("paid-already");
  if (now === "unreachable") return refuse("processor-unreachable");
  return now === "open" && attempt.sessionUrl ? { ok: true, url: attempt.sessionUrl, expiresAt: attempt.expiresAt } : "again";
}

async function open(attempt: Attempt, { wish: { viewer, locale }, fresh, wanted }: { wish: Wish; fresh: boolean; wanted: boolean }): Promise<"again" | Outcome<{ url: string; expiresAt: Date }, StartRefusal>> {
  const page = `${env.origin}${locale === "en" ? "/en" : ""}/my/${attempt.basketId ? "baskets" : "pledges"}/${attempt.reference}${attempt.instalmentId ? "/plan" : ""}`;
  const opened = await openCheckout({
    idempotencyKey: `checkout-${attempt.id}`,
    checkoutId: attempt.id,
    reference: attempt.named,
    saveCard: attempt.savedCardId !== null,
    currency: attempt.currency.toLowerCase(),
    amount: attempt.amount,
    title: attempt.title,
    expiresAt: attempt.expiresAt,
    locale,
    successUrl: `${page}/card?session={CHECKOUT_SESSION_ID}`,
    cancelUrl: `${page}?card=left`,
  });
  if (!opened.ok) {
    log.warn({ code: opened.code, retry: opened.retry }, "the card processor opened no payment page");
    if (opened.retry) return refuse("processor-unreachable");
    await transact((tx) => endCheckout(tx, { id: attempt.id, state: "failed", actor: actorOf(viewer, "sponsor"), why: opened.code }));
    // An attempt left over from minutes ago may have too little time by now; a fresh one has its own deadline.
    return fresh ? refuse("processor-refused") : "again";
  }
  const { sessionId, url } = opened;
  await transact((tx) => tx.$executeRaw`
    UPDATE card_checkout SET state = 'open', session_id = ${sessionId}, session_url = ${url ?? ""} WHERE id = ${attempt.id}::uuid AND state = 'opening'`);
  return url && wanted ? { ok: true, url, expiresAt: attempt.expiresAt } : "again";
}
