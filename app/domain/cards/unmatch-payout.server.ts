import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf, recordEvent, type Actor } from "~/domain/audit/record-event.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { bookTransaction } from "~/domain/payments/book-transaction.server";
import { lockTransfer } from "~/domain/payments/lock-transfer.server";
import { canMoveMoney } from "~/domain/payments/payment-policy";
import { clock } from "~/platform/clock.server";
import { transact, type Tx } from "~/platform/database.server";

type Arrived = { dong: bigint; difference: bigint; times: number };

/**
 * A fund manager takes the match of a payout with a credit back by a counter-entry: the credit waits again, the payout is on its way again, and nothing joins the
 * two by itself. Refused: anybody else, no reason, a payout that no credit has cleared; what a debit cleared is taken back at the debit.
 */
export async function unmatchPayout({ payoutId, note, viewer }: { payoutId: string; note: string; viewer: Viewer }): Promise<Outcome<{ amount: bigint }, "not-allowed" | "payout-not-arrived" | "note-needed">> {
  if (!canMoveMoney(viewer)) return refuse("not-allowed");
  const why = note.trim().slice(0, 500);
  if (!why) return refuse("note-needed");
  return transact(async (tx) => {
    const seen = await tx.cardPayout.findUnique({ where: { id: payoutId }, select: { transferId: true } });
    if (!seen?.transferId) return refuse("payout-not-arrived");
    const { transferId } = seen;
    await lockTransfer(tx, transferId);
    const actor = actorOf(viewer, "fund_manager");
    const answer = await takeArrivalBack(tx, { payoutId, transferId, actor, note: why });
    if (!answer.ok) return answer;
    const at = clock.now().toISOString();
    await tx.$executeRaw`
      UPDATE incoming_transfer SET unplaced = ${answer.amount}::bigint, state = 'suspense', resolved_at = NULL, resolved_by = NULL, payout_undone_at = ${at}::timestamptz WHERE id = ${transferId}::uuid`;
    await tx.$executeRaw`
      UPDATE transfer_placement SET released_at = ${at}::timestamptz, released_by = ${actor.personId}::uuid, released_why = 'payout' WHERE payout_id = ${payoutId} AND released_at IS NULL`;
    await recordEvent(tx, { kind: "transfer.payout_unmatched", subjectType: "transfer", subjectId: transferId, actor, payload: { payoutId, amount: Number(answer.amount) } });
    return answer;
  });
}

/**
 * The counter-entry of a payout's arrival: it is on its way again. `transferId` is the credit that had cleared it, null for a debit. Answers what the bank's line
 * was, in đồng, positive. The caller frees the credit or the debit.
 */
export async function takeArrivalBack(tx: Tx, { payoutId, transferId, actor, note }: { payoutId: string; transferId: string | null; actor: Actor; note: string }): Promise<Outcome<{ amount: bigint }, "payout-not-arrived">> {
  const [payout] = await tx.$queryRaw<Arrived[]>`
    SELECT dong, difference, times FROM card_payout WHERE id = ${payoutId} AND state = 'arrived' AND transfer_id IS NOT DISTINCT FROM ${transferId}::uuid FOR UPDATE`;
  if (!payout) return refuse("payout-not-arrived");
  const { dong, difference, times } = payout;
  const moved = dong + difference;
  await tx.$executeRaw`UPDATE card_payout SET state = 'on_the_way', transfer_id = NULL, difference = NULL, matched_by = NULL, matched_at = NULL WHERE id = ${payoutId}`;
  const original = await tx.ledgerTransaction.findUniqueOrThrow({ where: { idempotencyKey: `payout:${payoutId}:arrived:${times}` }, select: { id: true } });
  await bookTransaction(tx, {
    kind: "reversal",
    idempotencyKey: `payout:${payoutId}:unmatched:${times}`,
    description: `payout ${payoutId}: match taken back`,
    bookedBy: actor.personId,
    reversesId: original.id,
    entries: [
      { account: transferId ? "suspense" : "bank:main", amount: -moved },
      { account: "transit:stripe", amount: dong },
      { account: "fees:exchange", amount: difference },
    ],
  });
  await recordEvent(tx, { kind: "card.payout_unmatched", subjectType: "card", subjectId: payoutId, actor, payload: { amount: Number(moved), note } });
  return { ok: true, amount: moved < 0n ? -moved : moved };
}
