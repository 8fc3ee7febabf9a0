import type { Viewer } from "~/domain/accounts/viewer";
import { refuse, type Outcome } from "~/domain/outcome";
import { canMoveMoney } from "~/domain/payments/payment-policy";
import { placeParts } from "~/domain/pledges/place-parts.server";
import type { PlaceRefusal } from "~/domain/pledges/placement";
import { db, transact } from "~/platform/database.server";
import { env } from "~/platform/env.server";
import { isUuid } from "~/platform/uuid";

/**
 * The fund manager places unplaced money of a transfer on a pledge: `amount` đồng, or without one as much as the pledge still lacks and the transfer
 * still has. What is left stays in suspense. A pledge whose hold has lapsed is held again first, when its need still has as many free units.
 * Refused: anybody else, an unknown transfer, one with nothing left, a reference whose check character is wrong or that no pledge bears, a pledge
 * that is paid, cancelled or in kind, an amount that is not positive, above what is left, or above what the pledge lacks; for a lapsed pledge
 * `need-not-open` and `units-gone`; `second-person-needed` above the sum that one person may move.
 */
export async function placeTransfer({ transferId, viewer, pledgeReference, amount }: { transferId: string; viewer: Viewer; pledgeReference: string; amount?: bigint }): Promise<
  Outcome<{ placed: bigint; left: bigint; settled: boolean; reopened: boolean }, PlaceRefusal>
> {
  if (!canMoveMoney(viewer)) return refuse("not-allowed");
  if (!isUuid(transferId)) return refuse("not-found");
  const transfer = await db.incomingTransfer.findUnique({ where: { id: transferId }, select: { amount: true } });
  if (transfer && (amount ?? transfer.amount) > BigInt(env.FUND_TWO_PERSON_ABOVE)) return refuse("second-person-needed");
  return transact(async (tx) => {
    const answer = await placeParts(tx, { transferId, viewer, parts: [{ pledgeReference, amount }] });
    if (!answer.ok) return answer;
    const [{ placed, settled, reopened }] = answer.placed as [(typeof answer.placed)[number]];
    return { ok: true, placed, left: answer.left, settled, reopened };
  });
}
