import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf, recordEvent, type Actor } from "~/domain/audit/record-event.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { clock } from "~/platform/clock.server";
import type { Tx } from "~/platform/database.server";
import { allOrNothing } from "./all-or-nothing.server";
import { disburse, type DisburseRefusal } from "./disburse.server";
import { readPaidOn } from "./paid-on";
import { mayRunTreasury } from "./treasury-policy";

type Paid = { disbursementId: string; code: string; amount: bigint };
export type PayOrderRefusal = DisburseRefusal | "not-found" | "order-not-open";

/**
 * An order has left the bank: it is booked as a payment for its need. The caller owns the transaction, has seen the day (yyyy-mm-dd) and the bank's reference and
 * takes everything back on a refusal. Refused: an unknown order, one that is paid or cancelled, and what disburse refuses.
 */
export async function payOrder(tx: Tx, { orderId, actor, paidOn, bankReference }: { orderId: string; actor: Actor; paidOn: string; bankReference: string }): Promise<Outcome<Paid, PayOrderRefusal>> {
  const [order] = await tx.$queryRaw<{ state: string; needCode: string; deliveryId: string | null; payeeId: string; amount: bigint; purpose: string }[]>`
    SELECT payment_order.state, need.code AS "needCode", delivery_id AS "deliveryId", payee_id AS "payeeId", amount, purpose FROM payment_order JOIN need ON need.id = need_id
    WHERE payment_order.id = ${orderId}::uuid FOR NO KEY UPDATE OF payment_order`;
  if (!order) return refuse("not-found");
  if (order.state !== "open") return refuse("order-not-open");
  const { amount, ...wish } = order;
  const paid = await disburse(tx, { ...wish, amount: Number(amount), paidOn, bankReference, evidenceId: null }, actor, amount);
  if (!paid.ok) return paid;
  await tx.paymentOrder.update({ where: { id: orderId }, data: { state: "paid", disbursementId: paid.disbursementId } });
  await recordEvent(tx, { kind: "order.paid", subjectType: "order", subjectId: orderId, actor, payload: { disbursementId: paid.disbursementId, amount: Number(amount), paidOn } });
  return paid;
}

/** A fund manager has seen an order on the bank's statement, with its day (yyyy-mm-dd) and the bank's reference. Refused: anybody else, and what payOrder refuses. */
export async function markOrderPaid({ reference, viewer, paidOn, bankReference }: { reference: string; viewer: Viewer; paidOn: string; bankReference: string }): Promise<Outcome<Paid, PayOrderRefusal | "not-allowed">> {
  if (!mayRunTreasury(viewer)) return refuse("not-allowed");
  const shown = readPaidOn(paidOn, bankReference, clock.now());
  if (!shown.ok) return shown;
  return (await allOrNothing(async (tx) => {
    const order = await tx.paymentOrder.findUnique({ where: { orderReference: reference }, select: { id: true } });
    return order ? payOrder(tx, { orderId: order.id, actor: actorOf(viewer, "fund_manager"), paidOn, bankReference: shown.bankReference }) : refuse("not-found");
  })) as Outcome<Paid, PayOrderRefusal>;
}

/** The payment that an order had become was taken back: the order waits for the bank again, unless a person cancels it. Nothing for a payment without an order. */
export async function reopenOrderOf(tx: Tx, disbursementId: string, actor: Actor): Promise<void> {
  const order = await tx.paymentOrder.findUnique({ where: { disbursementId }, select: { id: true, amount: true } });
  if (!order) return;
  await tx.paymentOrder.update({ where: { id: order.id }, data: { state: "open", disbursementId: null } });
  await recordEvent(tx, { kind: "order.reopened", subjectType: "order", subjectId: order.id, actor, payload: { disbursementId, amount: Number(order.amount) } });
}
