import { isForeign, cardCurrencies, dongAtRate } from "~/domain/cards/card";
import { payoutWorth } from "~/domain/cards/payout";
import { lastRate } from "~/domain/cards/read-rates.server";
import type { Tx } from "~/platform/database.server";
import type { PayoutPart, PayoutTruth } from "~/platform/stripe-payout.server";

/** A part with its worth in đồng, null for one that was never booked here, a fee of the account for instance. */
export type ValuedPart = PayoutPart & { dong: bigint | null };
export type PayoutWorth = { dong: bigint; feeDong: bigint; valuedBy: "parts" | "rate"; parts: ValuedPart[] };

/**
 * What a payout is worth at the values that were fixed when its payments came, in đồng. One whose parts Stripe does not tell, because somebody paid it
 * out by hand, is worth what the last rate makes of it. Null when no rate tells.
 */
export async function worthOfPayout(tx: Tx, payout: PayoutTruth): Promise<PayoutWorth | null> {
  const parts: ValuedPart[] = [];
  for (const part of payout.parts) parts.push({ ...part, dong: await worthOfPart(tx, part) });
  const booked = parts.filter((part) => part.dong !== null);
  const known = booked.reduce((sum, { dong }) => sum + dong!, 0n);
  const worth = payoutWorth({ amount: payout.amount, known, knownNet: booked.reduce((sum, { net }) => sum + net, 0n) });
  if (worth) return { ...worth, valuedBy: "parts", parts };
  const currency = cardCurrencies.find((each) => each === payout.currency);
  if (!currency) return null;
  const rate = isForeign(currency) ? await lastRate(tx, currency) : null;
  const dong = !isForeign(currency) ? payout.amount : rate ? dongAtRate(payout.amount, BigInt(rate.rate)) : 0n;
  return dong === 0n ? null : { dong, feeDong: 0n, valuedBy: "rate", parts };
}

/** Keeps what is in a payout for whoever looks at it. */
export async function keepParts(tx: Tx, payoutId: string, parts: readonly ValuedPart[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO card_payout_part (payout_id, position, movement, kind, transfer_id, net, dong)
    SELECT ${payoutId}, place, part.movement, left(part.kind, 100), payment.transfer_id, part.net, part.dong
    FROM unnest(${parts.map(({ id }) => id)}::text[], ${parts.map(({ kind }) => kind)}::text[], ${parts.map(({ paymentIntent }) => paymentIntent)}::text[],
      ${parts.map(({ net }) => net.toString())}::text[]::bigint[], ${parts.map(({ dong }) => dong?.toString() ?? null)}::text[]::bigint[]) WITH ORDINALITY AS part(movement, kind, intent, net, dong, place)
    LEFT JOIN card_payment payment ON payment.payment_intent = part.intent`;
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
