import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf } from "~/domain/audit/record-event.server";
import { drawFromReserve, type DrawRefusal } from "~/domain/instalments/draw-from-reserve.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { canMoveMoney } from "~/domain/payments/payment-policy";
import { db, transact } from "~/platform/database.server";

/** The fund manager pays a bridge from the reserve. Refused besides what drawFromReserve refuses: anybody else, and a code that no need has. */
export async function coverBridgeFromReserve({ needCode, viewer }: { needCode: string; viewer: Viewer }): Promise<Outcome<{ reference: string; amount: bigint }, DrawRefusal | "not-allowed" | "not-found">> {
  if (!canMoveMoney(viewer)) return refuse("not-allowed");
  const need = await db.need.findUnique({ where: { code: needCode }, select: { id: true } });
  if (!need) return refuse("not-found");
  return transact((tx) => drawFromReserve(tx, need.id, actorOf(viewer, "fund_manager")));
}
