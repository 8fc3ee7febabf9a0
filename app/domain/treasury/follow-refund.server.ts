import { recordEvent, SYSTEM, type Actor } from "~/domain/audit/record-event.server";
import type { JsonObject } from "~/domain/audit/event";
import { transact, type Tx } from "~/platform/database.server";
import { lockRefund } from "./find-refund-facts.server";
import { stateOfAgreed, type CardPartState, type RefundState } from "./refund";

/**
 * Sets the state that follows from what is done of an agreed refund and records it, when it has changed. A refund that goes on after something failed is
 * `resumed`. The caller holds the refund.
 */
export async function followRefund(tx: Tx, refundId: string, actor: Actor, payload: JsonObject = {}): Promise<RefundState> {
  const [facts] = await tx.$queryRaw<{ state: RefundState; bankAmount: bigint; bankPaid: boolean; bankReturned: boolean; onList: boolean; cards: CardPartState[] }[]>`
    SELECT state, bank_amount AS "bankAmount", paid_on IS NOT NULL AS "bankPaid", list_id IS NOT NULL AS "onList",
      account_number IS NULL AND EXISTS (SELECT FROM refund_return WHERE refund_id = refund.id) AS "bankReturned",
      ARRAY(SELECT part.state FROM refund_card_part AS part WHERE part.refund_id = refund.id) AS cards
    FROM refund WHERE id = ${refundId}::uuid`;
  const { state: before, ...done } = facts!;
  const state = stateOfAgreed(done);
  if (state === before) return state;
  await tx.$executeRaw`UPDATE refund SET state = ${state} WHERE id = ${refundId}::uuid`;
  const goesOn = state === "approved" || (state === "listed" && before !== "approved");
  await recordEvent(tx, { kind: goesOn ? "refund.resumed" : `refund.${state as "listed" | "paid" | "card_failed" | "returned_by_bank"}`, subjectType: "refund", subjectId: refundId, actor, payload });
  return state;
}

type Part = { id: string; refundId: string; amount: bigint; state: CardPartState; requestState: string; refundState: string | null; gone: bigint | null };

/**
 * Looks what Stripe made of the parts of refunds that go back to a card payment, after anything was booked or refused there, and brings the refunds up to
 * it. Asked again it changes nothing.
 */
export async function followCardParts(transferId: string): Promise<void> {
  await transact(async (tx) => {
    const [seen] = await tx.$queryRaw<{ refundIds: string[] }[]>`SELECT ARRAY(SELECT DISTINCT refund_id FROM refund_card_part WHERE transfer_id = ${transferId}::uuid AND state IN ('wanted', 'done', 'failed') ORDER BY refund_id) AS "refundIds"`;
    for (const refundId of seen!.refundIds) {
      const refund = (await lockRefund(tx, refundId))!;
      const parts = await tx.$queryRaw<Part[]>`
        SELECT part.id, part.refund_id AS "refundId", part.amount, part.state, request.state AS "requestState", gone.state AS "refundState", gone.dong AS gone
        FROM refund_card_part part JOIN card_refund_request request ON request.id = part.request_id LEFT JOIN card_refund gone ON gone.id = request.refund_id
        WHERE part.refund_id = ${refundId}::uuid AND part.transfer_id = ${transferId}::uuid AND part.state <> 'by_bank'`;
      for (const part of parts) {
        const state = partState(part);
        if (state === part.state) continue;
        await tx.$executeRaw`UPDATE refund_card_part SET state = ${state} WHERE id = ${part.id}::uuid`;
        if (state === "done")
          await recordEvent(tx, { kind: "refund.card_part_gone", subjectType: "refund", subjectId: refundId, actor: SYSTEM, payload: { transferId, amount: Number(part.gone), of: Number(part.amount) } });
      }
      await followRefund(tx, refundId, SYSTEM, { pledgeId: refund.pledge.id, amount: Number(refund.amount) });
    }
  });
}

function partState({ requestState, refundState }: Part): CardPartState {
  if (requestState === "refused" || refundState === "failed") return "failed";
  return refundState ? "done" : "wanted";
}
