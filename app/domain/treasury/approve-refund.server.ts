import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf, recordEvent } from "~/domain/audit/record-event.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { bookTransaction } from "~/domain/payments/book-transaction.server";
import { takeForRefund } from "~/domain/payments/lock-transfer.server";
import type { TakenPart } from "~/domain/payments/take-placements.server";
import { clock } from "~/platform/clock.server";
import type { Tx } from "~/platform/database.server";
import { findExcess, findRefundFacts, lockRefund, type LockedRefund } from "./find-refund-facts.server";
import { NOTE_MAX } from "./proposal";
import { planRefund, readRefundWish, type RefundBar } from "./refund-plan";
import { sendPartsBack, type SendRefusal } from "./send-parts-back.server";
import { takeRefund } from "./take-refund.server";

export type ApproveRefundRefusal = "not-found" | "refund-decided" | RefundBar | SendRefusal;

/**
 * The fund agrees to a refund: what was asked for, in đồng as it stands now, leaves the pledge. What came by bank is owed to the sponsor from here on and
 * the bank pays it later (listRefunds, markRefundPaid); what came by card is asked of Stripe. The caller owns the transaction, takes it back on a refusal, and has
 * seen how many must agree. Refused: an unknown refund, one that is decided, and whatever the refund policy or the way to the card says by now.
 */
export async function approveRefund(tx: Tx, { refundId, viewer, note }: { refundId: string; viewer: Viewer; note: string }): Promise<Outcome<{ amount: bigint; pledgeReference: string }, ApproveRefundRefusal>> {
  const refund = await lockRefund(tx, refundId);
  if (!refund) return refuse("not-found");
  if (refund.state !== "requested") return refuse("refund-decided");
  const { pledge } = refund;
  const facts = await findRefundFacts(tx, pledge, refundId);
  const planned = planRefund(facts, readRefundWish(refund)!);
  if (!planned.ok) return planned;
  const { plan } = planned;
  const actor = actorOf(viewer, "fund_manager");
  const excess = refund.scope === "excess";
  const parts = excess ? await takeExcess(tx, pledge.id) : await takeRefund(tx, { pledge, facts, plan, refundId, actor });
  const [bank, card] = [sumOf(parts, false), sumOf(parts, true)];
  const at = clock.now().toISOString();
  await tx.$executeRaw`
    UPDATE refund SET state = 'approved', amount = ${bank + card}::bigint, bank_amount = ${bank}::bigint, card_amount = ${card}::bigint, decided_by = ${viewer.personId}::uuid,
      decided_at = ${at}::timestamptz, decision_note = ${note.trim().slice(0, NOTE_MAX) || null} WHERE id = ${refundId}::uuid`;
  const sent = await sendPartsBack(tx, { refundId, reference: refund.reference, parts, waiting: excess, viewer });
  if (!sent.ok) return sent;
  await book(tx, refund, { bank, card, excess, viewer });
  await recordEvent(tx, { kind: "refund.approved", subjectType: "refund", subjectId: refundId, actor, payload: { pledgeId: pledge.id, amount: Number(bank + card), bank: Number(bank), card: Number(card), scope: refund.scope } });
  return { ok: true, amount: bank + card, pledgeReference: pledge.reference };
}

/** Money in excess waits already; what came by bank is taken from there, what came by card waits on for Stripe. */
async function takeExcess(tx: Tx, pledgeId: string): Promise<TakenPart[]> {
  const waiting = (await findExcess(tx, pledgeId)).toSorted((a, b) => a.transferId.localeCompare(b.transferId));
  for (const { transferId } of waiting) await tx.$queryRaw`SELECT id FROM incoming_transfer WHERE id = ${transferId}::uuid FOR NO KEY UPDATE`;
  const parts = await findExcess(tx, pledgeId);
  for (const { transferId, card, amount } of parts) if (!card) await takeForRefund(tx, transferId, amount);
  return parts;
}

async function book(tx: Tx, { id, pledge, reference }: LockedRefund, { bank, card, excess, viewer }: { bank: bigint; card: bigint; excess: boolean; viewer: Viewer }) {
  if (excess && bank === 0n) return;
  const { sponsorId } = await tx.pledge.findUniqueOrThrow({ where: { id: pledge.id }, select: { sponsorId: true } });
  await bookTransaction(tx, {
    kind: "refund_approved",
    idempotencyKey: `refund.approved:${id}`,
    description: `${reference}: refund approved`,
    pledgeId: pledge.id,
    bookedBy: viewer.personId,
    entries: excess
      ? [{ account: "suspense", amount: bank }, { account: `sponsor:${sponsorId}`, amount: -bank }]
      : [{ account: `need:${pledge.needCode}`, amount: bank + card }, { account: `sponsor:${sponsorId}`, amount: -bank }, { account: "suspense", amount: -card }],
  });
}

function sumOf(parts: TakenPart[], card: boolean): bigint {
  return parts.reduce((sum, part) => sum + (part.card === card ? part.amount : 0n), 0n);
}
