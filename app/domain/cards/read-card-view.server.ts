import type { Viewer } from "~/domain/accounts/viewer";
import { cardCurrencies, chargeOf, isForeign, type CardCurrency, type IfLate } from "~/domain/cards/card";
import type { CardView, ChargeChoice, PaidByCard } from "~/domain/cards/card-view";
import { findCardPledge, type CardPledge } from "~/domain/cards/find-card-pledge.server";
import { ratesInForce } from "~/domain/cards/read-rates.server";
import { CARD_MIN, isCardAmount } from "~/domain/payments/card-limits";
import { db } from "~/platform/database.server";
import { env } from "~/platform/env.server";
import { cardsOffered } from "~/platform/stripe.server";

/** What the page of a pledge or a basket says of cards to its giver; the instalments of a promise have a view of their own. Null for everybody else, and where neither a card is offered nor one has paid. */
export async function readCardView(viewer: Viewer, reference: string): Promise<CardView | null> {
  const pledge = await findCardPledge(db, viewer, reference);
  if (!pledge) return null;
  const [payments, open, row] = await Promise.all([
    paidByCard(pledge),
    db.cardCheckout.findFirst({ where: { pledgeId: pledge.id, basketId: pledge.basketId, state: { in: ["opening", "open"] } }, select: { currency: true, amount: true, ifLate: true, expiresAt: true } }),
    db.pledge.findUniqueOrThrow({ where: { id: pledge.id }, select: { channel: true, surplusRule: true } }),
  ]);
  const due = !pledge.plan && pledge.state === "held" && pledge.mode === "money" && pledge.lacking > 0n;
  if (payments.length === 0 && !(due && cardsOffered())) return null;
  const whyNot = !due || !cardsOffered() ? null : whyNotByCard(pledge);
  return {
    offer: due && cardsOffered() && !whyNot
      ? { dong: Number(pledge.lacking), choices: await choicesFor(pledge.lacking), ifLate: row.surplusRule === "return" ? "refund" : "wait", minutes: env.HOLD_CARD_MINUTES }
      : null,
    whyNot,
    open: due && open ? { currency: open.currency as CardCurrency, amount: Number(open.amount), ifLate: open.ifLate as IfLate, expiresAt: open.expiresAt.toISOString() } : null,
    chosen: row.channel === "card",
    payments,
  };
}

function whyNotByCard({ lacking }: CardPledge): CardView["whyNot"] {
  if (isCardAmount(lacking)) return null;
  return lacking < CARD_MIN ? "too-small" : "too-large";
}

/** What `dong` đồng are in each currency that a card can be charged in now. */
export async function choicesFor(dong: bigint): Promise<ChargeChoice[]> {
  const rates = await ratesInForce(db);
  return cardCurrencies.flatMap((currency) => {
    const rate = rates.find((each) => each.currency === currency);
    if (isForeign(currency) && !rate) return [];
    return [{ currency, amount: Number(chargeOf(dong, currency, rate ? BigInt(rate.rate) : null)), rate: rate ? { rate: rate.rate, rateOn: rate.rateOn, source: rate.source } : null }];
  });
}

type Paid = { currency: CardCurrency; amount: bigint; dong: bigint; paidAt: Date; rate: bigint | null; refunded: bigint; disputed: boolean };

async function paidByCard({ id, basketId }: CardPledge): Promise<PaidByCard[]> {
  const rows = await db.$queryRaw<Paid[]>`
    SELECT payment.currency, payment.amount, payment.dong, transfer.received_at AS "paidAt", rate.rate,
      coalesce((SELECT sum(dong) FROM card_refund WHERE transfer_id = payment.transfer_id AND state <> 'failed'), 0)::bigint AS refunded,
      EXISTS (SELECT FROM card_dispute WHERE transfer_id = payment.transfer_id AND state IN ('open', 'lost')) AS disputed
    FROM card_checkout checkout JOIN card_payment payment ON payment.checkout_id = checkout.id JOIN incoming_transfer transfer ON transfer.id = payment.transfer_id
    LEFT JOIN exchange_rate rate ON rate.id = payment.rate_id WHERE checkout.pledge_id = ${id}::uuid AND checkout.basket_id IS NOT DISTINCT FROM ${basketId}::uuid ORDER BY transfer.received_at`;
  return rows.map(({ amount, dong, paidAt, rate, refunded, ...row }) => ({
    ...row, amount: Number(amount), dong: Number(dong), paidAt: paidAt.toISOString(), rate: rate === null ? null : Number(rate), refundedDong: Number(refunded),
  }));
}
