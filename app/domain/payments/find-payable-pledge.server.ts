import { lockNeed, lockNeeds } from "~/domain/needs/lock-need.server";
import type { PayableInstalment, PayablePledge, PayablePlan } from "~/domain/payments/payment";
import type { Tx } from "~/platform/database.server";

export type LockedPledge = PayablePledge & {
  id: string;
  reference: string;
  needId: string;
  needCode: string;
  units: number;
  paymentId: string | null;
  plan: PayablePlan | null;
};

/**
 * The pledge of a reference as money sees it, with the need's row taken, so that neither the pledge nor its payment changes before this transaction
 * ends. A reference may also be that of one of its instalments. A pledge in kind expects 0 đồng. Null when nothing bears the reference.
 */
export async function lockPledgeOfReference(tx: Tx, reference: string): Promise<LockedPledge | null> {
  const [seen] = await tx.$queryRaw<{ id: string; needId: string; named: string | null }[]>`
    SELECT id, need_id AS "needId", NULL::uuid AS named FROM pledge WHERE reference = ${reference}
    UNION ALL
    SELECT pledge.id, pledge.need_id, instalment.id FROM instalment JOIN pledge ON pledge.id = instalment.pledge_id WHERE instalment.reference = ${reference}`;
  if (!seen) return null;
  const need = await lockNeed(tx, seen.needId);
  const rows = await tx.$queryRaw<Omit<LockedPledge, "needCode" | "plan">[]>`
    SELECT pledge.id, pledge.reference, pledge.need_id AS "needId", pledge.mode, pledge.state, pledge.units, payment.id AS "paymentId",
      coalesce(payment.expected, 0)::bigint AS expected, coalesce(payment.received, 0)::bigint AS received
    FROM pledge LEFT JOIN payment ON payment.pledge_id = pledge.id
    WHERE pledge.id = ${seen.id}::uuid FOR NO KEY UPDATE OF pledge`;
  return rows[0] ? { ...rows[0], needCode: need.code, plan: await payablePlan(tx, seen) } : null;
}

async function payablePlan(tx: Tx, { id, named }: { id: string; named: string | null }): Promise<PayablePlan | null> {
  const plan = await tx.instalmentPlan.findUnique({
    where: { pledgeId: id },
    select: { excessToNext: true, instalments: { select: { id: true, position: true, units: true, amount: true, received: true, state: true }, orderBy: { position: "asc" } } },
  });
  return plan && { named, excessToNext: plan.excessToNext, instalments: plan.instalments as PayableInstalment[] };
}

/** Takes the rows of all needs whose pledges, or pledges with instalments or in baskets, bear these references: whoever places money on several takes them first. */
export async function lockNeedsOf(tx: Tx, references: readonly string[]): Promise<void> {
  const rows = await tx.$queryRaw<{ needId: string }[]>`
    WITH named AS (
      SELECT id, basket_id FROM pledge WHERE reference = ANY(${references}::text[])
      UNION SELECT pledge.id, pledge.basket_id FROM instalment JOIN pledge ON pledge.id = instalment.pledge_id WHERE instalment.reference = ANY(${references}::text[])
      UNION SELECT NULL, id FROM basket WHERE reference = ANY(${references}::text[]))
    SELECT DISTINCT need_id AS "needId" FROM pledge WHERE id IN (SELECT id FROM named) OR basket_id IN (SELECT basket_id FROM named)`;
  await lockNeeds(tx, rows.map(({ needId }) => needId));
}
