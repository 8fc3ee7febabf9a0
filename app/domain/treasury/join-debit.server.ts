import { recordEvent, SYSTEM, type Actor } from "~/domain/audit/record-event.server";
import { clearByDebit } from "~/domain/cards/clear-payout.server";
import { refuse, type Outcome } from "~/domain/outcome";
import type { DebitMeaning } from "~/domain/payments/debits/debit";
import { clock } from "~/platform/clock.server";
import type { Tx } from "~/platform/database.server";
import type { ExplainRefusal, ExplanationKind } from "./debit-meaning";
import { lockDebit, type LockedDebit } from "./lock-debit.server";
import { payOrder } from "./pay-order.server";
import { payRefund } from "./pay-refund.server";

/** A row of the fund's that a debit is said to be. */
export type RowOfDebit = { what: ExplanationKind; id: string };

/**
 * Says what a debit was, within a transaction that the caller takes back on a refusal; SYSTEM when the statement itself is proof enough. The debit is locked last.
 * Refusals: see explainDebit.
 */
export async function explain(tx: Tx, { debitId, said, actor = SYSTEM }: { debitId: string; said: RowOfDebit; actor?: Actor }): Promise<Outcome<{ amount: bigint }, ExplainRefusal>> {
  const seen = await tx.outgoingDebit.findUnique({ where: { id: debitId } });
  if (!seen) return refuse("not-found");
  const day = seen.bookedOn.toISOString().slice(0, 10);
  if (said.what === "payout") return explainAsPayout(tx, { debitId, payoutId: said.id, amount: seen.amount, day, actor });
  if (said.what === "order") return explainAsOrder(tx, { debitId, orderId: said.id, day, seen, actor });
  const known = await readExplanation(tx, said.what, said.id);
  if (!known) return refuse("explanation-not-found");
  if (known.amount !== seen.amount) return refuse("amount-differs");
  if (known.toPay) {
    const paid = await payRefund(tx, { refundId: said.id, actor, paidOn: day, bankReference: seen.bankReference ?? known.orderReference! });
    if (!paid.ok) return refuse(paid.reason === "not-found" ? "explanation-not-found" : paid.reason);
  }
  const debit = await lockDebit(tx, debitId);
  if (debit?.state !== "unexplained") return refuse("already-explained");
  return join(tx, debit, { what: said.what, id: said.id, actor, bookedHere: known.toPay });
}

/** Stripe took the money, because its balance was negative: the payout has arrived, what the bank took more or less is a difference of exchange. */
async function explainAsPayout(tx: Tx, { debitId, payoutId, amount, day, actor }: { debitId: string; payoutId: string; amount: bigint; day: string; actor: Actor }): Promise<Outcome<{ amount: bigint }, ExplainRefusal>> {
  const cleared = await clearByDebit(tx, { payoutId, amount, day, actor });
  if (!cleared.ok) return refuse(cleared.reason === "difference-too-large" ? "amount-differs" : "explanation-not-found");
  const debit = await lockDebit(tx, debitId);
  if (debit?.state !== "unexplained") return refuse("already-explained");
  return join(tx, debit, { what: "payout", id: payoutId, actor, bookedHere: true });
}

type AsOrder = { debitId: string; orderId: string; /** yyyy-mm-dd */ day: string; seen: { amount: bigint; bankReference: string | null }; actor: Actor };

/** The debit is an order that went to the bank: it is booked as a payment with the bank's day, and joined to the debit as that. */
async function explainAsOrder(tx: Tx, { debitId, orderId, day, seen, actor }: AsOrder): Promise<Outcome<{ amount: bigint }, ExplainRefusal>> {
  const order = await tx.paymentOrder.findUnique({ where: { id: orderId }, select: { amount: true, orderReference: true } });
  if (!order) return refuse("explanation-not-found");
  if (order.amount !== seen.amount) return refuse("amount-differs");
  const paid = await payOrder(tx, { orderId, actor, paidOn: day, bankReference: seen.bankReference ?? order.orderReference });
  if (!paid.ok) return refuse(paid.reason === "order-not-open" || paid.reason === "amount-above-free" ? paid.reason : "explanation-not-found");
  const debit = await lockDebit(tx, debitId);
  if (debit?.state !== "unexplained") return refuse("already-explained");
  return join(tx, debit, { what: "disbursement", id: paid.disbursementId, actor, bookedHere: true });
}

type Joined = { what: DebitMeaning; id: string; actor: Actor; bookedHere: boolean };

/** Joins a locked debit to what it was and records it. `bookedHere` when the ledger speaks of it only because of this debit. */
export async function join(tx: Tx, { id, amount }: LockedDebit, { what, id: of, actor, bookedHere }: Joined): Promise<Outcome<{ amount: bigint }, "explanation-not-found">> {
  const column = { refund: "refundId", disbursement: "disbursementId", fee: "feeId", return: "placementId", payout: "payoutId" }[what] as "refundId";
  if ((await tx.outgoingDebit.count({ where: { [column]: of, refundReturnId: null } })) > 0) return refuse("explanation-not-found");
  await tx.outgoingDebit.update({ where: { id }, data: { state: "explained", explainedAs: what, [column]: of, bookedHere, explainedBy: actor.personId, explainedAt: clock.now() } });
  await recordEvent(tx, { kind: "debit.explained", subjectType: "debit", subjectId: id, actor, payload: { as: what, of, amount: Number(amount), booked: bookedHere } });
  return { ok: true, amount };
}

type Known = { amount: bigint; toPay: boolean; orderReference: string | null };

/** The row that a debit is said to be, taken so that it does not change before the transaction ends; null when it is not there or was taken back. */
async function readExplanation(tx: Tx, what: Exclude<DebitMeaning, "payout">, id: string): Promise<Known | null> {
  if (what === "refund") {
    const refund = await tx.refund.findUnique({ where: { id } });
    return refund?.listId ? { amount: refund.bankAmount, toPay: refund.paidOn === null, orderReference: refund.orderReference } : null;
  }
  const [row] =
    what === "disbursement" ? await tx.$queryRaw<{ amount: bigint }[]>`SELECT amount FROM disbursement WHERE id = ${id}::uuid AND reversed_at IS NULL FOR NO KEY UPDATE`
    : what === "fee" ? await tx.$queryRaw<{ amount: bigint }[]>`SELECT amount FROM bank_fee WHERE id = ${id}::uuid AND reversed_at IS NULL FOR NO KEY UPDATE`
    : await tx.$queryRaw<{ amount: bigint }[]>`SELECT placement.amount FROM transfer_placement placement JOIN incoming_transfer transfer ON transfer.id = transfer_id
        WHERE placement.id = ${id}::uuid AND kind = 'returned' AND released_at IS NULL AND transfer.provider <> 'stripe' FOR NO KEY UPDATE OF placement`;
  return row ? { amount: row.amount, toPay: false, orderReference: null } : null;
}
