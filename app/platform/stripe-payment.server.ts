import type Stripe from "stripe";
import { keptCard, type KeptCard } from "~/platform/stripe-card.server";
import { asked, idOf, type StripeFailure } from "~/platform/stripe.server";

/** One movement of the balance, in the smallest unit of the settlement currency; `net` is `gross` less `fee`. */
export type BalanceMovement = { id: string; currency: string; gross: bigint; fee: bigint; net: bigint };

export type RefundTruth = { id: string; amount: bigint; state: "pending" | "succeeded" | "failed"; createdAt: Date };

export type DisputeTruth = {
  id: string;
  amount: bigint;
  state: "inquiry" | "open" | "won" | "lost";
  reason: string;
  evidenceDueAt: Date | null;
  openedAt: Date;
  movements: BalanceMovement[];
};

/** Everything Stripe knows of one payment at this moment, without a word about who paid. Amounts are in the smallest unit of `currency`. */
export type PaymentTruth = {
  paymentIntent: string;
  /** What we wrote beside it when the page was opened; null for a payment that is not ours. */
  checkoutId: string | null;
  paid: boolean;
  chargeId: string | null;
  currency: string;
  amount: bigint;
  paidAt: Date | null;
  settled: BalanceMovement | null;
  /** The card that the payer let Stripe keep for later payments. */
  keptCard?: KeptCard | null;
  refunds: RefundTruth[];
  disputes: DisputeTruth[];
};

/** The truth of a payment: its charge with fee and net, its refunds and disputes, oldest first. */
export async function readPayment(paymentIntent: string): Promise<{ ok: true; payment: PaymentTruth } | StripeFailure> {
  const intent = await asked((stripe) => stripe.paymentIntents.retrieve(paymentIntent, { expand: ["latest_charge.balance_transaction", "payment_method"] }));
  if (!intent.ok) return intent;
  const paid = intent.answer.status === "succeeded";
  const lists = paid ? await readReversals(paymentIntent) : { ok: true as const, refunds: [], disputes: [] };
  if (!lists.ok) return lists;
  const { latest_charge: latest, metadata, customer, payment_method: method, setup_future_usage: usage } = intent.answer;
  const charge = typeof latest === "object" ? latest : null;
  return {
    ok: true,
    payment: {
      paymentIntent: intent.answer.id,
      checkoutId: metadata?.checkout ?? null,
      paid,
      chargeId: idOf(latest),
      currency: intent.answer.currency.toUpperCase(),
      amount: BigInt(intent.answer.amount_received),
      paidAt: charge ? moment(charge.created) : null,
      settled: charge && typeof charge.balance_transaction === "object" && charge.balance_transaction ? movement(charge.balance_transaction) : null,
      keptCard: paid && usage === "off_session" ? keptCard(idOf(customer), method) : null,
      refunds: lists.refunds,
      disputes: lists.disputes,
    },
  };
}

async function readReversals(paymentIntent: string): Promise<{ ok: true; refunds: RefundTruth[]; disputes: DisputeTruth[] } | StripeFailure> {
  const read = await asked((stripe) =>
    Promise.all([stripe.refunds.list({ payment_intent: paymentIntent, limit: 100 }), stripe.disputes.list({ payment_intent: paymentIntent, limit: 100 })]),
  );
  if (!read.ok) return read;
  const [refunds, disputes] = read.answer;
  return {
    ok: true,
    refunds: refunds.data.map(refundTruth).toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime()),
    disputes: disputes.data.map(disputeTruth).toSorted((a, b) => a.openedAt.getTime() - b.openedAt.getTime()),
  };
}

/** Sends money back to the card it came from. `amount` in the smallest unit of the charge; the same key refunds once. */
export async function createRefund({ paymentIntent, amount, idempotencyKey }: { paymentIntent: string; amount: bigint; idempotencyKey: string }): Promise<{ ok: true; refundId: string } | StripeFailure> {
  const made = await asked((stripe) => stripe.refunds.create({ payment_intent: paymentIntent, amount: Number(amount) }, { idempotencyKey }));
  return made.ok ? { ok: true, refundId: made.answer.id } : made;
}

function refundTruth(refund: Stripe.Refund): RefundTruth {
  const state = refund.status === "failed" || refund.status === "canceled" ? "failed" : refund.status === "succeeded" ? "succeeded" : "pending";
  return { id: refund.id, amount: BigInt(refund.amount), state, createdAt: moment(refund.created) };
}

function disputeTruth(dispute: Stripe.Dispute): DisputeTruth {
  return {
    id: dispute.id,
    amount: BigInt(dispute.amount),
    state: stateOf(dispute.status),
    reason: dispute.reason,
    evidenceDueAt: dispute.evidence_details?.due_by ? moment(dispute.evidence_details.due_by) : null,
    openedAt: moment(dispute.created),
    movements: dispute.balance_transactions.map(movement),
  };
}

/** A warning is an inquiry of the payer's bank: no money moves, and closed ones count as won. What Stripe prevented never became a dispute. */
function stateOf(status: string): DisputeTruth["state"] {
  if (status === "lost") return "lost";
  if (status === "won" || status === "warning_closed" || status === "prevented") return "won";
  return status.startsWith("warning_") ? "inquiry" : "open";
}

export function movement({ id, currency, amount, fee, net }: Stripe.BalanceTransaction): BalanceMovement {
  return { id, currency: currency.toUpperCase(), gross: BigInt(amount), fee: BigInt(fee), net: BigInt(net) };
}

function moment(seconds: number): Date {
  return new Date(seconds * 1000);
}
