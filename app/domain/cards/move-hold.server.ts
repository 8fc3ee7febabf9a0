import { recordEvent, type Actor } from "~/domain/audit/record-event.server";
import type { CardPledge } from "~/domain/cards/find-card-pledge.server";
import type { PayChannel } from "~/domain/pledges/pledge";
import type { Tx } from "~/platform/database.server";

/**
 * Holds a pledge, or a basket with all its pledges, until another moment, because it is paid in another way. A promise by instalments keeps its way of
 * paying, since only one of them comes by card. The caller holds the rows (lockCardPledge).
 */
export async function moveHold(tx: Tx, pledge: CardPledge, { until, channel, why, actor }: { until: Date; channel: PayChannel; why: string; actor: Actor }): Promise<void> {
  const { id, basketId, plan } = pledge;
  const moment = until.toISOString();
  await tx.$executeRaw`
    UPDATE pledge SET hold_expires_at = ${moment}::timestamptz, channel = CASE WHEN ${plan !== null} THEN channel ELSE ${channel} END
    WHERE (${basketId}::uuid IS NULL AND id = ${id}::uuid) OR basket_id = ${basketId}::uuid`;
  if (basketId) await tx.$executeRaw`UPDATE basket SET hold_expires_at = ${moment}::timestamptz, channel = ${channel} WHERE id = ${basketId}::uuid`;
  if (until.getTime() === pledge.holdExpiresAt?.getTime()) return;
  const about = basketId ? ({ kind: "basket.hold_moved", subjectType: "basket", subjectId: basketId } as const) : ({ kind: "pledge.hold_moved", subjectType: "pledge", subjectId: id } as const);
  await recordEvent(tx, { ...about, actor, payload: { ...(basketId ? {} : { needId: pledge.needId }), until: moment, why } });
}
