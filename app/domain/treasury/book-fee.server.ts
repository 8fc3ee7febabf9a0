import { recordEvent, type Actor } from "~/domain/audit/record-event.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { bookTransaction } from "~/domain/payments/book-transaction.server";
import { clock } from "~/platform/clock.server";
import type { Tx } from "~/platform/database.server";
import { isUuid } from "~/platform/uuid";
import { join } from "./join-debit.server";
import { lockDebit, reopenDebitOf } from "./lock-debit.server";
import { readPaidOn } from "./paid-on";
import { NOTE_MAX, type MoneyDeed } from "./proposal";

type Asked = Omit<Extract<MoneyDeed, { kind: "fee" }>, "kind">;
type Booked = { feeId: string; amount: bigint };
export type FeeRefusal = "not-found" | "already-explained" | "explanation-not-found" | "amount-invalid" | "note-needed" | "day-invalid" | "bank-reference-needed" | "fee-known";

/**
 * Books a fee that the bank took, in đồng: as it is written, or with the sum, the day and the number of the debit that it was, which it then explains. The fund
 * bears it; no need's money is touched. The caller owns the transaction and has seen who asks and how many must agree. Refused: an amount that is not positive, no note,
 * a wrong day, no reference of the bank or one that was booked before, an unknown or explained debit.
 */
export async function bookFee(tx: Tx, asked: Asked, actor: Actor): Promise<Outcome<Booked, FeeRefusal>> {
  const note = asked.note.trim().slice(0, NOTE_MAX);
  if (asked.debitId) return bookDebitAsFee(tx, asked.debitId, note, actor);
  if (!Number.isSafeInteger(asked.amount) || asked.amount <= 0 || asked.amount > 1_000_000_000_000) return refuse("amount-invalid");
  if (!note) return refuse("note-needed");
  const shown = readPaidOn(asked.paidOn, asked.bankReference, clock.now());
  if (!shown.ok) return shown;
  const amount = BigInt(asked.amount);
  const feeId = await writeFee(tx, { amount, paidOn: asked.paidOn, bankReference: shown.bankReference, note, actor });
  return feeId ? { ok: true, feeId, amount } : refuse("fee-known");
}

async function bookDebitAsFee(tx: Tx, debitId: string, note: string, actor: Actor): Promise<Outcome<Booked, FeeRefusal>> {
  const seen = isUuid(debitId) ? await tx.outgoingDebit.findUnique({ where: { id: debitId } }) : null;
  if (!seen) return refuse("not-found");
  if (!note) return refuse("note-needed");
  const debit = await lockDebit(tx, debitId);
  if (debit?.state !== "unexplained") return refuse("already-explained");
  const paidOn = seen.bookedOn.toISOString().slice(0, 10);
  const feeId = (await writeFee(tx, { amount: seen.amount, paidOn, bankReference: await freeReference(tx, seen.bankReference ?? `SK-${paidOn}`), note, actor }))!;
  const joined = await join(tx, debit, { what: "fee", id: feeId, actor, bookedHere: true });
  return joined.ok ? { ok: true, feeId, amount: seen.amount } : joined;
}

type NewFee = { amount: bigint; /** yyyy-mm-dd */ paidOn: string; bankReference: string; note: string; actor: Actor };

/** Books a fee that is checked; null when one that stands bears this reference of the bank. */
async function writeFee(tx: Tx, { amount, paidOn, bankReference, note, actor }: NewFee): Promise<string | null> {
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
    documentDay: paidOn,
    entries: [
      { account: "fees:bank", amount },
      { account: "bank:main", amount: -amount },
    ],
  });
  await recordEvent(tx, { kind: "fee.booked", subjectType: "fee", subjectId: feeId, actor, payload: { amount: Number(amount), paidOn } });
  return feeId;
}

/** Takes a fee back by a counter-entry; a debit that was this fee waits again. The caller owns the transaction and has seen who asks. Refused: an unknown fee, one that was reversed, no note. */
export async function takeFeeBack(tx: Tx, { feeId, note, actor }: { feeId: string; note: string; actor: Actor }): Promise<Outcome<{ amount: bigint }, "not-found" | "already-undone" | "note-needed">> {
  const why = note.trim().slice(0, NOTE_MAX);
  if (!why) return refuse("note-needed");
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
  await tx.bankFee.update({ where: { id: feeId }, data: { reversedBy: actor.personId, reversedAt: clock.now(), reversedWhy: why } });
  await recordEvent(tx, { kind: "fee.reversed", subjectType: "fee", subjectId: feeId, actor, payload: { amount: Number(fee.amount) } });
  await reopenDebitOf(tx, { feeId }, actor);
  return { ok: true, amount: fee.amount };
}

/** Banks give a fee the number of the transfer it is for, and its tax as well: the second and third fee of a number are told apart. */
async function freeReference(tx: Tx, reference: string): Promise<string> {
  for (let place = 1; ; place += 1) {
    const free = place === 1 ? reference : `${reference.slice(0, 90)} (${place})`;
    if ((await tx.bankFee.count({ where: { bankReference: free, reversedAt: null } })) === 0) return free;
  }
}
