import { recordEvent, type Actor } from "~/domain/audit/record-event.server";
import { giveUpCard } from "~/domain/cards/keep-card.server";
import { clock } from "~/platform/clock.server";
import type { Tx } from "~/platform/database.server";

/** Notes that an attempt to pay came to nothing: its page is closed, or Stripe would not open one. A card that was to be saved on
 * it is not. Does nothing to an attempt that has ended or was paid. */
export async function endCheckout(tx: Tx, { id, state, actor, why }: { id: string; state: "expired" | "failed"; actor: Actor; why: string }): Promise<void> {
  const ended = await tx.$queryRaw<{ pledgeId: string; savedCardId: string | null }[]>`
    UPDATE card_checkout SET state = ${state}, ended_at = ${clock.now().toISOString()}::timestamptz WHERE id = ${id}::uuid AND state IN ('opening', 'open')
    RETURNING pledge_id AS "pledgeId", CASE WHEN kind = 'page' THEN saved_card_id END AS "savedCardId"`;
  if (!ended[0]) return;
  if (ended[0].savedCardId) await giveUpCard(tx, ended[0].savedCardId, actor);
  await recordEvent(tx, { kind: "card.checkout_ended", subjectType: "card", subjectId: id, actor, payload: { pledgeId: ended[0].pledgeId, state, why: why.slice(0, 100) } });
}
