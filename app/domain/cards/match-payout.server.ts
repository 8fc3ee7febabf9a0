import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf, recordEvent, SYSTEM, type Actor } from "~/domain/audit/record-event.server";
import { isNear, isPayoutCredit, type ExpectedPayout } from "~/domain/cards/payout";
import { refuse, type Outcome } from "~/domain/outcome";
import { bookTransaction } from "~/domain/payments/book-transaction.server";
import { canMoveMoney } from "~/domain/payments/payment-policy";
import { lockTransfer } from "~/domain/payments/lock-transfer.server";
import { clock } from "~/platform/clock.server";
import { db, transact, type Tx } from "~/platform/database.server";
import { isUuid } from "~/platform/uuid";

export type MatchRefusal = "not-allowed" | "not-found" | "not-a-bank-credit" | "partly-used" | "payout-not-waiting" | "difference-too-large";

type Waiting = ExpectedPayout & { times: number };

/** A credit of the bank that waits: it may be a payout that is on its way. Exactly one must fit; otherwise a person decides. */
export async function matchCredit(transferId: string): Promise<void> {
  const credit = await db.incomingTransfer.findUnique({ where: { id: transferId }, select: { amount: true, unplaced: true, memo: true, provider: true } });
  if (!credit || credit.provider === "stripe" || credit.unplaced !== credit.amount) return;
  const fitting = (await waitingPayouts()).filter((payout) => isPayoutCredit(credit, payout));
  if (fitting.length === 1) await transact((tx) => clear(tx, { payoutId: fitting[0]!.id, transferId, actor: SYSTEM }));
}

/** A payout was booked: the bank may have shown its credit before. */
export async function matchArrivedPayout(payoutId: string): Promise<void> {
  const payout = await db.cardPayout.findFirst({ where: { id: payoutId, state: "on_the_way" } });
  if (!payout) return;
  const range = payout.currency === "VND" ? { equals: payout.amount } : { gte: (payout.dong * 9n) / 10n, lte: (payout.dong * 11n) / 10n + 1n };
  const credits = await db.incomingTransfer.findMany({ where: { state: "suspense", provider: { not: "stripe" }, amount: range }, select: { id: true, amount: true, unplaced: true, memo: true }, take: 500 });
  const fitting = credits.filter((credit) => credit.unplaced === credit.amount && isPayoutCredit(credit, payout));
  if (fitting.length === 1) await matchCredit(fitting[0]!.id);
}

/**
 * A fund manager says that a credit of the bank is a payout of the card processor. What the bank credited more or less than the payout's fixed value goes
 * to the exchange differences. Refused: anybody else, an unknown or card transfer, one of which something was used, a payout that is not on its way, and an
 * amount more than a tenth from what was paid out (for đồng: any difference).
 */
export async function matchPayout({ payoutId, transferId, viewer }: { payoutId: string; transferId: string; viewer: Viewer }): Promise<Outcome<{ difference: bigint }, MatchRefusal>> {
  if (!canMoveMoney(viewer)) return refuse("not-allowed");
  if (!isUuid(transferId)) return refuse("not-found");
  return transact((tx) => clear(tx, { payoutId, transferId, actor: actorOf(viewer, "fund_manager") }));
}

