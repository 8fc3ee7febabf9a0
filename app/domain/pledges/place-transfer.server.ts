import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf, recordEvent } from "~/domain/audit/record-event.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { bookTransaction } from "~/domain/payments/book-transaction.server";
import { lockPledgeOfReference } from "~/domain/payments/find-payable-pledge.server";
import { lockTransfer, takeFromUnplaced } from "~/domain/payments/lock-transfer.server";
import { canMoveMoney } from "~/domain/payments/payment-policy";
import { findReferences } from "~/domain/payments/pledge-reference";
import { creditPledge } from "~/domain/payments/settle-payment.server";
import { decidePlacement, type PlaceRefusal } from "~/domain/pledges/placement";
import { reopenHold } from "~/domain/pledges/reopen-hold.server";
import { transact } from "~/platform/database.server";
import { isUuid } from "~/platform/uuid";

/**
 * The fund manager places unplaced money of a transfer on a pledge: `amount` đồng, or without one as much as the pledge still lacks and the transfer
 * still has. What is left stays in suspense. A pledge whose hold has lapsed is held again first, when its need still has as many free units.
 * Refused: anybody else, an unknown transfer, one with nothing left, a reference whose check character is wrong or that no pledge bears, a pledge
 * that is paid, cancelled or in kind, an amount that is not positive, above what is left, or above what the pledge lacks; for a lapsed pledge
 * `need-not-open` and `units-gone`.
 */
export async function placeTransfer({ transferId, viewer, pledgeReference, amount }: { transferId: string; viewer: Viewer; pledgeReference: string; amount?: bigint }): Promise<
  Outcome<{ placed: bigint; left: bigint; settled: boolean; reopened: boolean }, PlaceRefusal>
> {
  if (!canMoveMoney(viewer)) return refuse("not-allowed");
  if (!isUuid(transferId)) return refuse("not-found");
  const [reference, ...others] = findReferences(pledgeReference);
  if (!reference || others.length > 0) return refuse("reference-invalid");
  return transact(async (tx) => {
    const pledge = await lockPledgeOfReference(tx, reference);
    const transfer = await lockTransfer(tx, transferId);
    if (!transfer) return refuse("not-found");
    if (!pledge) return refuse(transfer.unplaced > 0n ? "pledge-not-found" : "nothing-unplaced");
    const decided = decidePlacement(pledge, transfer.unplaced, amount);
    if (!decided.ok) return decided;
    const { placed, reopens: reopened } = decided;
    const actor = actorOf(viewer, "fund_manager");
    if (reopened) {
      const held = await reopenHold(tx, pledge, actor);
      if (!held.ok) return held;
    }
    const left = await takeFromUnplaced(tx, transfer, placed, { viewer, state: "placed" });
    await bookTransaction(tx, {
      kind: "suspense_placed",
      idempotencyKey: `place:${transferId}:${transfer.decisions + 1}`,
      description: `${transfer.provider} ${transfer.providerId}: placed on ${reference}`,
      pledgeId: pledge.id,
      bookedBy: viewer.personId,
      entries: [
        { account: "suspense", amount: placed },
        { account: `need:${pledge.needCode}`, amount: -placed },
      ],
    });
    const { settled } = await creditPledge(tx, { pledge, transferId, amount: placed, actor });
    await recordEvent(tx, { kind: "transfer.placed", subjectType: "transfer", subjectId: transferId, actor, payload: { pledgeId: pledge.id, amount: Number(placed), left: Number(left) } });
    return { ok: true, placed, left, settled, reopened };
  });
}
