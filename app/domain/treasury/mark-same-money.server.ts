import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf, recordEvent } from "~/domain/audit/record-event.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { bookTransaction } from "~/domain/payments/book-transaction.server";
import { lockTransfer, takeFromUnplaced } from "~/domain/payments/lock-transfer.server";
import { clock } from "~/platform/clock.server";
import type { Tx } from "~/platform/database.server";
import { NOTE_MAX } from "./proposal";

export type SameRefusal = "not-found" | "note-needed" | "same-itself" | "not-a-bank-credit" | "partly-used" | "other-amount" | "other-is-a-copy";

/**
 * The bank reported one gift twice and no rule could see it: the whole of a transfer that waits is the same money as another, so that what was booked for it is answered by
 * a counter-entry and the bank's account holds it once. The caller owns the transaction and has seen who asks and how many must agree. Refused: no note, a card payment, a transfer
 * of which something was used, another account or amount, a transfer that is itself the copy of a third.
 */
export async function markSameMoney(tx: Tx, { transferId, sameAs, note, viewer }: { transferId: string; sameAs: string; note: string; viewer: Viewer }): Promise<Outcome<{ amount: bigint }, SameRefusal>> {
  const why = note.trim().slice(0, NOTE_MAX);
  if (!why) return refuse("note-needed");
  if (transferId === sameAs) return refuse("same-itself");
  for (const id of [transferId, sameAs].toSorted()) await lockTransfer(tx, id);
  const transfer = await lockTransfer(tx, transferId);
  const other = await lockTransfer(tx, sameAs);
  if (!transfer || !other) return refuse("not-found");
  if (transfer.provider === "stripe" || other.provider === "stripe") return refuse("not-a-bank-credit");
  if (transfer.unplaced !== transfer.amount || transfer.spokenFor > 0n) return refuse("partly-used");
  if (transfer.amount !== other.amount || (await accountOf(tx, transferId)) !== (await accountOf(tx, sameAs))) return refuse("other-amount");
  if (await tx.transferPlacement.count({ where: { kind: "same_money", releasedAt: null, OR: [{ transferId: sameAs }, { sameAs: transferId }] } })) return refuse("other-is-a-copy");
  const { amount } = transfer;
  await takeFromUnplaced(tx, transfer, amount, { viewer, state: "resolved", note: why });
  const { id } = await tx.transferPlacement.create({ data: { transferId, sameAs, kind: "same_money", amount, placedBy: viewer.personId, placedAt: clock.now() }, select: { id: true } });
  await bookTransaction(tx, {
    kind: "reversal",
    idempotencyKey: `same:${id}`,
    description: `${transfer.provider} ${transfer.providerId}: the same money as ${other.provider} ${other.providerId}`,
    bookedBy: viewer.personId,
    reversesId: await bookingOf(tx, transferId),
    entries: [
      { account: "suspense", amount },
      { account: "bank:main", amount: -amount },
    ],
  });
  await recordEvent(tx, { kind: "transfer.same_money", subjectType: "transfer", subjectId: transferId, actor: actorOf(viewer, "fund_manager"), payload: { sameAs, amount: Number(amount) } });
  return { ok: true, amount };
}

type Marked = { placementId: string; transfer: { id: string; provider: string; providerId: string }; amount: bigint; viewer: Viewer };

/** It was another gift after all: the bank's account holds it again, on the bank's own day where that is open. The caller has released the placement. */
export async function bookAsOwnMoney(tx: Tx, { placementId, transfer, amount, viewer }: Marked): Promise<void> {
  const marked = await tx.ledgerTransaction.findUniqueOrThrow({ where: { idempotencyKey: `same:${placementId}` }, select: { documentDay: true } });
  await bookTransaction(tx, {
    kind: "transfer_suspended",
    idempotencyKey: `own:${transfer.id}:${placementId}`,
    description: `${transfer.provider} ${transfer.providerId}: money of its own`,
    bookedBy: viewer.personId,
    documentDay: marked.documentDay.toISOString().slice(0, 10),
    entries: [
      { account: "bank:main", amount },
      { account: "suspense", amount: -amount },
    ],
  });
}

/** The booking that brought the transfer's money into the bank's account and that no counter-entry answers yet. */
async function bookingOf(tx: Tx, transferId: string): Promise<string> {
  const [booked] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM ledger_transaction booked WHERE (idempotency_key = ${`transfer:${transferId}`} OR starts_with(idempotency_key, ${`own:${transferId}:`}))
      AND NOT EXISTS (SELECT FROM ledger_transaction answer WHERE answer.reverses_id = booked.id) ORDER BY seq DESC LIMIT 1`;
  return booked!.id;
}

async function accountOf(tx: Tx, id: string): Promise<string | null> {
  return (await tx.incomingTransfer.findUniqueOrThrow({ where: { id }, select: { bankAccount: true } })).bankAccount;
}
