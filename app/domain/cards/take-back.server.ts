import type { Actor } from "~/domain/audit/record-event.server";
import { canWithdrawInstalment, withdrawFromInstalment } from "~/domain/cards/withdraw-from-instalment.server";
import { withdrawFromPledge } from "~/domain/cards/withdraw-from-pledge.server";
import { bookTransaction } from "~/domain/payments/book-transaction.server";
import { lockPledgeOfReference, type LockedPledge } from "~/domain/payments/find-payable-pledge.server";
import type { LedgerKind } from "~/domain/payments/ledger";
import { readNeedMoney } from "~/domain/payments/need-money.server";
import { clock } from "~/platform/clock.server";
import type { Tx } from "~/platform/database.server";

/** Whose money went back, in đồng: what waited, what stood for a pledge, what was kept as a gift, and what the fund bears itself. */
export type TakenFrom = { suspense: bigint; pledge: bigint; gift: bigint; fund: bigint };

type Placed = { id: string; kind: "pledge" | "general_gift"; amount: bigint; reference: string | null; instalmentId: string | null };
type Taking = { transferId: string; dong: bigint; kind: LedgerKind; key: string; from: string; description: string; actor: Actor };

export type HeldPayment = { pledges: LockedPledge[]; unplaced: bigint };

/** Takes the rows a card payment's money stands on: the needs first, then the pledges, then the transfer. */
export async function lockCardPayment(tx: Tx, transferId: string): Promise<HeldPayment> {
  const rows = await tx.$queryRaw<{ reference: string }[]>`
    SELECT DISTINCT pledge.reference, pledge.need_id FROM transfer_placement placement JOIN pledge ON pledge.id = placement.pledge_id
    WHERE placement.transfer_id = ${transferId}::uuid AND placement.kind = 'pledge' AND placement.released_at IS NULL ORDER BY pledge.need_id, pledge.reference`;
  const pledges: LockedPledge[] = [];
  for (const { reference } of rows) pledges.push((await lockPledgeOfReference(tx, reference))!);
  const [transfer] = await tx.$queryRaw<{ unplaced: bigint }[]>`SELECT unplaced FROM incoming_transfer WHERE id = ${transferId}::uuid FOR NO KEY UPDATE`;
  return { pledges, unplaced: transfer!.unplaced };
}

/**
 * Takes `dong` đồng of a card payment out of the books, because they went back to the payer: first what waits, then what stands for pledges that
 * nobody is delivering yet and that has not left the bank for the need, then what was kept as a gift. What is being delivered or was paid out stays given, and
 * the fund bears the loss. `from` is the account that
 * the money left. The caller holds the rows (lockCardPayment).
 */
export async function takeBack(tx: Tx, held: HeldPayment, { transferId, dong, kind, key, from, description, actor }: Taking): Promise<TakenFrom> {
  const placements = await tx.$queryRaw<Placed[]>`
    SELECT placement.id, placement.kind, placement.amount, pledge.reference, placement.instalment_id AS "instalmentId" FROM transfer_placement placement LEFT JOIN pledge ON pledge.id = placement.pledge_id
    WHERE placement.transfer_id = ${transferId}::uuid AND placement.kind IN ('pledge', 'general_gift') AND placement.released_at IS NULL ORDER BY placement.kind DESC, placement.placed_at DESC, placement.id`;
  const suspense = least(dong, held.unplaced);
  const taken: TakenFrom = { suspense, pledge: 0n, gift: 0n, fund: 0n };
  const entries = [{ account: "suspense", amount: suspense }];
  let left = dong - suspense;
  for (const { id, kind: where, amount, reference, instalmentId } of placements) {
    if (left === 0n) break;
    const pledge = held.pledges.find((each) => each.reference === reference);
    const part = least(left, amount);
    if (where === "pledge" && !(pledge && (await canWithdraw(tx, pledge, instalmentId)))) continue;
    await release(tx, id, amount - part, actor);
    if (pledge && instalmentId) await withdrawFromInstalment(tx, pledge, { instalmentId, amount: part, actor });
    else if (pledge) await withdrawFromPledge(tx, pledge, part, actor);
    taken[where === "pledge" ? "pledge" : "gift"] += part;
    entries.push({ account: pledge ? `need:${pledge.needCode}` : "fund:general", amount: part });
    left -= part;
  }
  taken.fund = left;
  const returned = dong - left;
  if (returned > 0n)
    await tx.$executeRaw`
      INSERT INTO transfer_placement (transfer_id, kind, amount, placed_by, placed_at)
      VALUES (${transferId}::uuid, 'returned', ${returned}::bigint, ${actor.personId}::uuid, ${clock.now().toISOString()}::timestamptz)`;
  await closeTransfer(tx, transferId, held.unplaced - suspense);
  if (dong > 0n) {
    entries.push({ account: "fees:losses", amount: left }, { account: from, amount: -dong });
    const [one] = held.pledges;
    await bookTransaction(tx, { kind, idempotencyKey: key, description, pledgeId: taken.pledge > 0n ? one?.id : null, bookedBy: actor.personId, entries });
  }
  return taken;
}

