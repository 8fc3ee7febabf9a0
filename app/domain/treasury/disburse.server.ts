import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf, recordEvent } from "~/domain/audit/record-event.server";
import { lockNeed } from "~/domain/needs/lock-need.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { bookTransaction } from "~/domain/payments/book-transaction.server";
import { takeNumber } from "~/domain/payments/take-number.server";
import { clock, vietnamYear } from "~/platform/clock.server";
import type { Tx } from "~/platform/database.server";
import { isUuid } from "~/platform/uuid";
import { readNeedMoney } from "~/domain/payments/need-money.server";
import { readPaidOn } from "./paid-on";
import { NOTE_MAX, type MoneyDeed } from "./proposal";

export type DisburseRefusal = "need-not-found" | "delivery-not-found" | "payee-not-found" | "amount-invalid" | "amount-above-free" | "purpose-needed" | "day-invalid" | "bank-reference-needed";
type Disbursing = Omit<Extract<MoneyDeed, { kind: "disburse" }>, "kind">;

/** Kinds of organisation that money for children may be paid to. */
export const payeeKinds = ["agency", "school", "centre", "club", "association", "business", "commune"] as const;

/**
 * Books money that left the fund's bank account for a need: first against what is delivered and not paid out yet (`spent`), the rest as an advance that
 * later deliveries draw on. `amount` is whole đồng and at most what came in for the need and has not left yet. The caller owns the transaction and has
 * seen who asks and how many must agree. Refused: an unknown need, delivery of it or payee, a wrong amount, no purpose, a wrong day or no reference.
 */
export async function disburse(tx: Tx, asked: Disbursing, viewer: Viewer): Promise<Outcome<{ disbursementId: string; code: string; amount: bigint }, DisburseRefusal>> {
  const found = await tx.need.findUnique({ where: { code: asked.needCode }, select: { id: true } });
  if (!found) return refuse("need-not-found");
  const need = await lockNeed(tx, found.id);
  if (asked.deliveryId && !(isUuid(asked.deliveryId) && (await tx.delivery.count({ where: { id: asked.deliveryId, needId: need.id, state: { not: "cancelled" } } })))) return refuse("delivery-not-found");
  if (!isUuid(asked.payeeId) || !(await tx.organisation.count({ where: { id: asked.payeeId, kind: { in: [...payeeKinds] } } }))) return refuse("payee-not-found");
  if (!Number.isSafeInteger(asked.amount) || asked.amount <= 0) return refuse("amount-invalid");
  const purpose = asked.purpose.trim().slice(0, NOTE_MAX);
  if (!purpose) return refuse("purpose-needed");
  const now = clock.now();
  const shown = readPaidOn(asked.paidOn, asked.bankReference, now);
  if (!shown.ok) return shown;
  const money = await readNeedMoney(tx, need.code);
  const amount = BigInt(asked.amount);
  if (amount > money.free) return refuse("amount-above-free");
  const unpaid = money.delivered - money.spent;
  const spent = amount < unpaid ? amount : unpaid;
  const year = vietnamYear(now);
  const code = `CK-${year}-${String(await takeNumber(tx, "CK", year)).padStart(5, "0")}`;
  const { id } = await tx.disbursement.create({
    data: {
      code, needId: need.id, deliveryId: asked.deliveryId, payeeId: asked.payeeId, amount, purpose, paidOn: shown.day, bankReference: shown.bankReference,
      evidenceId: asked.evidenceId, bookedBy: viewer.personId, bookedAt: now,
    },
    select: { id: true },
  });
  await bookTransaction(tx, {
    kind: "disbursed",
    idempotencyKey: `disbursed:${id}`,
    description: `${code}, ${shown.bankReference}`,
    bookedBy: viewer.personId,
    entries: [
      { account: `spent:${need.code}`, amount: spent },
      { account: `advances:${need.code}`, amount: amount - spent },
      { account: "bank:main", amount: -amount },
    ],
  });
  await recordEvent(tx, { kind: "disbursement.booked", subjectType: "disbursement", subjectId: id, actor: actorOf(viewer, "fund_manager"), payload: { code, needId: need.id, payeeId: asked.payeeId, amount: asked.amount, spent: Number(spent) } });
  return { ok: true, disbursementId: id, code, amount };
}
