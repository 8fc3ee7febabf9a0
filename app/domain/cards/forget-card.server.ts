import { recordEvent, SYSTEM } from "~/domain/audit/record-event.server";
import { removeCard } from "~/domain/cards/keep-card.server";
import { clock } from "~/platform/clock.server";
import { db, transact } from "~/platform/database.server";
import { cardsOffered } from "~/platform/stripe.server";
import { detachCard } from "~/platform/stripe-card.server";
import { eachOf } from "~/platform/through-all.server";

/** Has Stripe forget a card that is not used any more. Throws when Stripe cannot be asked, so that the job tries again; without a key nobody can be asked. */
export async function forgetCard(savedCardId: string): Promise<void> {
  const card = await db.savedCard.findUnique({ where: { id: savedCardId }, select: { paymentMethod: true, state: true, detachedAt: true } });
  if (!card?.paymentMethod || card.state !== "removed" || card.detachedAt || !cardsOffered()) return;
  const done = await detachCard(card.paymentMethod);
  if (!done.ok) throw new Error(`The card processor could not be asked to forget a card: ${done.code}`);
  await transact(async (tx) => {
    const { count } = await tx.savedCard.updateMany({ where: { id: savedCardId, detachedAt: null }, data: { detachedAt: clock.now() } });
    if (count > 0) await recordEvent(tx, { kind: "card.forgotten", subjectType: "card", subjectId: savedCardId, actor: SYSTEM, payload: {} });
  });
}

/** Takes cards out of use whose promise has nothing left to be taken: paid to the end, ended, or its pledge gone. Answers how many. */
export async function retireCards(pledgeId: string | null = null): Promise<number> {
  const idle = await db.$queryRaw<{ id: string }[]>`
    SELECT card.id FROM saved_card card JOIN pledge ON pledge.id = card.pledge_id
    WHERE card.state IN ('active', 'blocked') AND (${pledgeId}::uuid IS NULL OR card.pledge_id = ${pledgeId}::uuid)
      AND (pledge.state NOT IN ('held', 'confirmed', 'in_delivery') OR EXISTS (SELECT FROM instalment_plan plan WHERE plan.pledge_id = pledge.id AND plan.ended_at IS NOT NULL)
        OR NOT EXISTS (SELECT FROM instalment LEFT JOIN need bridge ON bridge.id = instalment.bridge_id WHERE instalment.pledge_id = pledge.id
          AND (instalment.state = 'open' OR (instalment.state = 'missed' AND bridge.state IN ('open', 'expired') AND bridge.units_allocated = 0))))`;
  return eachOf("retire_cards", idle, ({ id }) => transact(async (tx) => void (await removeCard(tx, id, "plan_over", SYSTEM))));
}
