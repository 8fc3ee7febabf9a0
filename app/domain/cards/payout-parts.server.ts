import { isForeign, cardCurrencies, dongAtRate } from "~/domain/cards/card";
import { payoutWorth } from "~/domain/cards/payout";
import { lastRate } from "~/domain/cards/read-rates.server";
import type { Tx } from "~/platform/database.server";
import type { PayoutPart, PayoutTruth } from "~/platform/stripe-payout.server";

/**
 * What a payout is worth at the values that were fixed when its payments came, in đồng. One whose parts Stripe does not tell, because somebody paid it
 * out by hand, is worth what the last rate makes of it. Null when no rate tells.
 */
export async function worthOfPayout(tx: Tx, payout: PayoutTruth): Promise<{ dong: bigint; feeDong: bigint } | null> {
  let [known, knownNet] = [0n, 0n];
  for (const part of payout.parts) {
    const worth = await worthOfPart(tx, part);
    if (worth === null) continue;
    known += worth;
    knownNet += part.net;
  }
  const worth = payoutWorth({ amount: payout.amount, known, knownNet });
  if (worth) return worth;
  const currency = cardCurrencies.find((each) => each === payout.currency);
  if (!currency) return null;
  const rate = isForeign(currency) ? await lastRate(tx, currency) : null;
  const dong = !isForeign(currency) ? payout.amount : rate ? dongAtRate(payout.amount, BigInt(rate.rate)) : 0n;
  return dong === 0n ? null : { dong, feeDong: 0n };
}

/** Whether a movement is a payout that came back to the balance. */
export function isFailedPayout({ kind }: Pick<PayoutPart, "kind">): boolean {
  return kind === "payout_failure" || kind === "payout_cancel";
}

/** By how much a movement of the balance at Stripe changed what the processor holds in our books, in đồng; null for one that was never booked. */
export async function worthOfPart(tx: Tx, { id, kind, sourceId, paymentIntent }: Pick<PayoutPart, "id" | "kind" | "sourceId" | "paymentIntent">): Promise<bigint | null> {
  const one = async (rows: Promise<{ dong: bigint | null }[]>) => (await rows)[0]?.dong ?? null;
  if (kind === "charge" || kind === "payment") return one(tx.$queryRaw`SELECT dong - fee_dong AS dong FROM card_payment WHERE balance_transaction = ${id}`);
  if (kind === "refund" || kind === "payment_refund") return one(tx.$queryRaw`SELECT -dong AS dong FROM card_refund WHERE id = ${sourceId}`);
  if (kind === "refund_failure" || kind === "payment_failure_refund") return one(tx.$queryRaw`SELECT dong FROM card_refund WHERE id = ${sourceId} AND state = 'failed'`);
  if (isFailedPayout({ kind })) return one(tx.$queryRaw`SELECT dong FROM card_payout WHERE id = ${sourceId} AND state = 'failed'`);
  if (!paymentIntent) return null;
  return one(tx.$queryRaw`
    SELECT sum(entry.amount)::bigint AS dong FROM card_payment payment JOIN ledger_transaction booked ON booked.idempotency_key = 'card:' || payment.transfer_id || ':' || ${id}
    JOIN ledger_entry entry ON entry.transaction_id = booked.id JOIN ledger_account account ON account.id = entry.account_id
    WHERE payment.payment_intent = ${paymentIntent} AND account.code = 'processor:stripe'`);
}
