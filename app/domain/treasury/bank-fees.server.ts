import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf, recordEvent, type Actor } from "~/domain/audit/record-event.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { bookTransaction } from "~/domain/payments/book-transaction.server";
import { clock } from "~/platform/clock.server";
import { transact, type Tx } from "~/platform/database.server";
import { isUuid } from "~/platform/uuid";
import { reopenDebitOf } from "./lock-debit.server";
import { readPaidOn } from "./paid-on";
import { NOTE_MAX } from "./proposal";
import { mayRunTreasury } from "./treasury-policy";

type FeeRefusal = "not-allowed" | "amount-invalid" | "note-needed" | "day-invalid" | "bank-reference-needed" | "fee-known";

/**
 * Books a fee that the bank took, in đồng, as its statement shows it. The fund bears it; no need's money is touched. Refused: anybody but a fund
 * manager, an amount that is not positive, no note, a wrong day, no reference of the bank, or one that was booked before.
 */
export async function bookBankFee({ amount, paidOn, bankReference, note, viewer }: { amount: bigint; paidOn: string; bankReference: string; note: string; viewer: Viewer }): Promise<Outcome<{ feeId: string }, FeeRefusal>> {
  if (!mayRunTreasury(viewer)) return refuse("not-allowed");
  if (amount <= 0n || amount > 1_000_000_000_000n) return refuse("amount-invalid");
  const why = note.trim().slice(0, NOTE_MAX);
  if (!why) return refuse("note-needed");
  const now = clock.now();
  const shown = readPaidOn(paidOn, bankReference, now);
  if (!shown.ok) return shown;
  return transact(async (tx) => {
    const feeId = await bookFee(tx, { amount, paidOn, bankReference: shown.bankReference, note: why, actor: actorOf(viewer, "fund_manager") });
    return feeId ? { ok: true, feeId } : refuse("fee-known");
  });
}

type NewFee = { amount: bigint; /** yyyy-mm-dd */ paidOn: string; bankReference: string; note: string; actor: Actor };

/** The same within the caller's transaction, once all is checked; null when a fee that stands bears this reference of the bank. */
export async function bookFee(tx: Tx, { amount, paidOn, bankReference, note, actor }: NewFee): Promise<string | null> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO bank_fee (amount, paid_on, bank_reference, note, booked_by, booked_at)
    VALUES (${amount}::bigint, ${paidOn}::date, ${bankReference}, ${note}, ${actor.personId}::uuid, ${clock.now().toISOString()}::timestamptz)
    ON CONFLICT (bank_reference) WHERE reversed_at IS NULL DO NOTHING RETURNING id`;
  const feeId = rows[0]?.id;
  if (!feeId) return null;
  await bookTransaction(tx, {
    kind: "bank_fee",
    idempotencyKey: `fee:${feeId}`,
    description: `bank fee ${bankReference}`,
    bookedBy: actor.personId,
    entries: [
      { account: "fees:bank", amount },
      { account: "bank:main", amount: -amount },
    ],
  });
  await recordEvent(tx, { kind: "fee.booked", subjectType: "fee", subjectId: feeId, actor, payload: { amount: Number(amount), paidOn } });
  return feeId;
}

/** Takes a fee back by a counter-entry, because the bank gave it back or it was booked by mistake. Refused: an unknown fee, one reversed before, no note. */
export async function reverseBankFee({ feeId, note, viewer }: { feeId: string; note: string; viewer: Viewer }): Promise<Outcome<{ amount: bigint }, "not-allowed" | "not-found" | "already-undone" | "note-needed">> {
  if (!mayRunTreasury(viewer)) return refuse("not-allowed");
  const why = note.trim().slice(0, NOTE_MAX);
  if (!why) return refuse("note-needed");
  if (!isUuid(feeId)) return refuse("not-found");
  const actor = actorOf(viewer, "fund_manager");
  return transact(async (tx) => {
    const back = await takeFeeBack(tx, { feeId, note: why, actor });
    if (back.ok) await reopenDebitOf(tx, { feeId }, actor);
    return back;
  });
}

/** The same within the caller's transaction; a debit that was this fee is left to the caller. */
export async function takeFeeBack(tx: Tx, { feeId, note, actor }: { feeId: string; note: string; actor: Actor }): Promise<Outcome<{ amount: bigint }, "not-found" | "already-undone">> {
  const [fee] = await tx.$queryRaw<{ amount: bigint; reversed: boolean }[]>`SELECT amount, reversed_at IS NOT NULL AS reversed FROM bank_fee WHERE id = ${feeId}::uuid FOR NO KEY UPDATE`;
  if (!fee) return refuse("not-found");
  if (fee.reversed) return refuse("already-undone");
  const original = await tx.ledgerTransaction.findUniqueOrThrow({ where: { idempotencyKey: `fee:${feeId}` }, select: { id: true } });
  await bookTransaction(tx, {
    kind: "reversal",
    idempotencyKey: `fee.reversed:${feeId}`,
    description: "bank fee reversed",
    bookedBy: actor.personId,
    reversesId: original.id,
    entries: [
      { account: "bank:main", amount: fee.amount },
      { account: "fees:bank", amount: -fee.amount },
    ],
  });
  await tx.bankFee.update({ where: { id: feeId }, data: { reversedBy: actor.personId, reversedAt: clock.now(), reversedWhy: note } });
  await recordEvent(tx, { kind: "fee.reversed", subjectType: "fee", subjectId: feeId, actor, payload: { amount: Number(fee.amount) } });
  return { ok: true, amount: fee.amount };
}
