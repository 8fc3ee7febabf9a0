import { SYSTEM } from "~/domain/audit/record-event.server";
import { lockNeed } from "~/domain/needs/lock-need.server";
import { suspendPlacedMoney } from "~/domain/payments/suspend-placed-money.server";
import { endHold } from "~/domain/pledges/end-hold.server";
import { clock } from "~/platform/clock.server";
import { db, transact } from "~/platform/database.server";
import { throughAll } from "~/platform/through-all.server";

/**
 * Ends the holds whose deadline has passed, oldest first, at most `batch` in one run, each in its own transaction, so that one that fails keeps no other waiting. Units return to their needs; of a
 * pledge that was paid in part the money goes to suspense first. Pledges of a basket that is not paid end with it (lapseBaskets). One that is just being paid by card waits for the outcome. Answers how many lapsed; a pledge paid, accepted or cancelled meanwhile is left alone.
 */
export async function lapseHolds(now: Date = clock.now(), batch = 200): Promise<number> {
  const paying = await paidByCardJustNow(now);
  const due = (passed: string[]) => db.$queryRaw<{ id: string; needId: string }[]>`
    SELECT id, need_id AS "needId" FROM pledge WHERE state = 'held' AND hold_expires_at <= ${now.toISOString()}::timestamptz AND id <> ALL(${[...paying, ...passed]}::uuid[])
      AND NOT EXISTS (SELECT FROM basket WHERE basket.id = pledge.basket_id AND basket.state <> 'confirmed')
    ORDER BY hold_expires_at, id LIMIT ${batch}`;
  return throughAll("lapse_holds", due, (pledge) => lapseHold(pledge, now), batch);
}

/**
 * Pledges whose payment page closed within these minutes and whose outcome Stripe has not told: money in transit keeps its hold. Reconciling asks for
 * the outcome long before they are over.
 */
const CARD_GRACE_MINUTES = 15;

/** Pages that closed before this moment have had their outcome told. */
export function cardGraceSince(now: Date): Date {
  return new Date(now.getTime() - CARD_GRACE_MINUTES * 60_000);
}

async function paidByCardJustNow(now: Date): Promise<string[]> {
  const rows = await db.cardCheckout.findMany({
    where: { state: { in: ["opening", "open"] }, expiresAt: { gt: cardGraceSince(now) } },
    select: { pledgeId: true },
  });
  return rows.map(({ pledgeId }) => pledgeId);
}

async function lapseHold({ id, needId }: { id: string; needId: string }, now: Date): Promise<boolean> {
  return transact(async (tx) => {
    const need = await lockNeed(tx, needId);
    const rows = await tx.$queryRaw<{ reference: string }[]>`
      SELECT reference FROM pledge WHERE id = ${id}::uuid AND state = 'held' AND hold_expires_at <= ${now.toISOString()}::timestamptz FOR NO KEY UPDATE`;
    const pledge = rows[0];
    if (!pledge) return false;
    const suspended = await suspendPlacedMoney(tx, { id, reference: pledge.reference, needCode: need.code }, SYSTEM);
    await endHold(tx, { id, needId }, { state: "lapsed", kind: "pledge.lapsed", actor: SYSTEM, at: now, payload: { suspended: Number(suspended) } });
    return true;
  });
}
