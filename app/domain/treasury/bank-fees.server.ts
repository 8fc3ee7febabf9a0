import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf, recordEvent } from "~/domain/audit/record-event.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { bookTransaction } from "~/domain/payments/book-transaction.server";
import { clock } from "~/platform/clock.server";
import { transact } from "~/platform/database.server";
import { isUuid } from "~/platform/uuid";
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
    const rows = await tx.$queryRaw<{ id: string }[]>`
      INSERT INTO bank_fee (amount, paid_on, bank_reference, note, booked_by, booked_at)
      VALUES (${amount}::bigint, ${paidOn}::date, ${shown.bankReference}, ${why}, ${viewer.personId}::uuid, ${now.toISOString()}::timestamptz) ON CONFLICT (bank_reference) DO NOTHING RETURNING id`;
    const feeId = rows[0]?.id;
    if (!feeId) return refuse("fee-known");
    await bookTransaction(tx, {
      kind: "bank_fee",
      idempotencyKey: `fee:${feeId}`,
      description: `bank fee ${shown.bankReference}`,
      bookedBy: viewer.personId,
      entries: [
        { account: "fees:bank", amount },
        { account: "bank:main", amount: -amount },
      ],
    });
    await recordEvent(tx, { kind: "fee.booked", subjectType: "fee", subjectId: feeId, actor: actorOf(viewer, "fund_manager"), payload: { amount: Number(amount), paidOn } });
    return { ok: true, feeId };
  });
}

/** Takes a fee back by a counter-entry, because the bank gave it back or it was booked by mistake. Refused: an unknown fee, one reversed before, no note. */
export async function reverseBankFee({ feeId, note, viewer }: { feeId: string; note: string; viewer: Viewer }): Promise<Outcome<{ amount: bigint }, "not-allowed" | "not-found" | "already-undone" | "note-needed">> {
  if (!mayRunTreasury(viewer)) return refuse("not-allowed");
  const why = note.trim().slice(0, NOTE_MAX);
  if (!why) return refuse("note-needed");
  if (!isUuid(feeId)) return refuse("not-found");
  return transact(async (tx) => {
    const [fee] = await tx.$queryRaw<{ amount: bigint; reversed: boolean }[]>`SELECT amount, reversed_at IS NOT NULL AS reversed FROM bank_fee WHERE id = ${feeId}::uuid FOR NO KEY UPDATE`;
    if (!fee) return refuse("not-found");
    if (fee.reversed) return refuse("already-undone");
    const original = await tx.ledgerTransaction.findUniqueOrThrow({ where: { idempotencyKey: `fee:${feeId}` }, select: { id: true } });
    await bookTransaction(tx, {
      kind: "reversal",
      idempotencyKey: `fee.reversed:${feeId}`,
      description: "bank fee reversed",
      bookedBy: viewer.personId,
      reversesId: original.id,
      entries: [
        { account: "bank:main", amount: fee.amount },
        { account: "fees:bank", amount: -fee.amount },
      ],
    });
    await tx.bankFee.update({ where: { id: feeId }, data: { reversedBy: viewer.personId, reversedAt: clock.now(), reversedWhy: why } });
    await recordEvent(tx, { kind: "fee.reversed", subjectType: "fee", subjectId: feeId, actor: actorOf(viewer, "fund_manager"), payload: { amount: Number(fee.amount) } });
    return { ok: true, amount: fee.amount };
  });
}
