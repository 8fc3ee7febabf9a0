import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf } from "~/domain/audit/record-event.server";
import { drawFromReserve, type DrawRefusal } from "~/domain/instalments/draw-from-reserve.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { canMoveMoney } from "~/domain/payments/payment-policy";
import { db, transact } from "~/platform/database.server";
import { env } from "~/platform/env.server";

/**
 * The fund manager pays a bridge from the reserve. Refused besides what drawFromReserve refuses: anybody else, a code that no need has, and `second-person-needed` above
 * the sum that one person may move, which the treasury proposes to another.
 */
export async function coverBridgeFromReserve({ needCode, viewer }: { needCode: string; viewer: Viewer }): Promise<Outcome<{ reference: string; amount: bigint }, DrawRefusal | "not-allowed" | "not-found" | "second-person-needed">> {
  if (!canMoveMoney(viewer)) return refuse("not-allowed");
  const need = await db.need.findUnique({ where: { code: needCode }, select: { id: true, quantity: true, unitPrice: true } });
  if (!need) return refuse("not-found");
  if (BigInt(need.quantity) * need.unitPrice > BigInt(env.FUND_TWO_PERSON_ABOVE)) return refuse("second-person-needed");
  return transact((tx) => drawFromReserve(tx, need.id, actorOf(viewer, "fund_manager")));
}
