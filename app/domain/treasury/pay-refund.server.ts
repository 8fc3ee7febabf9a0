import { recordEvent, type Actor } from "~/domain/audit/record-event.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { bookTransaction } from "~/domain/payments/book-transaction.server";
import { clock } from "~/platform/clock.server";
import type { Tx } from "~/platform/database.server";
import { lockRefund } from "./find-refund-facts.server";
import { followRefund } from "./follow-refund.server";

type Paid = { refundId: string; actor: Actor; /** yyyy-mm-dd */ paidOn: string; bankReference: string };

/**
 * The bank's part of a listed refund has left: only now does the money leave the books of the bank account, in đồng. The caller owns the transaction and has seen the
 * day and the reference on a statement. Refused: an unknown refund, one that is not on a list.
 */
export async function payRefund(tx: Tx, { refundId, actor, paidOn, bankReference }: Paid): Promise<Outcome<{ amount: bigint }, "not-found" | "refund-not-listed">> {
  const refund = await lockRefund(tx, refundId);
  if (!refund) return refuse("not-found");
  if (!["listed", "card_failed"].includes(refund.state) || !refund.listId || refund.paid) return refuse("refund-not-listed");
  const { bankAmount: amount, pledge } = refund;
  await bookTransaction(tx, {
    kind: "refund_paid",
    idempotencyKey: await nextKey(tx, `refund.paid:${refundId}`),
    description: `${pledge.reference}: refund paid, ${bankReference}`,
    pledgeId: pledge.id,
    bookedBy: actor.personId,
    documentDay: paidOn,
    entries: [
      { account: await accountOf(tx, pledge.id), amount },
      { account: "bank:main", amount: -amount },
    ],
  });
  await tx.refund.update({ where: { id: refundId }, data: { paidOn: new Date(`${paidOn}T00:00:00Z`), bankReference, paidMarkedBy: actor.personId, paidMarkedAt: clock.now() } });
  const payload = { pledgeId: pledge.id, amount: Number(amount), paidOn };
  const state = await followRefund(tx, refundId, actor, payload);
  if (state !== "paid") await recordEvent(tx, { kind: "refund.bank_part_gone", subjectType: "refund", subjectId: refundId, actor, payload });
  return { ok: true, amount };
}

/** Takes back, by a counter-entry, that a refund was paid: it is on its list again and still owed. Refused: an unknown refund, one that is not paid. */
export async function unpayRefund(tx: Tx, { refundId, actor }: { refundId: string; actor: Actor }): Promise<Outcome<{ amount: bigint }, "not-found" | "already-undone">> {
  const refund = await lockRefund(tx, refundId);
  if (!refund) return refuse("not-found");
  if (!refund.paid) return refuse("already-undone");
  const { bankAmount: amount, pledge } = refund;
  const original = await lastPayment(tx, refundId);
  await bookTransaction(tx, {
    kind: "reversal",
    idempotencyKey: original.key.replace("refund.paid:", "refund.unpaid:"),
    description: `${pledge.reference}: refund was not paid`,
    pledgeId: pledge.id,
    bookedBy: actor.personId,
    reversesId: original.id,
    entries: [
      { account: "bank:main", amount },
      { account: await accountOf(tx, pledge.id), amount: -amount },
    ],
  });
  await tx.refund.update({ where: { id: refundId }, data: { state: refund.state === "paid" ? "listed" : refund.state, paidOn: null, bankReference: null, paidMarkedBy: null, paidMarkedAt: null } });
  await recordEvent(tx, { kind: refund.state === "card_failed" ? "refund.bank_part_gone" : "refund.listed", subjectType: "refund", subjectId: refundId, actor, payload: { amount: Number(amount), undone: true } });
  return { ok: true, amount };
}

/** The latest booking of the bank's payment of a refund. */
export async function lastPayment(tx: Tx, refundId: string): Promise<{ id: string; key: string }> {
  const [booked] = await tx.$queryRaw<{ id: string; key: string }[]>`
    SELECT id, idempotency_key AS key FROM ledger_transaction WHERE starts_with(idempotency_key, ${`refund.paid:${refundId}`}) ORDER BY seq DESC LIMIT 1`;
  return booked!;
}

/** A refund that was taken back and is paid again is booked under a key of its own: `…`, `…:2`, `…:3`. */
async function nextKey(tx: Tx, key: string): Promise<string> {
  const before = await tx.ledgerTransaction.count({ where: { idempotencyKey: { startsWith: key } } });
  return before === 0 ? key : `${key}:${before + 1}`;
}

async function accountOf(tx: Tx, pledgeId: string): Promise<string> {
  const { sponsorId } = await tx.pledge.findUniqueOrThrow({ where: { id: pledgeId }, select: { sponsorId: true } });
  return `sponsor:${sponsorId}`;
}