async function clear(tx: Tx, { payoutId, transferId, actor }: { payoutId: string; transferId: string; actor: Actor }): Promise<Outcome<{ difference: bigint }, MatchRefusal>> {
  const transfer = await lockTransfer(tx, transferId);
  if (!transfer) return refuse("not-found");
  if (transfer.provider === "stripe") return refuse("not-a-bank-credit");
  if (transfer.unplaced !== transfer.amount) return refuse("partly-used");
  const [payout] = await tx.$queryRaw<Waiting[]>`SELECT id, currency, amount, dong, descriptor, times FROM card_payout WHERE id = ${payoutId} AND state = 'on_the_way' FOR UPDATE`;
  if (!payout) return refuse("payout-not-waiting");
  if (!isNear(transfer.amount, payout)) return refuse("difference-too-large");
  const difference = transfer.amount - payout.dong;
  const at = clock.now().toISOString();
  await tx.$executeRaw`
    UPDATE card_payout SET state = 'arrived', transfer_id = ${transferId}::uuid, difference = ${difference}::bigint, times = times + 1, matched_by = ${actor.personId}::uuid, matched_at = ${at}::timestamptz WHERE id = ${payoutId}`;
  await tx.$executeRaw`
    UPDATE incoming_transfer SET unplaced = 0, state = 'resolved', resolved_at = ${at}::timestamptz, resolved_by = ${actor.personId}::uuid WHERE id = ${transferId}::uuid`;
  await tx.$executeRaw`
    INSERT INTO transfer_placement (transfer_id, payout_id, kind, amount, placed_by, placed_at)
    VALUES (${transferId}::uuid, ${payoutId}, 'payout', ${transfer.amount}::bigint, ${actor.personId}::uuid, ${at}::timestamptz)`;
  await bookTransaction(tx, {
    kind: "payout_arrived",
    idempotencyKey: `payout:${payoutId}:arrived:${payout.times + 1}`,
    description: `payout ${payoutId} arrived`,
    bookedBy: actor.personId,
    entries: [
      { account: "suspense", amount: transfer.amount },
      { account: "transit:stripe", amount: -payout.dong },
      { account: "fees:exchange", amount: -difference },
    ],
  });
  await recordEvent(tx, { kind: "card.payout_arrived", subjectType: "card", subjectId: payoutId, actor, payload: { transferId, amount: Number(transfer.amount), difference: Number(difference) } });
  return { ok: true, difference };
}

/** Takes a match back by a counter-entry: the credit waits again, the payout is on its way again. Refused: anybody but a fund manager, one that has not arrived. */
export async function unmatchPayout({ payoutId, viewer }: { payoutId: string; viewer: Viewer }): Promise<Outcome<object, "not-allowed" | "payout-not-arrived">> {
  if (!canMoveMoney(viewer)) return refuse("not-allowed");
  return transact(async (tx) => {
    const seen = await tx.cardPayout.findUnique({ where: { id: payoutId }, select: { transferId: true } });
    if (!seen?.transferId) return refuse("payout-not-arrived");
    await lockTransfer(tx, seen.transferId);
    const [payout] = await tx.$queryRaw<{ transferId: string; dong: bigint; difference: bigint; times: number }[]>`
      SELECT transfer_id AS "transferId", dong, difference, times FROM card_payout WHERE id = ${payoutId} AND state = 'arrived' AND transfer_id = ${seen.transferId}::uuid FOR UPDATE`;
    if (!payout) return refuse("payout-not-arrived");
    const { transferId, dong, difference, times } = payout;
    const amount = dong + difference;
    const actor = actorOf(viewer, "fund_manager");
    await tx.$executeRaw`UPDATE card_payout SET state = 'on_the_way', transfer_id = NULL, difference = NULL, matched_by = NULL, matched_at = NULL WHERE id = ${payoutId}`;
    await tx.$executeRaw`UPDATE incoming_transfer SET unplaced = ${amount}::bigint, state = 'suspense', resolved_at = NULL, resolved_by = NULL WHERE id = ${transferId}::uuid`;
    await tx.$executeRaw`
      UPDATE transfer_placement SET released_at = ${clock.now().toISOString()}::timestamptz, released_by = ${actor.personId}::uuid, released_why = 'payout' WHERE payout_id = ${payoutId} AND released_at IS NULL`;
    const original = await tx.ledgerTransaction.findUniqueOrThrow({ where: { idempotencyKey: `payout:${payoutId}:arrived:${times}` }, select: { id: true } });
    await bookTransaction(tx, {
      kind: "reversal",
      idempotencyKey: `payout:${payoutId}:unmatched:${times}`,
      description: `payout ${payoutId}: match taken back`,
      bookedBy: actor.personId,
      reversesId: original.id,
      entries: [
        { account: "suspense", amount: -amount },
        { account: "transit:stripe", amount: dong },
        { account: "fees:exchange", amount: difference },
      ],
    });
    await recordEvent(tx, { kind: "card.payout_unmatched", subjectType: "card", subjectId: payoutId, actor, payload: { transferId } });
    return { ok: true };
  });
}

async function waitingPayouts(): Promise<ExpectedPayout[]> {
  return db.cardPayout.findMany({ where: { state: "on_the_way" }, select: { id: true, currency: true, amount: true, dong: true, descriptor: true }, take: 500 });
}
