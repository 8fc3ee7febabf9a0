import { recordEvent, SYSTEM } from "~/domain/audit/record-event.server";
import { lockPlan } from "~/domain/instalments/lock-plan.server";
import { pickUp } from "~/domain/instalments/pick-up-instalment.server";
import { bookTransaction } from "~/domain/payments/book-transaction.server";
import { lockPledgeOfReference } from "~/domain/payments/find-payable-pledge.server";
import { lackingOf } from "~/domain/payments/payment";
import { creditPledge } from "~/domain/payments/settle-payment.server";
import { lockSurplus, takeSurplus, type Surplus } from "~/domain/surplus/lock-surplus.server";
import { db, transact } from "~/platform/database.server";

/**
 * Money that names a missed instalment picks it up again by itself, while its bridge is free: the sponsor has returned. Answers whether it did; what is
 * above the instalment stays in suspense for the surplus rule.
 */
export async function takeLateInstalment(surplus: Surplus, instalmentId: string): Promise<boolean> {
  const found = await db.instalment.findUnique({ where: { id: instalmentId }, select: { reference: true, plan: { select: { pledge: { select: { id: true, reference: true, needId: true } } } } } });
  if (!found) return false;
  return transact(async (tx) => {
    const locked = await lockPlan(tx, found.plan.pledge, { resumed: true });
    const instalment = locked.ok && locked.plan.instalments.find(({ id }) => id === instalmentId);
    if (!locked.ok || !instalment) return false;
    const waiting = await lockSurplus(tx, surplus);
    if (waiting <= 0n || !(await pickUp(tx, locked.plan, instalment, SYSTEM)).ok) return false;
    const pledge = (await lockPledgeOfReference(tx, found.reference))!;
    const lacking = lackingOf(pledge);
    const amount = waiting < lacking ? waiting : lacking;
    await takeSurplus(tx, surplus.transferId, amount);
    await bookTransaction(tx, {
      kind: "suspense_placed", idempotencyKey: `late:${surplus.seq}`, description: `${found.reference}: picked up again`, pledgeId: pledge.id,
      entries: [
        { account: "suspense", amount },
        { account: `need:${pledge.needCode}`, amount: -amount },
      ],
    });
    await creditPledge(tx, { pledge, transferId: surplus.transferId, amount, actor: SYSTEM });
    await recordEvent(tx, { kind: "transfer.placed", subjectType: "transfer", subjectId: surplus.transferId, actor: SYSTEM, payload: { pledgeId: pledge.id, amount: Number(amount) } });
    return true;
  });
}
