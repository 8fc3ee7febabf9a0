import { recordEvent, SYSTEM } from "~/domain/audit/record-event.server";
import { closeTransfer } from "~/domain/cards/take-back.server";
import { bookTransaction } from "~/domain/payments/book-transaction.server";
import { lockPledgeOfReference, type LockedPledge } from "~/domain/payments/find-payable-pledge.server";
import { lockTransfer, type LockedTransfer } from "~/domain/payments/lock-transfer.server";
import { creditPledge } from "~/domain/payments/settle-payment.server";
import { reopenHold } from "~/domain/pledges/reopen-hold.server";
import { clock } from "~/platform/clock.server";
import { transact, type Tx } from "~/platform/database.server";

export type WhyItStays = "not-one-pledge" | "money-used" | "not-whole" | "need-not-open" | "units-gone";

/**
 * Money of a refund that came back from a closed card waits in suspense. Where it was all of one pledge, nobody else has been promised it, and the pledge's units
 * are free, the pledge is held and paid again; otherwise it stays for the fund, and the event says why. What the fund's own refund desk sent stays with
 * that desk. Done once, however often it is asked.
 */
export async function restoreFailedRefund(transferId: string, refundId: string): Promise<void> {
  await transact(async (tx) => {
    // The pledge's need is locked before the transfer, whose row guards this refund too.
    const pledge = await pledgeToRestore(tx, transferId);
    const transfer = await lockTransfer(tx, transferId);
    const refund = await tx.cardRefund.findUnique({ where: { id: refundId } });
    if (!transfer || refund?.transferId !== transferId || refund.state !== "failed" || refund.restoredAt) return;
    if ((await isDesksOwn(tx, refundId)) || (await wasTold(tx, transferId, refundId))) return;
    const stays = await restore(tx, pledge, transfer, refundId);
    const payload = { refundId, pledgeId: pledge?.id ?? (await pledgeMeant(tx, transferId)), amount: Number(stays ? refund.dong - refund.fromFund : pledge!.expected) };
    if (stays) return recordEvent(tx, { kind: "card.refund_stays", subjectType: "card", subjectId: transferId, actor: SYSTEM, payload: { ...payload, why: stays } });
    await tx.$executeRaw`UPDATE card_refund SET restored_at = ${clock.now().toISOString()}::timestamptz WHERE id = ${refundId}`;
    await recordEvent(tx, { kind: "card.refund_restored", subjectType: "card", subjectId: transferId, actor: SYSTEM, payload });
  });
}

async function restore(tx: Tx, pledge: LockedPledge | null, transfer: LockedTransfer, refundId: string): Promise<WhyItStays | null> {
  if (!pledge || pledge.plan || pledge.state !== "refunded") return "not-one-pledge";
  if (transfer.unplaced - transfer.spokenFor < pledge.expected) return transfer.unplaced < pledge.expected ? "not-whole" : "money-used";
  const held = await reopenHold(tx, pledge, SYSTEM);
  if (!held.ok) return held.reason;
  await creditPledge(tx, { pledge: { ...pledge, state: "held" }, transferId: transfer.id, amount: pledge.expected, actor: SYSTEM, neverLeft: true });
  await closeTransfer(tx, transfer.id, transfer.unplaced - pledge.expected);
  await bookTransaction(tx, {
    kind: "suspense_placed",
    idempotencyKey: `card:${transfer.id}:${refundId}:restored`,
    description: `${transfer.provider} ${transfer.providerId}: placed on ${pledge.reference}`,
    pledgeId: pledge.id,
    entries: [
      { account: "suspense", amount: pledge.expected },
      { account: `need:${pledge.needCode}`, amount: -pledge.expected },
    ],
  });
  const left = Number(transfer.unplaced - pledge.expected);
  await recordEvent(tx, { kind: "transfer.placed", subjectType: "transfer", subjectId: transfer.id, actor: SYSTEM, payload: { pledgeId: pledge.id, amount: Number(pledge.expected), left } });
  return null;
}

/** The one pledge that money of this payment was taken from when it went back to the card, with its rows taken; null when there was none, or more than one. */
async function pledgeToRestore(tx: Tx, transferId: string): Promise<LockedPledge | null> {
  const rows = await tx.$queryRaw<{ reference: string }[]>`
    SELECT DISTINCT pledge.reference FROM transfer_placement placement JOIN pledge ON pledge.id = placement.pledge_id
    WHERE placement.transfer_id = ${transferId}::uuid AND placement.kind = 'pledge' AND placement.released_why = 'card' LIMIT 2`;
  return rows.length === 1 ? lockPledgeOfReference(tx, rows[0]!.reference) : null;
}

/** Whether the fund's refund desk asked for it: then its refund says that the card's part failed, and the desk tries again or pays by bank. */
async function isDesksOwn(tx: Tx, refundId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ found: boolean }[]>`
    SELECT EXISTS (SELECT FROM refund_card_part part JOIN card_refund_request request ON request.id = part.request_id WHERE request.refund_id = ${refundId}) AS found`;
  return row!.found;
}

async function wasTold(tx: Tx, transferId: string, refundId: string): Promise<boolean> {
  return (await tx.event.count({ where: { subjectType: "card", subjectId: transferId, kind: "card.refund_stays", payload: { path: ["refundId"], equals: refundId } } })) > 0;
}

/** The pledge that the payer meant, even when the money never stood for it. */
async function pledgeMeant(tx: Tx, transferId: string): Promise<string | null> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT checkout.pledge_id AS id FROM card_payment payment JOIN card_checkout checkout ON checkout.id = payment.checkout_id WHERE payment.transfer_id = ${transferId}::uuid`;
  return rows[0]?.id ?? null;
}
