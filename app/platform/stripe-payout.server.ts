import type Stripe from "stripe";
import { movement, type BalanceMovement } from "~/platform/stripe-payment.server";
import { asked, idOf, type StripeFailure } from "~/platform/stripe.server";

/** One part of a payout: the movement of the balance, the refund or dispute it stands for, and the payment it belongs to. */
export type PayoutPart = BalanceMovement & { kind: string; sourceId: string | null; paymentIntent: string | null };

/** A payout as Stripe tells it. `amount` in the smallest unit of `currency`; `arrivesOn` is a day, yyyy-mm-dd. */
export type PayoutTruth = {
  id: string;
  currency: string;
  amount: bigint;
  state: "on_the_way" | "failed" | "not_yet";
  descriptor: string | null;
  arrivesOn: string;
  /** Empty where they were not asked for, and for a payout that was made by hand at Stripe: it does not say which payments are in it. */
  parts: PayoutPart[];
};

const DAY_S = 86_400;
const PARTS_MAX = 20_000;

/** How a payout stands; `withParts` with everything that is in it, which may take many requests. */
export async function readPayout(id: string, { withParts }: { withParts: boolean }): Promise<{ ok: true; payout: PayoutTruth } | StripeFailure> {
  const read = await asked(async (stripe) => {
    const payout = await stripe.payouts.retrieve(id);
    const state = stateOf(payout.status);
    const parts: PayoutPart[] = [];
    if (withParts && state !== "not_yet" && payout.automatic)
      for await (const one of stripe.balanceTransactions.list({ payout: id, limit: 100, expand: ["data.source"] })) {
        if (one.type !== "payout") parts.push(partOf(one));
        if (parts.length > PARTS_MAX) throw new Error(`Payout ${id} has more than ${PARTS_MAX} parts`);
      }
    return { payout, state, parts };
  });
  if (!read.ok) return read;
  const { payout, state, parts } = read.answer;
  return {
    ok: true,
    payout: {
      id: payout.id, currency: payout.currency.toUpperCase(), amount: BigInt(payout.amount), state, descriptor: payout.statement_descriptor ?? null,
      arrivesOn: new Date(payout.arrival_date * 1000).toISOString().slice(0, 10), parts,
    },
  };
}

/** The ids of payouts that arrive within so many days before and after now, for those that no notice told of. */
export async function listPayouts(now: Date, days: number): Promise<{ ok: true; ids: string[] } | StripeFailure> {
  const at = Math.floor(now.getTime() / 1000);
  const read = await asked((stripe) => stripe.payouts.list({ arrival_date: { gte: at - days * DAY_S, lte: at + days * DAY_S }, limit: 100 }));
  return read.ok ? { ok: true, ids: read.answer.data.map(({ id }) => id) } : read;
}

function partOf(one: Stripe.BalanceTransaction): PayoutPart {
  const { source } = one;
  const intent = typeof source === "object" && source && "payment_intent" in source ? idOf(source.payment_intent) : null;
  return { ...movement(one), kind: one.type, sourceId: idOf(source), paymentIntent: intent };
}

function stateOf(status: string): PayoutTruth["state"] {
  if (status === "paid") return "on_the_way";
  return status === "failed" || status === "canceled" ? "failed" : "not_yet";
}
