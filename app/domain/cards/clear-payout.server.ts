import { recordEvent, type Actor } from "~/domain/audit/record-event.server";
import { isNear, type ExpectedPayout } from "~/domain/cards/payout";
import { refuse, type Outcome } from "~/domain/outcome";
import { bookTransaction } from "~/domain/payments/book-transaction.server";
import { lockTransfer } from "~/domain/payments/lock-transfer.server";
import { clock } from "~/platform/clock.server";
import type { Tx } from "~/platform/database.server";

export type ClearRefusal = "not-found" | "not-a-bank-credit" | "partly-used" | "payout-not-waiting" | "difference-too-large";

type Waiting = ExpectedPayout & { times: number };

/**
 * A credit of the bank is a payout: it leaves suspense, the payout has arrived, and what the bank credited more or less than the payout's fixed value goes
 * to the exchange differences. Takes the transfer's row, then the payout's. Refused: an unknown or card transfer, one of which something was used, a payout
 * that does not wait for a credit, an amount that cannot be the payout's.
 */
export async function clearByCredit(tx: Tx, { payoutId, transferId, actor }: { payoutId: string; transferId: string; actor: Actor }): Promise<Outcome<{ difference: bigint }, ClearRefusal>> {
  const transfer = await lockTransfer(tx, transferId);
  if (!transfer) return refuse("not-found");
  if (transfer.provider === "stripe") return refuse("not-a-bank-credit");
  if (transfer.unplaced !== transfer.amount) return refuse("partly-used");
  const payout = await lockWaiting(tx, payoutId);
  if (!payout || payout.amount < 0n) return refuse("payout-not-waiting");
  if (!isNear(transfer.amount, payout)) return refuse("difference-too-large");
  const difference = transfer.amount - payout.dong;
  const at = clock.now().toISOString();
  await markArrived(tx, { payoutId, transferId, difference, actor });
  await tx.$executeRaw`
    UPDATE incoming_transfer SET unplaced = 0, state = 'resolved', resolved_at = ${at}::timestamptz, resolved_by = ${actor.personId}::uuid WHERE id = ${transferId}::uuid`;
  await tx.$executeRaw`
    INSERT INTO transfer_placement (transfer_id, payout_id, kind, amount, placed_by, placed_at)
    VALUES (${transferId}::uuid, ${payoutId}, 'payout', ${transfer.amount}::bigint, ${actor.personId}::uuid, ${at}::timestamptz)`;
  await bookArrival(tx, { payout, difference, actor, account: "suspense" });
  await recordEvent(tx, { kind: "transfer.payout_matched", subjectType: "transfer", subjectId: transferId, actor, payload: { payoutId, amount: Number(transfer.amount) } });
  return { ok: true, difference };
}

/**
 * The bank's debit of `amount` đồng on `day` (yyyy-mm-dd) is what Stripe took from the account, because the balance there was negative. The caller joins the debit to it. Refused: a
 * payout that does not wait for a debit, an amount that cannot be the payout's.
 */
export async function clearByDebit(tx: Tx, { payoutId, amount, day, actor }: { payoutId: string; amount: bigint; day: string; actor: Actor }): Promise<Outcome<{ difference: bigint }, "payout-not-waiting" | "difference-too-large">> {
  const payout = await lockWaiting(tx, payoutId);
  if (!payout || payout.amount > 0n) return refuse("payout-not-waiting");
  if (!isNear(-amount, payout)) return refuse("difference-too-large");
  const difference = -amount - payout.dong;
  await markArrived(tx, { payoutId, transferId: null, difference, actor });
  await bookArrival(tx, { payout, difference, actor, account: "bank:main", day });
  return { ok: true, difference };
}

async function lockWaiting(tx: Tx, payoutId: string): Promise<Waiting | null> {
  const rows = await tx.$queryRaw<Waiting[]>`SELECT id, currency, amount, dong, descriptor, times FROM card_payout WHERE id = ${payoutId} AND state = 'on_the_way' FOR UPDATE`;
  return rows[0] ?? null;
}

type Arrived = { payoutId: string; transferId: string | null; difference: bigint; actor: Actor };

async function markArrived(tx: Tx, { payoutId, transferId, difference, actor }: Arrived): Promise<void> {
  await tx.$executeRaw`
    UPDATE card_payout SET state = 'arrived', transfer_id = ${transferId}::uuid, difference = ${difference}::bigint, times = times + 1, matched_by = ${actor.personId}::uuid,
      matched_at = ${clock.now().toISOString()}::timestamptz WHERE id = ${payoutId}`;
}

type Arrival = { payout: Waiting; difference: bigint; actor: Actor; account: "suspense" | "bank:main"; day?: string };

/** `account` is where the bank's line stands until now: in suspense as a credit, or not yet in the books as a debit. */
async function bookArrival(tx: Tx, { payout: { id, dong, times }, difference, actor, account, day }: Arrival): Promise<void> {
  await bookTransaction(tx, {
    kind: "payout_arrived",
    idempotencyKey: `payout:${id}:arrived:${times + 1}`,
    description: `payout ${id} arrived`,
    bookedBy: actor.personId,
    documentDay: day,
    entries: [
      { account, amount: dong + difference },
      { account: "transit:stripe", amount: -dong },
      { account: "fees:exchange", amount: -difference },
    ],
  });
  await recordEvent(tx, { kind: "card.payout_arrived", subjectType: "card", subjectId: id, actor, payload: { amount: Number(dong + difference), difference: Number(difference) } });
}
