import { recordEvent, type Actor } from "~/domain/audit/record-event.server";
import type { LockedPledge } from "~/domain/payments/find-payable-pledge.server";
import type { PayableInstalment } from "~/domain/payments/payment";
import type { Tx } from "~/platform/database.server";

type Reopened = Pick<PayableInstalment, "id" | "position" | "units" | "state" | "received">;
type Reopening = { pledge: LockedPledge; instalments: readonly Reopened[]; amount: bigint; why: "refunded" | "undone" | "card"; actor: Actor };

/**
 * Makes instalments whose money was taken away open again and lowers what the payment has received by `amount` đồng: all that came for the refunded ones, or
 * what had been placed on the one that is undone or whose card money went back. An instalment keeps the number of its receipt for when it is paid again. The caller has ended the placements.
 */
export async function reopenInstalments(tx: Tx, { pledge, instalments, amount, why, actor }: Reopening): Promise<void> {
  const units = instalments.reduce((sum, one) => sum + (one.state === "settled" ? one.units : 0), 0);
  if (units > 0) await tx.$executeRaw`UPDATE need SET units_paid = units_paid - ${units}::int WHERE id = ${pledge.needId}::uuid`;
  for (const { id, position, received } of instalments) {
    const taken = why === "refunded" ? received : amount;
    await tx.$executeRaw`UPDATE instalment SET state = 'open', settled_at = NULL, received = received - ${taken}::bigint WHERE id = ${id}::uuid`;
    await recordEvent(tx, { kind: "instalment.reopened", subjectType: "instalment", subjectId: id, actor, payload: { pledgeId: pledge.id, needId: pledge.needId, position, why } });
  }
  const left = pledge.received - amount;
  const whole = pledge.received === pledge.expected;
  await tx.$executeRaw`UPDATE payment SET received = ${left}::bigint, state = ${left > 0n ? "pending" : "expected"}, settled_at = NULL WHERE id = ${pledge.paymentId}::uuid`;
  pledge.received = left;
  const payload = { pledgeId: pledge.id, needId: pledge.needId, amount: Number(amount), lacking: Number(pledge.expected - left) };
  if (whole) await recordEvent(tx, { kind: "payment.reopened", subjectType: "payment", subjectId: pledge.paymentId!, actor, payload });
}
