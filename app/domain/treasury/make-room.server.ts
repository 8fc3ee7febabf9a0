import type { Actor } from "~/domain/audit/record-event.server";
import { cancelPlannedDeliveries } from "~/domain/deliveries/cancel-planned-deliveries.server";
import type { Tx } from "~/platform/database.server";

/** Planned deliveries that would carry more than the `left` units that may still be planned are taken off the coordinator's list, to be planned anew. */
export async function makeRoom(tx: Tx, pledge: { id: string }, left: number, actor: Actor): Promise<void> {
  const [planned] = await tx.$queryRaw<{ units: number }[]>`SELECT coalesce(sum(units), 0)::int AS units FROM delivery WHERE pledge_id = ${pledge.id}::uuid AND state = 'planned'`;
  if (planned!.units > left) await cancelPlannedDeliveries(tx, pledge.id, actor);
}
