import { randomBytes } from "node:crypto";
import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf, recordEvent } from "~/domain/audit/record-event.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { findBank } from "~/domain/payments/bank-apps.server";
import { makeReference, ORDER_PREFIX } from "~/domain/payments/pledge-reference";
import { clock } from "~/platform/clock.server";
import type { Tx } from "~/platform/database.server";
import { lockPayable, type PayableRefusal } from "./lock-payable.server";
import { readOrderAccount } from "./payment-order";
import type { MoneyDeed } from "./proposal";

export type OrderRefusal = PayableRefusal | "bank-needed" | "account-invalid" | "holder-needed";
const NO_ACCOUNT = { bankBin: "", accountNumber: "", accountHolder: "" };

/**
 * Makes an order to pay for a need, with a reference of its own by which the statement shows it later. Its amount, in đồng, is set aside: nothing else may be paid
 * or refunded of it. The caller owns the transaction and has seen who asks and how many must agree. Refused: what cannot be paid for the need (lockPayable), an account
 * that is not whole or whose bank is unknown.
 */
export async function makeOrder(tx: Tx, asked: Extract<MoneyDeed, { kind: "order" }>, viewer: Viewer): Promise<Outcome<{ orderId: string; reference: string; amount: bigint }, OrderRefusal>> {
  const read = readOrderAccount(asked.account ?? NO_ACCOUNT);
  if (typeof read === "string") return refuse(read);
  if (read.account && !findBank(read.account.bankBin)) return refuse("bank-needed");
  const payable = await lockPayable(tx, asked);
  if (!payable.ok) return payable;
  const { need, amount, purpose } = payable;
  const reference = makeReference(randomBytes, ORDER_PREFIX);
  const { id } = await tx.paymentOrder.create({
    data: { orderReference: reference, needId: need.id, deliveryId: asked.deliveryId, payeeId: asked.payeeId, amount, purpose, ...read.account, state: "open", madeBy: viewer.personId, madeAt: clock.now() },
    select: { id: true },
  });
  await recordEvent(tx, { kind: "order.made", subjectType: "order", subjectId: id, actor: actorOf(viewer, "fund_manager"), payload: { reference, needId: need.id, payeeId: asked.payeeId, amount: asked.amount } });
  return { ok: true, orderId: id, reference, amount };
}
