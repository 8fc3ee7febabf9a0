import { recordEvent, type Actor } from "~/domain/audit/record-event.server";
import { bookTransaction } from "~/domain/payments/book-transaction.server";
import { takePlacements } from "~/domain/payments/take-placements.server";
import type { Tx } from "~/platform/database.server";

/** Why money leaves a pledge it lay on: its instalment was missed or the promise ended before it was whole, or its units cannot be delivered. */
export type LiftCause = "missed" | "ended" | "undeliverable";

type Lift = { pledge: { id: string; reference: string; needCode: string }; amount: bigint; instalmentId?: string; cause: LiftCause; actor: Actor };

/**
 * Moves `amount` đồng of a pledge, or of one of its instalments, from the need back to suspense, the latest placements first, so that the sponsor's
 * surplus rule can use it. The caller holds the need's row and lowers what payment and instalment have received.
 * Throws when less lies there: money that the reserve paid never came by a transfer.
 */
export async function liftMoney(tx: Tx, { pledge, amount, instalmentId, cause, actor }: Lift): Promise<void> {
  const taken = await takePlacements(tx, { pledge, amount, instalmentId, why: "surplus", actor });
  const [booked] = await tx.$queryRaw<{ times: number }[]>`SELECT count(*)::int AS times FROM ledger_transaction WHERE pledge_id = ${pledge.id}::uuid AND kind = 'money_lifted'`;
  await bookTransaction(tx, {
    kind: "money_lifted",
    idempotencyKey: `lift:${pledge.id}:${booked!.times + 1}`,
    description: `${pledge.reference}: ${cause}`,
    pledgeId: pledge.id,
    bookedBy: actor.personId,
    entries: [
      { account: `need:${pledge.needCode}`, amount },
      { account: "suspense", amount: -amount },
    ],
  });
  for (const { transferId, amount: part } of taken) {
    await tx.$executeRaw`
      UPDATE incoming_transfer SET unplaced = unplaced + ${part}::bigint, state = 'suspense', resolved_by = NULL, resolved_at = NULL WHERE id = ${transferId}::uuid`;
    const payload = { amount: Number(part), outcome: cause, pledgeId: pledge.id };
    await recordEvent(tx, { kind: "transfer.suspended", subjectType: "transfer", subjectId: transferId, actor, payload });
  }
}
