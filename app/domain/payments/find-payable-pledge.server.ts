import { lockNeed } from "~/domain/needs/lock-need.server";
import type { PayablePledge } from "~/domain/payments/payment";
import type { Tx } from "~/platform/database.server";

export type LockedPledge = PayablePledge & { id: string; reference: string; needId: string; needCode: string; units: number; paymentId: string | null };

/**
 * The pledge of a reference as money sees it, with the need's row taken, so that neither the pledge nor its payment changes before this transaction
 * ends. A pledge in kind expects 0 đồng. Null when no pledge bears the reference.
 */
export async function lockPledgeOfReference(tx: Tx, reference: string): Promise<LockedPledge | null> {
  const seen = await tx.pledge.findUnique({ where: { reference }, select: { needId: true } });
  if (!seen) return null;
  const need = await lockNeed(tx, seen.needId);
  const rows = await tx.$queryRaw<Omit<LockedPledge, "needCode">[]>`
    SELECT pledge.id, pledge.reference, pledge.need_id AS "needId", pledge.mode, pledge.state, pledge.units, payment.id AS "paymentId",
      coalesce(payment.expected, 0)::bigint AS expected, coalesce(payment.received, 0)::bigint AS received
    FROM pledge LEFT JOIN payment ON payment.pledge_id = pledge.id
    WHERE pledge.reference = ${reference} FOR NO KEY UPDATE OF pledge`;
  return rows[0] ? { ...rows[0], needCode: need.code } : null;
}
