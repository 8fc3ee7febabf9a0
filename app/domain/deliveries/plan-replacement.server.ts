import { recordEvent, type Actor } from "~/domain/audit/record-event.server";
import type { Tx } from "~/platform/database.server";
import { deliveryCode } from "./delivery";
import type { LockedDelivery } from "./lock-delivery.server";

/** Plans a delivery, its day still open, for units that the receiver rejected. The need and the pledge must be locked. */
export async function planReplacement(tx: Tx, rejected: LockedDelivery, units: number, actor: Actor): Promise<string> {
  const earlier = await tx.delivery.count({ where: { pledgeId: rejected.pledgeId } });
  const code = deliveryCode(rejected.pledge.reference, earlier + 1);
  const planned = await tx.delivery.create({
    data: { code, needId: rejected.needId, pledgeId: rejected.pledgeId, units, state: "planned", noteVi: replacementNote(rejected.code) },
    select: { id: true },
  });
  await recordEvent(tx, {
    kind: "delivery.planned", subjectType: "delivery", subjectId: planned.id, actor,
    payload: { code, pledge: rejected.pledge.reference, units, replaces: rejected.code },
  });
  return code;
}

const REPLACES = "Giao thay cho ";

export function replacementNote(code: string): string {
  return `${REPLACES}${code}`;
}

/** The code of the delivery that this note says it replaces. */
export function replacedCode(note: string | null): string | null {
  return note?.startsWith(REPLACES) ? note.slice(REPLACES.length) : null;
}
