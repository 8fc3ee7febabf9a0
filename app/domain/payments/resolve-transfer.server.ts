import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf, recordEvent } from "~/domain/audit/record-event.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { clock } from "~/platform/clock.server";
import { db, transact, type Tx } from "~/platform/database.server";
import { env } from "~/platform/env.server";
import { isUuid } from "~/platform/uuid";
import { bookTransaction } from "./book-transaction.server";
import { lockTransfer, takeFromUnplaced } from "./lock-transfer.server";
import { canMoveMoney } from "./payment-policy";

export type ResolveRefusal = "not-allowed" | "not-found" | "nothing-unplaced" | "note-needed" | "card-refund-needed" | "second-person-needed";

const NOTE_MAX = 500;

const resolutions = {
  general_gift: { event: "transfer.kept_as_gift", book: "suspense_kept_as_gift", to: "fund:general", words: "kept as a general gift" },
  returned: { event: "transfer.returned", book: "suspense_returned", to: "bank:main", words: "returned to the payer" },
} as const;

type Resolving = { transferId: string; viewer: Viewer; note: string; as: keyof typeof resolutions };

/**
 * Ends the wait of everything that is unplaced of a transfer: `general_gift` moves it from suspense to the fund, `returned` out of the bank again.
 * Refused: anybody but a fund manager, an unknown transfer, one with nothing left, no note saying why (at most 500 characters are kept), returning
 * what came by card, which only a refund to the card can do, and more đồng than one person may move.
 */
export async function resolveTransfer({ transferId, viewer, note, as }: Resolving): Promise<Outcome<{ amount: bigint }, ResolveRefusal>> {
  if (!canMoveMoney(viewer)) return refuse("not-allowed");
  if (!isUuid(transferId)) return refuse("not-found");
  if (!note.trim()) return refuse("note-needed");
  const transfer = await db.incomingTransfer.findUnique({ where: { id: transferId }, select: { unplaced: true } });
  if (transfer && transfer.unplaced > BigInt(env.FUND_TWO_PERSON_ABOVE)) return refuse("second-person-needed");
  return transact((tx) => resolveUnplaced(tx, { transferId, viewer, note, as }));
}

/** The same within a transaction, for a caller who has checked who asks and how many must agree. Writes nothing when it refuses. */
export async function resolveUnplaced(tx: Tx, { transferId, viewer, note, as }: Resolving): Promise<Outcome<{ amount: bigint }, ResolveRefusal>> {
  const { event, book, to, words } = resolutions[as];
  const reason = note.trim().slice(0, NOTE_MAX);
  if (!reason) return refuse("note-needed");
  const transfer = await lockTransfer(tx, transferId);
  if (!transfer) return refuse("not-found");
  if (transfer.provider === "stripe" && as === "returned") return refuse("card-refund-needed");
  const amount = transfer.unplaced - transfer.spokenFor;
  if (amount <= 0n) return refuse("nothing-unplaced");
  await takeFromUnplaced(tx, transfer, amount, { viewer, state: "resolved", note: reason });
  await tx.$executeRaw`
    INSERT INTO transfer_placement (transfer_id, kind, amount, placed_by, placed_at)
    VALUES (${transferId}::uuid, ${as}, ${amount}::bigint, ${viewer.personId}::uuid, ${clock.now().toISOString()}::timestamptz)`;
  await bookTransaction(tx, {
    kind: book,
    idempotencyKey: `resolve:${transferId}:${transfer.decisions + 1}`,
    description: `${transfer.provider} ${transfer.providerId}: ${words}`,
    bookedBy: viewer.personId,
    entries: [
      { account: "suspense", amount },
      { account: to, amount: -amount },
    ],
  });
  await recordEvent(tx, { kind: event, subjectType: "transfer", subjectId: transferId, actor: actorOf(viewer, "fund_manager"), payload: { amount: Number(amount) } });
  return { ok: true, amount };
}
