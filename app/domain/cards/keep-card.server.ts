import { recordEvent, SYSTEM, type Actor } from "~/domain/audit/record-event.server";
import { clock } from "~/platform/clock.server";
import { transact, type Tx } from "~/platform/database.server";
import type { KeptCard } from "~/platform/stripe-card.server";

/**
 * The page is filled in: the coming instalments are taken from this card from now on, and from no other of the same promise. A card that its sponsor
 * has withdrawn meanwhile is not used; Stripe forgets it. Done again it changes nothing.
 */
export async function keepCard(savedCardId: string, { customerId, paymentMethod, brand, last4, expMonth, expYear }: KeptCard): Promise<void> {
  await transact(async (tx) => {
    const seen = await tx.savedCard.findUnique({ where: { id: savedCardId }, select: { pledgeId: true } });
    if (!seen) return;
    await tx.$queryRaw`SELECT id FROM pledge WHERE id = ${seen.pledgeId}::uuid FOR NO KEY UPDATE`;
    const { state, paymentMethod: known, instalments } = await tx.savedCard.findUniqueOrThrow({ where: { id: savedCardId }, select: { state: true, paymentMethod: true, instalments: true } });
    if (known) return;
    const facts = { customerId, paymentMethod, brand: brand.slice(0, 40), last4: last4.slice(-4), expMonth, expYear };
    if (state === "removed") {
      await tx.savedCard.update({ where: { id: savedCardId }, data: { customerId, paymentMethod } });
      await recordEvent(tx, { kind: "card.removed", subjectType: "card", subjectId: savedCardId, actor: SYSTEM, payload: { pledgeId: seen.pledgeId, why: "sponsor" } });
      return;
    }
    const earlier = await tx.savedCard.findFirst({ where: { pledgeId: seen.pledgeId, state: { in: ["active", "blocked"] } }, select: { id: true } });
    if (earlier) await removeCard(tx, earlier.id, "replaced", SYSTEM);
    await tx.savedCard.update({ where: { id: savedCardId }, data: { ...facts, state: "active", savedAt: clock.now() } });
    await recordEvent(tx, { kind: "card.saved", subjectType: "card", subjectId: savedCardId, actor: SYSTEM, payload: { pledgeId: seen.pledgeId, instalments: instalments.length } });
  });
}

/** Ends the use of a card; that Stripe forgets it follows from the event. Does nothing to one that is removed already. */
export async function removeCard(tx: Tx, savedCardId: string, why: "sponsor" | "replaced" | "plan_over" | "paid_back", actor: Actor): Promise<boolean> {
  const removed = await tx.$queryRaw<{ pledgeId: string }[]>`
    UPDATE saved_card SET state = 'removed', removed_at = ${clock.now().toISOString()}::timestamptz, removed_why = ${why}
    WHERE id = ${savedCardId}::uuid AND state IN ('asked', 'active', 'blocked') RETURNING pledge_id AS "pledgeId"`;
  if (!removed[0]) return false;
  await recordEvent(tx, { kind: "card.removed", subjectType: "card", subjectId: savedCardId, actor, payload: { pledgeId: removed[0].pledgeId, why } });
  return true;
}

/** Notes that a card which was to be saved was not: its page was left or never opened. */
export async function giveUpCard(tx: Tx, savedCardId: string, actor: Actor): Promise<void> {
  const given = await tx.$queryRaw<{ pledgeId: string }[]>`UPDATE saved_card SET state = 'given_up' WHERE id = ${savedCardId}::uuid AND state = 'asked' RETURNING pledge_id AS "pledgeId"`;
  if (given[0]) await recordEvent(tx, { kind: "card.not_saved", subjectType: "card", subjectId: savedCardId, actor, payload: { pledgeId: given[0].pledgeId } });
}