/** Sets what is unplaced of a transfer and the state that follows from it. */
export async function closeTransfer(tx: Tx, transferId: string, unplaced: bigint): Promise<void> {
  await tx.$executeRaw`
    UPDATE incoming_transfer SET unplaced = ${unplaced}::bigint, resolved_by = NULL,
      resolved_at = CASE WHEN ${unplaced}::bigint = 0 THEN ${clock.now().toISOString()}::timestamptz END,
      state = CASE WHEN ${unplaced}::bigint > 0 THEN 'suspense'
        WHEN EXISTS (SELECT FROM transfer_placement WHERE transfer_id = ${transferId}::uuid AND kind = 'pledge' AND released_at IS NULL) THEN 'placed' ELSE 'resolved' END
    WHERE id = ${transferId}::uuid`;
}

/** A placement that no longer holds is kept as history; what is left of it is placed anew. */
async function release(tx: Tx, placementId: string, rest: bigint, actor: Actor): Promise<void> {
  const at = clock.now().toISOString();
  await tx.$executeRaw`
    UPDATE transfer_placement SET released_at = ${at}::timestamptz, released_by = ${actor.personId}::uuid, released_why = 'card' WHERE id = ${placementId}::uuid`;
  if (rest > 0n)
    await tx.$executeRaw`
      INSERT INTO transfer_placement (transfer_id, pledge_id, instalment_id, kind, amount, placed_by, placed_at)
      SELECT transfer_id, pledge_id, instalment_id, kind, ${rest}::bigint, ${actor.personId}::uuid, ${at}::timestamptz FROM transfer_placement WHERE id = ${placementId}::uuid`;
}

/**
 * Money of an instalment can go back as the instalment's own rule says; money of a pledge that is given at once can go back until somebody is delivering its
 * units, and only while it has not left the bank for the need. Of a pledge that is not paid in full nothing has left; of a paid one all must be free, because what is left of it may lapse.
 */
async function canWithdraw(tx: Tx, pledge: LockedPledge, instalmentId: string | null): Promise<boolean> {
  if (pledge.plan) return instalmentId !== null && (await canWithdrawInstalment(tx, pledge, instalmentId));
  if (!["held", "confirmed"].includes(pledge.state)) return false;
  const [row] = await tx.$queryRaw<{ onTheWay: boolean }[]>`SELECT EXISTS (SELECT FROM delivery WHERE pledge_id = ${pledge.id}::uuid AND state NOT IN ('rejected', 'cancelled')) AS "onTheWay"`;
  if (row!.onTheWay) return false;
  return pledge.state === "held" || (await readNeedMoney(tx, pledge.needCode)).free >= pledge.received;
}

function least(one: bigint, other: bigint): bigint {
  return one < other ? one : other;
}
