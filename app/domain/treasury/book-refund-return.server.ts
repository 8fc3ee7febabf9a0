import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf, recordEvent } from "~/domain/audit/record-event.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { bookTransaction } from "~/domain/payments/book-transaction.server";
import { whyNotReturnFee } from "~/domain/payments/return-fee";
import { clock } from "~/platform/clock.server";
import type { Tx } from "~/platform/database.server";
import { isUuid } from "~/platform/uuid";
import { lockRefund, type LockedRefund } from "./find-refund-facts.server";
import { readPaidOn } from "./paid-on";
import { lastPayment } from "./pay-refund.server";
import { NOTE_MAX } from "./proposal";

export type ReturnRefusal = "not-found" | "refund-not-paid" | "day-invalid" | "bank-reference-needed" | "return-before-payment" | "return-fee-invalid" | "return-fee-too-high";
type ReturnOutcome = Outcome<{ amount: bigint; fee: bigint }, ReturnRefusal>;

type ByHand = { refundId: string; returnedOn: string; bankReference: string; note: string; fee: bigint; viewer: Viewer };

/**
 * Books that the bank sent a refund back, on the word of a fund manager alone: see markRefundReturned. The caller owns the transaction and has seen who asks and
 * how many must agree.
 */
export async function bookRefundReturn(tx: Tx, { refundId, returnedOn, bankReference, note, fee, viewer }: ByHand): Promise<ReturnOutcome> {
  if (!isUuid(refundId)) return refuse("not-found");
  const shown = readPaidOn(returnedOn, bankReference, clock.now());
  if (!shown.ok) return shown;
  const refund = await lockRefund(tx, refundId);
  if (!refund) return refuse("not-found");
  return takeReturn(tx, { refund, viewer, returnedOn, reference: shown.bankReference, fee, note: note.trim().slice(0, NOTE_MAX) || null, transferId: null });
}

type Returned = { refund: LockedRefund; viewer: Viewer; returnedOn: string; reference: string; fee: bigint; note: string | null; transferId: string | null };

/** The same of a refund that is locked; `transferId` is the credit in which it came, null where nobody has seen one yet. */
export async function takeReturn(tx: Tx, { refund, viewer, returnedOn, reference, fee, note, transferId }: Returned): Promise<ReturnOutcome> {
  const { id: refundId, pledge, bankAmount: amount } = refund;
  if (!refund.paid) return refuse("refund-not-paid");
  const wrong = whyNotReturnFee(amount, fee);
  if (wrong) return refuse(wrong);
  const { paidOn } = await tx.refund.findUniqueOrThrow({ where: { id: refundId }, select: { paidOn: true } });
  if (paidOn!.toISOString().slice(0, 10) > returnedOn) return refuse("return-before-payment");
  const at = clock.now().toISOString();
  const [made] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO refund_return (refund_id, amount, fee, list_id, list_position, order_reference, bank_name, account_number, account_holder, paid_on, bank_reference, returned_on, return_reference, note, marked_by_hand,
      transfer_id, marked_by, marked_at)
    SELECT id, bank_amount, ${fee}::bigint, list_id, list_position, order_reference, bank_name, account_number, account_holder, paid_on, bank_reference, ${returnedOn}::date, ${reference}, ${note}, ${transferId === null},
      ${transferId}::uuid, ${viewer.personId}::uuid, ${at}::timestamptz
    FROM refund WHERE id = ${refundId}::uuid RETURNING id`;
  const { sponsorId } = await tx.pledge.findUniqueOrThrow({ where: { id: pledge.id }, select: { sponsorId: true } });
  await bookTransaction(tx, {
    kind: "refund_returned",
    idempotencyKey: `refund.returned:${made!.id}`,
    description: `${pledge.reference}: refund sent back by the bank, ${reference}`,
    pledgeId: pledge.id,
    bookedBy: viewer.personId,
    reversesId: (await lastPayment(tx, refundId)).id,
    documentDay: transferId ? null : returnedOn,
    entries: [
      { account: transferId ? "suspense" : "bank:main", amount: amount - fee },
      { account: "fees:bank", amount: fee },
      { account: `sponsor:${sponsorId}`, amount: -amount },
    ],
  });
  // What it had gone to is kept with the return; the refund itself waits for another account.
  await tx.$executeRaw`
    UPDATE refund SET state = 'returned_by_bank', list_id = NULL, list_position = NULL, order_reference = NULL, bank_name = NULL, account_number = NULL, account_holder = NULL, paid_on = NULL, bank_reference = NULL,
      paid_marked_by = NULL, paid_marked_at = NULL WHERE id = ${refundId}::uuid`;
  // The debit that paid it, if the bank has told of one, did leave: it belongs to this payment and not to the next.
  await tx.outgoingDebit.updateMany({ where: { refundId, refundReturnId: null }, data: { refundReturnId: made!.id } });
  await recordEvent(tx, { kind: "refund.returned_by_bank", subjectType: "refund", subjectId: refundId, actor: actorOf(viewer, "fund_manager"), payload: { pledgeId: pledge.id, amount: Number(amount), fee: Number(fee), returnedOn } });
  return { ok: true, amount, fee };
}
