import { recordEvent, type Actor } from "~/domain/audit/record-event.server";
import type { JsonObject } from "~/domain/audit/event";
import { releaseUnits } from "~/domain/matching/release-units.server";
import type { Tx } from "~/platform/database.server";

type Ending = { state: "lapsed" | "cancelled"; kind: "pledge.lapsed" | "pledge.cancelled" | "goods.declined"; actor: Actor; at: Date; payload?: JsonObject };

/**
 * Ends a held pledge without a gift: its units return to the need, a payment that is still open fails, and the pledge's event is written.
 * The caller holds the rows of need and pledge and has seen that the pledge is held and that no money rests on it.
 */
export async function endHold(tx: Tx, pledge: { id: string; needId: string }, { state, kind, actor, at, payload = {} }: Ending): Promise<void> {
  const { units, reopened } = await releaseUnits(tx, pledge.id, at);
  await tx.$executeRaw`UPDATE pledge SET state = ${state}, ended_at = ${at.toISOString()}::timestamptz WHERE id = ${pledge.id}::uuid`;
  await tx.$executeRaw`UPDATE payment SET state = 'failed' WHERE pledge_id = ${pledge.id}::uuid AND state IN ('expected', 'pending')`;
  await recordEvent(tx, { kind, subjectType: "pledge", subjectId: pledge.id, actor, payload: { needId: pledge.needId, units, ...payload } });
  if (reopened) await recordEvent(tx, { kind: "need.reopened", subjectType: "need", subjectId: pledge.needId, actor, payload: { units } });
}
