import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf, recordEvent } from "~/domain/audit/record-event.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { clock } from "~/platform/clock.server";
import { transact } from "~/platform/database.server";
import { NOTE_MAX } from "./proposal";
import { mayRunTreasury } from "./treasury-policy";

/** A fund manager gives an order up before the bank has paid it; the đồng set aside for it are the need's to use again. Refused: anybody else, an unknown order, one that is paid or cancelled, no reason. */
export async function cancelOrder({ reference, viewer, note }: { reference: string; viewer: Viewer; note: string }): Promise<Outcome<{ amount: bigint }, "not-allowed" | "not-found" | "order-not-open" | "note-needed">> {
  if (!mayRunTreasury(viewer)) return refuse("not-allowed");
  const why = note.trim().slice(0, NOTE_MAX);
  if (!why) return refuse("note-needed");
  return transact(async (tx) => {
    const [order] = await tx.$queryRaw<{ id: string; state: string; amount: bigint }[]>`SELECT id, state, amount FROM payment_order WHERE order_reference = ${reference} FOR NO KEY UPDATE`;
    if (!order) return refuse("not-found");
    if (order.state !== "open") return refuse("order-not-open");
    await tx.paymentOrder.update({ where: { id: order.id }, data: { state: "cancelled", cancelledBy: viewer.personId, cancelledAt: clock.now(), cancelledWhy: why } });
    await recordEvent(tx, { kind: "order.cancelled", subjectType: "order", subjectId: order.id, actor: actorOf(viewer, "fund_manager"), payload: { amount: Number(order.amount) } });
    return { ok: true, amount: order.amount };
  });
}
