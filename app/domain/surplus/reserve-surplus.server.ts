import { recordEvent, SYSTEM } from "~/domain/audit/record-event.server";
import { bookTransaction } from "~/domain/payments/book-transaction.server";
import type { SurplusRule } from "~/domain/pledges/pledge";
import { lockSurplus, takeSurplus, type Surplus } from "~/domain/surplus/lock-surplus.server";
import type { SurplusCause } from "~/domain/surplus/surplus";
import { clock } from "~/platform/clock.server";
import { transact } from "~/platform/database.server";

/** Puts what is left of a surplus into the fund's reserve, from which bridges are paid. Nothing left: nothing happens. */
export async function reserveSurplus(surplus: Surplus, { cause, rule }: { cause: SurplusCause; rule: SurplusRule }): Promise<void> {
  await transact(async (tx) => {
    const amount = await lockSurplus(tx, surplus);
    if (amount <= 0n) return;
    const now = clock.now();
    await takeSurplus(tx, surplus.transferId, amount);
    await tx.$executeRaw`INSERT INTO transfer_placement (transfer_id, kind, amount, placed_at) VALUES (${surplus.transferId}::uuid, 'reserve', ${amount}::bigint, ${now.toISOString()}::timestamptz)`;
    const use = await tx.surplusUse.create({
      data: { transferId: surplus.transferId, pledgeId: surplus.pledgeId, eventSeq: BigInt(surplus.seq), cause, rule, usedAs: "reserve", amount, usedAt: now },
      select: { id: true },
    });
    await bookTransaction(tx, {
      kind: "surplus_reserved", idempotencyKey: `surplus:${surplus.seq}:reserve`, description: `${cause}: to the reserve`, pledgeId: surplus.pledgeId,
      entries: [
        { account: "suspense", amount },
        { account: "fund:reserve", amount: -amount },
      ],
    });
    const payload = { useId: use.id, pledgeId: surplus.pledgeId, amount: Number(amount), as: "reserve" };
    await recordEvent(tx, { kind: "surplus.used", subjectType: "transfer", subjectId: surplus.transferId, actor: SYSTEM, payload });
  });
}
