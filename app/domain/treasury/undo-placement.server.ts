import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf, recordEvent, type Actor } from "~/domain/audit/record-event.server";
import { cancelPlannedDeliveries } from "~/domain/deliveries/cancel-planned-deliveries.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { bookTransaction } from "~/domain/payments/book-transaction.server";
import { lockPledgeOfReference, type LockedPledge } from "~/domain/payments/find-payable-pledge.server";
import { lockTransfer, type LockedTransfer } from "~/domain/payments/lock-transfer.server";
import { suspendPlacedMoney } from "~/domain/payments/suspend-placed-money.server";
import { endHold } from "~/domain/pledges/end-hold.server";
import { moneyHoldExpiry } from "~/domain/pledges/money-hold.server";
import { clock } from "~/platform/clock.server";
import type { Tx } from "~/platform/database.server";
import { reopenDebitOf } from "./lock-debit.server";
import { bookAsOwnMoney } from "./mark-same-money.server";
import { readNeedMoney } from "~/domain/payments/need-money.server";
import { takeFromInstalment, whyNotInstalment } from "./undo-instalment.server";

export type UndoRefusal = "not-found" | "already-undone" | "not-undoable" | "card-refund-needed" | "in-delivery" | "already-paid-out" | "note-needed";

export type Placement = { id: string; kind: string; amount: bigint; transferId: string; instalmentId: string | null; reference: string | null; released: boolean; surplus: boolean };
const accountOf = { general_gift: "fund:general", returned: "bank:main" } as const;
const undoable = ["pledge", "general_gift", "returned", "same_money"];

/**
 * Takes a placement back by a counter-entry: the money waits in suspense again, the placement stays on record as undone. A pledge that had its money
 * is held again with a new deadline (`keepUnits`), or lapses at once and its units return to the need; of a pledge paid by instalments only the one
 * instalment is open again, or leaves the promise. Works for what was placed on a pledge, kept as a gift, noted as returned or as the same money as another transfer. Refused: one undone before, a
 * use of surplus money, a return to a card, units that are already on their way or delivered, money already paid out to the receiving side, no note. On a
 * refusal the caller takes everything back.
 */
export async function undoPlacement(tx: Tx, { placementId, keepUnits, note, viewer }: { placementId: string; keepUnits: boolean; note: string; viewer: Viewer }): Promise<Outcome<{ amount: bigint; pledgeReference: string | null }, UndoRefusal>> {
  if (!note.trim()) return refuse("note-needed");
  const seen = await find(tx, placementId);
  if (!seen) return refuse("not-found");
  const pledge = seen.reference ? await lockPledgeOfReference(tx, seen.reference) : null;
  const transfer = (await lockTransfer(tx, seen.transferId))!;
  const placement = (await find(tx, placementId))!;
  if (placement.released) return refuse("already-undone");
  if (placement.surplus || !undoable.includes(placement.kind)) return refuse("not-undoable");
  if (placement.kind === "returned" && transfer.provider === "stripe") return refuse("card-refund-needed");
  const { amount } = placement;
  const actor = actorOf(viewer, "fund_manager");
  const at = clock.now();
  if (pledge) {
    const refusal = placement.instalmentId ? await whyNotInstalment(tx, pledge, placement) : await whyNot(tx, pledge);
    if (refusal) return refuse(refusal);
  }
  await tx.$executeRaw`
    UPDATE transfer_placement SET released_at = ${at.toISOString()}::timestamptz, released_by = ${viewer.personId}::uuid, released_why = 'undone' WHERE id = ${placementId}::uuid`;
  await tx.$executeRaw`
    UPDATE incoming_transfer SET unplaced = unplaced + ${amount}::bigint, state = 'suspense', resolved_by = NULL, resolved_at = NULL, resolution_note = ${note.trim()} WHERE id = ${transfer.id}::uuid`;
  if (placement.kind === "same_money") await bookAsOwnMoney(tx, { placementId, transfer, amount, viewer });
  else await bookBack(tx, { placement, transfer, pledge, viewer });
  await recordEvent(tx, { kind: "transfer.undone", subjectType: "transfer", subjectId: transfer.id, actor, payload: { placementId, amount: Number(amount), pledgeId: pledge?.id ?? null } });
  if (placement.kind === "returned") await reopenDebitOf(tx, { placementId }, actor);
  if (pledge && placement.instalmentId) await takeFromInstalment(tx, pledge, placement, { keepUnits, actor });
  else if (pledge) await takeFromPledge(tx, pledge, amount, { keepUnits, actor });
  return { ok: true, amount, pledgeReference: pledge?.reference ?? null };
}

type Back = { placement: Placement; transfer: LockedTransfer; pledge: LockedPledge | null; viewer: Viewer };

