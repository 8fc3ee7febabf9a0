import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf, recordEvent } from "~/domain/audit/record-event.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { bookTransaction } from "~/domain/payments/book-transaction.server";
import { lockTransfer, takeFromUnplaced } from "~/domain/payments/lock-transfer.server";
import { whyNotReturnFee } from "~/domain/payments/return-fee";
import { clock } from "~/platform/clock.server";
import { transact, type Tx } from "~/platform/database.server";
import { isUuid } from "~/platform/uuid";
import { takeReturn, type ReturnRefusal } from "./book-refund-return.server";
import { doWithMoney } from "./do-with-money.server";
import { lockRefund } from "./find-refund-facts.server";
import type { DeedRefusal } from "./proposal";
import { mayRunTreasury } from "./treasury-policy";

type MatchRefusal = "not-allowed" | ReturnRefusal | "return-amount-differs" | "nothing-unplaced" | "card-refund-needed";
type ReturnOutcome = Outcome<{ amount: bigint; fee: bigint }, MatchRefusal>;

/**
 * A fund manager marks that the bank sent a refund back, with the day (yyyy-mm-dd) and reference of its statement: the money is in the fund's account again and owed to
 * the sponsor as before, the account it went to is struck out, and another is asked for. What the bank kept as its `fee`, in đồng, the fund bears. No statement proves it
 * yet, so that above the sum that one person may move it is a proposal. Refused: a refund that the bank did not pay, a wrong day, more than a bank keeps (returnFeeLimit).
 */
export async function markRefundReturned({ viewer, fee = 0n, ...said }: { refundId: string; viewer: Viewer; returnedOn: string; bankReference: string; note: string; fee?: bigint }): Promise<
  Outcome<{ amount: bigint; fee: bigint; proposalId: string | null }, DeedRefusal>
> {
  const answer = await doWithMoney({ kind: "came_back", ...said, fee: Number(fee) }, viewer);
  return answer.ok ? { ok: true, amount: answer.done.amount, fee: answer.done.fee, proposalId: answer.proposalId } : answer;
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

/** The booking with this key, for a counter-entry to name. */
async function bookingOf(tx: Tx, idempotencyKey: string): Promise<string> {
  return (await tx.ledgerTransaction.findUniqueOrThrow({ where: { idempotencyKey }, select: { id: true } })).id;
}
