import { randomUUID } from "node:crypto";
import { bookPayout } from "~/domain/cards/reconcile-payout.server";
import { clock, vietnamDay } from "~/platform/clock.server";
import { db } from "~/platform/database.server";
import type { PayoutTruth } from "~/platform/stripe-payout.server";

/** Stripe pays out the money of a pledge paid by card, as it would tell it; in another currency at two hundredths of a unit for a đồng. Answers the payout's id. No request is made. */
export async function cardMoneyGoes(reference: string, { currency = "VND", state = "on_the_way", feeShare = 0n }: { currency?: string; state?: PayoutTruth["state"]; feeShare?: bigint } = {}): Promise<string> {
  const [payment] = await db.$queryRaw<{ id: string; intent: string; dong: bigint }[]>`
    SELECT balance_transaction AS id, payment.payment_intent AS intent, payment.dong - fee_dong AS dong FROM card_payment payment JOIN card_checkout checkout ON checkout.id = checkout_id
    JOIN pledge ON pledge.id = checkout.pledge_id WHERE reference = ${reference}`;
  const net = currency === "VND" ? payment!.dong : payment!.dong / 50n;
  const id = `po_${randomUUID().replaceAll("-", "")}`;
  const part = { id: payment!.id, kind: "charge", sourceId: null, paymentIntent: payment!.intent, currency, gross: net, fee: 0n, net };
  await bookPayout({ id, currency, amount: net - feeShare, state, descriptor: "STRIPE PAYOUT", arrivesOn: vietnamDay(clock.now()), parts: [part] });
  return id;
}

/** Stripe takes `dong` đồng that it is owed from the fund's bank account. Answers the payout's id. */
export async function stripeTakes(dong: bigint): Promise<string> {
  const id = `po_${randomUUID().replaceAll("-", "")}`;
  await bookPayout({ id, currency: "VND", amount: -dong, state: "on_the_way", descriptor: null, arrivesOn: vietnamDay(clock.now()), parts: [] });
  return id;
}
