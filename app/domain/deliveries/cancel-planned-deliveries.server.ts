import { recordEvent, type Actor } from "~/domain/audit/record-event.server";
import type { Tx } from "~/platform/database.server";

/**
 * Takes deliveries of a pledge that are only planned off the coordinator's list, because the money of the pledge goes back. The caller holds the need
 * and the pledge and has seen that nothing is on its way. Answers how many there were.
 */
export async function cancelPlannedDeliveries(tx: Tx, pledgeId: string, actor: Actor): Promise<number> {
  const planned = await tx.$queryRaw<{ id: string; code: string; units: number }[]>`
    UPDATE delivery SET state = 'cancelled' WHERE pledge_id = ${pledgeId}::uuid AND state = 'planned' RETURNING id, code, units`;
  for (const { id, code, units } of planned) await recordEvent(tx, { kind: "delivery.cancelled", subjectType: "delivery", subjectId: id, actor, payload: { code, units } });
  return planned.length;
}
