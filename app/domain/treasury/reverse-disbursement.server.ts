import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf, recordEvent } from "~/domain/audit/record-event.server";
import { lockNeed } from "~/domain/needs/lock-need.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { bookTransaction } from "~/domain/payments/book-transaction.server";
import { clock } from "~/platform/clock.server";
import type { Tx } from "~/platform/database.server";
import { reopenDebitOf } from "./lock-debit.server";
import { readNeedMoney } from "~/domain/payments/need-money.server";
import { reopenOrderOf } from "./pay-order.server";
import { NOTE_MAX } from "./proposal";

/**
 * Takes a disbursement back by a counter-entry, because the money came back or never left: what is still an advance first, then what was spent.
 * An order that had become it waits for the bank again.
 * The caller owns the transaction and has seen who asks. Refused: an unknown disbursement, one that was reversed before, no note.
 */
export async function reverseDisbursement(tx: Tx, { disbursementId, viewer, note }: { disbursementId: string; viewer: Viewer; note: string }): Promise<Outcome<{ amount: bigint; code: string }, "not-found" | "already-undone" | "note-needed">> {
  const why = note.trim().slice(0, NOTE_MAX);
  if (!why) return refuse("note-needed");
  const seen = await tx.disbursement.findUnique({ where: { id: disbursementId }, select: { needId: true } });
  if (!seen) return refuse("not-found");
  const need = await lockNeed(tx, seen.needId);
  const known = await tx.disbursement.findUniqueOrThrow({ where: { id: disbursementId } });
  if (known.reversedAt) return refuse("already-undone");
  const { advances } = await readNeedMoney(tx, need.code);
  const fromAdvances = known.amount < advances ? known.amount : advances;
  const original = await tx.ledgerTransaction.findUniqueOrThrow({ where: { idempotencyKey: `disbursed:${disbursementId}` }, select: { id: true } });
  await bookTransaction(tx, {
    kind: "reversal",
    idempotencyKey: `disbursement.reversed:${disbursementId}`,
    description: `${known.code}: reversed`,
    bookedBy: viewer.personId,
    reversesId: original.id,
    entries: [
      { account: "bank:main", amount: known.amount },
      { account: `advances:${need.code}`, amount: -fromAdvances },
      { account: `spent:${need.code}`, amount: fromAdvances - known.amount },
    ],
  });
  await tx.disbursement.update({ where: { id: disbursementId }, data: { reversedBy: viewer.personId, reversedAt: clock.now(), reversedWhy: why } });
  await recordEvent(tx, { kind: "disbursement.reversed", subjectType: "disbursement", subjectId: disbursementId, actor: actorOf(viewer, "fund_manager"), payload: { code: known.code, amount: Number(known.amount) } });
  await reopenOrderOf(tx, disbursementId, actorOf(viewer, "fund_manager"));
  await reopenDebitOf(tx, { disbursementId }, actorOf(viewer, "fund_manager"));
  return { ok: true, amount: known.amount, code: known.code };
}
