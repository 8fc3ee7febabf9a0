import { recordEvent, type Actor } from "~/domain/audit/record-event.server";
import type { Outcome } from "~/domain/outcome";
import { bookTransaction } from "~/domain/payments/book-transaction.server";
import { takeNumber } from "~/domain/payments/take-number.server";
import { clock, vietnamYear } from "~/platform/clock.server";
import type { Tx } from "~/platform/database.server";
import { lockPayable, type PayableRefusal } from "./lock-payable.server";
import { readPaidOn } from "./paid-on";
import type { MoneyDeed } from "./proposal";

export type DisburseRefusal = PayableRefusal | "day-invalid" | "bank-reference-needed";
type Disbursing = Omit<Extract<MoneyDeed, { kind: "disburse" }>, "kind">;

/**
 * Books money that left the fund's bank account for a need: first against what is delivered and not paid out yet (`spent`), the rest as an advance that
 * later deliveries draw on. `amount` is whole đồng and at most what came in for the need and has not left yet; `setAside` of it an order had taken before. The
 * caller owns the transaction and has seen who asks and how many must agree; SYSTEM where the statement itself is proof. Refused: what cannot be paid for the
 * need (lockPayable), a wrong day or no reference.
 */
export async function disburse(tx: Tx, asked: Disbursing, actor: Actor, setAside = 0n): Promise<Outcome<{ disbursementId: string; code: string; amount: bigint }, DisburseRefusal>> {
  const payable = await lockPayable(tx, asked, setAside);
  if (!payable.ok) return payable;
  const { need, amount, purpose, money } = payable;
  const now = clock.now();
  const shown = readPaidOn(asked.paidOn, asked.bankReference, now);
  if (!shown.ok) return shown;
  const unpaid = money.delivered - money.spent;
  const spent = amount < unpaid ? amount : unpaid;
  const year = vietnamYear(now);
  const code = `CK-${year}-${String(await takeNumber(tx, "CK", year)).padStart(5, "0")}`;
  const { id } = await tx.disbursement.create({
    data: {
      code, needId: need.id, deliveryId: asked.deliveryId, payeeId: asked.payeeId, amount, purpose, paidOn: shown.day, bankReference: shown.bankReference,
      evidenceId: asked.evidenceId, bookedBy: actor.personId, bookedAt: now,
    },
    select: { id: true },
  });
  await bookTransaction(tx, {
    kind: "disbursed",
    idempotencyKey: `disbursed:${id}`,
    description: `${code}, ${shown.bankReference}`,
    bookedBy: actor.personId,
    documentDay: asked.paidOn,
    entries: [
      { account: `spent:${need.code}`, amount: spent },
      { account: `advances:${need.code}`, amount: amount - spent },
      { account: "bank:main", amount: -amount },
    ],
  });
  await recordEvent(tx, { kind: "disbursement.booked", subjectType: "disbursement", subjectId: id, actor, payload: { code, needId: need.id, payeeId: asked.payeeId, amount: asked.amount, spent: Number(spent) } });
  return { ok: true, disbursementId: id, code, amount };
}
