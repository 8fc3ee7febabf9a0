import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf, recordEvent } from "~/domain/audit/record-event.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { bookTransaction } from "~/domain/payments/book-transaction.server";
import { lockTransfer, takeFromUnplaced } from "~/domain/payments/lock-transfer.server";
import { whyNotReturnFee } from "~/domain/payments/return-fee";
import { clock } from "~/platform/clock.server";
import { transact, type Tx } from "~/platform/database.server";
import { isUuid } from "~/platform/uuid";
import { lockRefund, type LockedRefund } from "./find-refund-facts.server";
import { readPaidOn } from "./paid-on";
import { lastPayment } from "./pay-refund.server";
import { NOTE_MAX } from "./proposal";
import { mayRunTreasury } from "./treasury-policy";

export type ReturnRefusal = "not-allowed" | "not-found" | "refund-not-paid" | "day-invalid" | "bank-reference-needed" | "return-before-payment" | "return-amount-differs" | "return-fee-invalid" | "return-fee-too-high" | "nothing-unplaced" | "card-refund-needed";
type ReturnOutcome = Outcome<{ amount: bigint; fee: bigint }, ReturnRefusal>;

/**
 * A fund manager marks that the bank sent a refund back, with the day (yyyy-mm-dd) and reference of its statement: the money is in the fund's account again and owed to
 * the sponsor as before, the account it went to is struck out, and another is asked for. What the bank kept as its `fee`, in đồng, the fund bears. Refused: a refund that the bank did not pay, a wrong day, more than
 * a bank keeps (returnFeeLimit).
 */
export async function markRefundReturned({ refundId, viewer, returnedOn, bankReference, note, fee = 0n }: { refundId: string; viewer: Viewer; returnedOn: string; bankReference: string; note: string; fee?: bigint }): Promise<ReturnOutcome> {
  if (!mayRunTreasury(viewer)) return refuse("not-allowed");
  if (!isUuid(refundId)) return refuse("not-found");
  const shown = readPaidOn(returnedOn, bankReference, clock.now());
  if (!shown.ok) return shown;
  return transact(async (tx) => {
    const refund = await lockRefund(tx, refundId);
    if (!refund) return refuse("not-found");
    return takeReturn(tx, { refund, viewer, returnedOn, reference: shown.bankReference, fee, note: note.trim().slice(0, NOTE_MAX) || null, transferId: null });
  });
}

/**
 * A credit that waits is the return of a refund: it leaves suspense and is owed to the sponsor again. One that was marked by hand before is now seen on the
 * statement, so that the mark's own booking is answered. Where less came than was refunded, the fund manager says what the bank kept as its `fee`, in đồng, and the fund
 * bears it. Refused: a card payment, a sum that with the fee is not the refund's to the đồng, more than a bank keeps, a refund that did not go by bank.
 */
export async function matchRefundReturn({ refundId, transferId, viewer, fee = 0n }: { refundId: string; transferId: string; viewer: Viewer; fee?: bigint }): Promise<ReturnOutcome> {
  if (!mayRunTreasury(viewer)) return refuse("not-allowed");
  if (!isUuid(refundId) || !isUuid(transferId)) return refuse("not-found");
  return transact(async (tx) => {
    const refund = await lockRefund(tx, refundId);
    const transfer = refund && (await lockTransfer(tx, transferId));
    if (!refund || !transfer) return refuse("not-found");
    if (transfer.provider === "stripe") return refuse("card-refund-needed");
    if (transfer.unplaced <= 0n) return refuse("nothing-unplaced");
    const [marked] = await tx.$queryRaw<{ id: string; amount: bigint; fee: bigint }[]>`
      SELECT id, amount, fee FROM refund_return WHERE refund_id = ${refundId}::uuid AND transfer_id IS NULL ORDER BY amount = ${transfer.unplaced + fee}::bigint DESC, marked_at LIMIT 1 FOR NO KEY UPDATE`;
    const came = transfer.unplaced;
    const amount = marked?.amount ?? refund.bankAmount;
    if (amount !== came + fee) return refuse("return-amount-differs");
    const [credit] = await tx.$queryRaw<{ day: string; reference: string }[]>`
      SELECT coalesce(booked_on, (received_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date)::text AS day, left(coalesce(bank_reference, provider_id), 100) AS reference FROM incoming_transfer WHERE id = ${transferId}::uuid`;
    if (!marked) {
      const taken = await takeReturn(tx, { refund, viewer, returnedOn: credit!.day, reference: credit!.reference, fee, note: null, transferId });
      if (!taken.ok) return taken;
    } else {
      const wrong = whyNotReturnFee(amount, fee);
      if (wrong) return refuse(wrong);
      await tx.refundReturn.update({ where: { id: marked.id }, data: { transferId, fee } });
      await bookTransaction(tx, {
        kind: "reversal",
        idempotencyKey: `refund.return.seen:${marked.id}`,
        description: `${refund.reference}: the return marked by hand is on the statement`,
        pledgeId: refund.pledge.id,
        bookedBy: viewer.personId,
        reversesId: await bookingOf(tx, `refund.returned:${marked.id}`),
        entries: [
          { account: "suspense", amount: came },
          { account: "fees:bank", amount: fee - marked.fee },
          { account: "bank:main", amount: marked.fee - amount },
        ],
      });
    }
    await takeFromUnplaced(tx, transfer, came, { viewer, state: "resolved" });
    await tx.$executeRaw`
      INSERT INTO transfer_placement (transfer_id, kind, amount, placed_by, placed_at, refund_id)
      VALUES (${transferId}::uuid, 'refund_back', ${came}::bigint, ${viewer.personId}::uuid, ${clock.now().toISOString()}::timestamptz, ${refundId}::uuid)`;
    await recordEvent(tx, {
      kind: "transfer.refund_back", subjectType: "transfer", subjectId: transferId, actor: actorOf(viewer, "fund_manager"), payload: { amount: Number(came), fee: Number(fee), refundId, pledgeId: refund.pledge.id },
    });
    return { ok: true, amount, fee };
  });
}

type Returned = { refund: LockedRefund; viewer: Viewer; returnedOn: string; reference: string; fee: bigint; note: string | null; transferId: string | null };

async function takeReturn(tx: Tx, { refund, viewer, returnedOn, reference, fee, note, transferId }: Returned): Promise<ReturnOutcome> {
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

/** The booking with this key, for a counter-entry to name. */
async function bookingOf(tx: Tx, idempotencyKey: string): Promise<string> {
  return (await tx.ledgerTransaction.findUniqueOrThrow({ where: { idempotencyKey }, select: { id: true } })).id;
}
