import { recordEvent, type Actor } from "~/domain/audit/record-event.server";
import { clock } from "~/platform/clock.server";
import type { Tx } from "~/platform/database.server";

/**
 * Notes that `dong` đồng of a card payment are to go back to the card; the request to Stripe follows from the event. Answers null when a refund of the
 * same payment is on its way already.
 */
export async function wantRefund(tx: Tx, { transferId, dong, why, note = null, actor }: { transferId: string; dong: bigint; why: "late" | "fund"; note?: string | null; actor: Actor }): Promise<string | null> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO card_refund_request (transfer_id, dong, why, note, state, requested_by, requested_at)
    VALUES (${transferId}::uuid, ${dong}::bigint, ${why}, ${note}, 'wanted', ${actor.personId}::uuid, ${clock.now().toISOString()}::timestamptz)
    ON CONFLICT (transfer_id) WHERE state = 'wanted' DO NOTHING RETURNING id`;
  const id = rows[0]?.id ?? null;
  if (id) await recordEvent(tx, { kind: "card.refund_wanted", subjectType: "card", subjectId: transferId, actor, payload: { requestId: id, dong: Number(dong), why } });
  return id;
}
