import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf, recordEvent } from "~/domain/audit/record-event.server";
import { wantRefund } from "~/domain/cards/want-refund.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { bookTransaction } from "~/domain/payments/book-transaction.server";
import { takeForRefund } from "~/domain/payments/lock-transfer.server";
import { clock } from "~/platform/clock.server";
import type { Tx } from "~/platform/database.server";
import { cardsOffered } from "~/platform/stripe.server";
import { isUuid } from "~/platform/uuid";
import { allOrNothing } from "./all-or-nothing.server";
import { lockRefund, type LockedRefund } from "./find-refund-facts.server";
import { followRefund } from "./follow-refund.server";
import { keepForBank } from "./send-parts-back.server";
import type { DeedRefusal } from "./proposal";
import { mayRunTreasury } from "./treasury-policy";

type RetryRefusal = "not-allowed" | "not-found" | "card-not-failed" | "cards-not-offered" | "refund-under-way" | "nothing-unplaced";

type Failed = { id: string; transferId: string; amount: bigint };

/** Stripe is asked once more for the parts of a refund that it refused or that came back. Refused: anybody but a fund manager, nothing that failed. */
export async function retryCardParts({ refundId, viewer }: { refundId: string; viewer: Viewer }): Promise<Outcome<{ amount: bigint }, DeedRefusal>> {
  if (!cardsOffered()) return refuse("cards-not-offered");
  return withFailed(refundId, viewer, async (tx, refund, failed) => {
    const actor = actorOf(viewer, "fund_manager");
    for (const { id, transferId, amount } of failed) {
      const requestId = await wantRefund(tx, { transferId, dong: amount, why: "fund", note: refund.reference, actor });
      if (!requestId) return "refund-under-way";
      await tx.refundCardPart.update({ where: { id }, data: { state: "wanted", requestId } });
    }
    return null;
  });
}

/**
 * The parts of a refund that no card takes back, because it was closed or Stripe refused, are owed by bank transfer instead: they leave suspense and wait for
 * an account and a payment list. Refused: anybody but a fund manager, nothing that failed.
 */
export async function payCardPartsByBank({ refundId, viewer }: { refundId: string; viewer: Viewer }): Promise<Outcome<{ amount: bigint }, DeedRefusal>> {
  return withFailed(refundId, viewer, async (tx, refund, failed) => {
    const { sponsorId } = await tx.pledge.findUniqueOrThrow({ where: { id: refund.pledge.id }, select: { sponsorId: true } });
    const total = failed.reduce((sum, { amount }) => sum + amount, 0n);
    // What the bank was asked to pay already stays as it is on its list; the rest becomes a refund beside it.
    const owing = refund.listId ? await openBeside(tx, refund, total, viewer) : refundId;
    for (const { id, transferId, amount } of failed) {
      if (!(await takeForRefund(tx, transferId, amount))) return "nothing-unplaced";
      await keepForBank(tx, { refundId: owing, transferId, amount, personId: viewer.personId });
      await tx.refundCardPart.update({ where: { id }, data: { state: "by_bank" } });
      await bookTransaction(tx, {
        kind: "refund_approved",
        idempotencyKey: `refund.by_bank:${id}`,
        description: `${refund.reference}: refund by bank instead of the card`,
        pledgeId: refund.pledge.id,
        bookedBy: viewer.personId,
        entries: [
          { account: "suspense", amount },
          { account: `sponsor:${sponsorId}`, amount: -amount },
        ],
      });
    }
    if (refund.listId) await tx.$executeRaw`UPDATE refund SET amount = amount - ${total}::bigint, card_amount = card_amount - ${total}::bigint WHERE id = ${refundId}::uuid`;
    else await tx.$executeRaw`UPDATE refund SET bank_amount = bank_amount + ${total}::bigint, card_amount = card_amount - ${total}::bigint WHERE id = ${refundId}::uuid`;
    return null;
  });
}

async function openBeside(tx: Tx, { id, pledge, reference }: LockedRefund, amount: bigint, viewer: Viewer): Promise<string> {
  const [made] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO refund (pledge_id, amount, bank_amount, scope, state, asked_by, asked_as, asked_at, reason, decided_by, decided_at)
    SELECT pledge_id, ${amount}::bigint, ${amount}::bigint, 'excess', 'approved', asked_by, asked_as, asked_at, reason, ${viewer.personId}::uuid, ${clock.now().toISOString()}::timestamptz
    FROM refund WHERE id = ${id}::uuid RETURNING id`;
  await recordEvent(tx, {
    kind: "refund.approved", subjectType: "refund", subjectId: made!.id, actor: actorOf(viewer, "fund_manager"),
    payload: { pledgeId: pledge.id, amount: Number(amount), besides: id, reference },
  });
  return made!.id;
}

async function withFailed(refundId: string, viewer: Viewer, work: (tx: Tx, refund: LockedRefund, failed: Failed[]) => Promise<RetryRefusal | null>): Promise<Outcome<{ amount: bigint }, DeedRefusal>> {
  if (!mayRunTreasury(viewer)) return refuse("not-allowed");
  if (!isUuid(refundId)) return refuse("not-found");
  return allOrNothing(async (tx) => {
    const refund = await lockRefund(tx, refundId);
    if (!refund) return refuse("not-found");
    const failed = await tx.$queryRaw<Failed[]>`SELECT id, transfer_id AS "transferId", amount FROM refund_card_part WHERE refund_id = ${refundId}::uuid AND state = 'failed' ORDER BY transfer_id`;
    if (failed.length === 0) return refuse("card-not-failed");
    const refusal = await work(tx, refund, failed);
    if (refusal) return refuse(refusal);
    const amount = failed.reduce((sum, one) => sum + one.amount, 0n);
    await recordEvent(tx, { kind: "refund.card_part_tried", subjectType: "refund", subjectId: refundId, actor: actorOf(viewer, "fund_manager"), payload: { amount: Number(amount) } });
    await followRefund(tx, refundId, actorOf(viewer, "fund_manager"), { pledgeId: refund.pledge.id });
    return { ok: true, amount };
  });
}