async function bookBack(tx: Tx, { placement: { id, kind, amount }, transfer, pledge, viewer }: Back): Promise<void> {
  const from = pledge ? `need:${pledge.needCode}` : accountOf[kind as keyof typeof accountOf];
  await bookTransaction(tx, {
    kind: "reversal",
    idempotencyKey: `undo:${id}`,
    description: `${transfer.provider} ${transfer.providerId}: undone${pledge ? ` on ${pledge.reference}` : ""}`,
    pledgeId: pledge?.id,
    bookedBy: viewer.personId,
    reversesId: await bookingOf(tx, transfer.id, from, amount),
    entries: [
      { account: from, amount },
      { account: "suspense", amount: -amount },
    ],
  });
}

async function whyNot(tx: Tx, pledge: LockedPledge): Promise<UndoRefusal | null> {
  const under = await tx.delivery.count({ where: { pledgeId: pledge.id, state: { notIn: ["planned", "rejected", "cancelled"] } } });
  if (under > 0 || !["held", "confirmed", "in_delivery"].includes(pledge.state)) return "in-delivery";
  // What is left of a pledge that is not paid in full any more may lapse, so that all of it must still be here.
  return pledge.state !== "held" && (await readNeedMoney(tx, pledge.needCode)).free < pledge.received ? "already-paid-out" : null;
}

async function takeFromPledge(tx: Tx, pledge: LockedPledge, amount: bigint, { keepUnits, actor }: { keepUnits: boolean; actor: Actor }) {
  const now = clock.now();
  const left = pledge.received - amount;
  const facts = { pledgeId: pledge.id, needId: pledge.needId, amount: Number(amount), lacking: Number(pledge.expected - left) };
  if (pledge.state !== "held") {
    await cancelPlannedDeliveries(tx, pledge.id, actor);
    await tx.$executeRaw`UPDATE need SET units_paid = units_paid - ${pledge.units}::int, updated_at = ${now.toISOString()}::timestamptz WHERE id = ${pledge.needId}::uuid`;
  }
  await tx.$executeRaw`
    UPDATE payment SET received = ${left}::bigint, state = ${left > 0n ? "pending" : "expected"}, settled_at = NULL WHERE id = ${pledge.paymentId}::uuid`;
  await recordEvent(tx, { kind: "payment.reopened", subjectType: "payment", subjectId: pledge.paymentId!, actor, payload: facts });
  if (!keepUnits) {
    const suspended = await suspendPlacedMoney(tx, pledge, actor);
    await endHold(tx, pledge, { state: "lapsed", kind: "pledge.lapsed", actor, at: now, payload: { undone: true, suspended: Number(suspended) } });
    return;
  }
  const until = moneyHoldExpiry(pledge.expected - left);
  await tx.$executeRaw`
    UPDATE pledge SET state = 'held', confirmed_at = NULL, reminded_at = NULL, hold_expires_at = greatest(hold_expires_at, ${until.toISOString()}::timestamptz) WHERE id = ${pledge.id}::uuid`;
  if (pledge.state !== "held")
    await recordEvent(tx, { kind: "pledge.reopened", subjectType: "pledge", subjectId: pledge.id, actor, payload: { needId: pledge.needId, units: pledge.units, why: "undone" } });
}

async function find(tx: Tx, placementId: string): Promise<Placement | null> {
  const rows = await tx.$queryRaw<Placement[]>`
    SELECT placement.id, placement.kind, placement.amount, placement.transfer_id AS "transferId", placement.instalment_id AS "instalmentId", pledge.reference, placement.released_at IS NOT NULL AS released,
      EXISTS (SELECT FROM surplus_use WHERE surplus_use.transfer_id = placement.transfer_id AND surplus_use.new_pledge_id = placement.pledge_id) AS surplus
    FROM transfer_placement placement LEFT JOIN pledge ON pledge.id = placement.pledge_id WHERE placement.id = ${placementId}::uuid`;
  return rows[0] ?? null;
}

/** The booking that put this money where it lies: the latest of the transfer with that entry that no counter-entry answers yet. */
async function bookingOf(tx: Tx, transferId: string, account: string, amount: bigint): Promise<string | null> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT booked.id FROM ledger_transaction booked JOIN ledger_entry entry ON entry.transaction_id = booked.id JOIN ledger_account account ON account.id = entry.account_id
    WHERE (booked.idempotency_key = ${`transfer:${transferId}`} OR booked.idempotency_key LIKE ${`place:${transferId}:%`} OR booked.idempotency_key LIKE ${`resolve:${transferId}:%`})
      AND account.code = ${account} AND entry.amount = ${-amount}::bigint AND NOT EXISTS (SELECT FROM ledger_transaction answer WHERE answer.reverses_id = booked.id)
    ORDER BY booked.seq DESC LIMIT 1`;
  return rows[0]?.id ?? null;
}
