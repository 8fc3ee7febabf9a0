import { recordEvent, SYSTEM } from "~/domain/audit/record-event.server";
import type { SurplusRule } from "~/domain/pledges/pledge";
import { lockSurplus, type Surplus } from "~/domain/surplus/lock-surplus.server";
import type { SurplusCause } from "~/domain/surplus/surplus";
import { clock } from "~/platform/clock.server";
import { transact } from "~/platform/database.server";

/** Leaves a surplus in suspense as a task of the fund: to return it, or to find a use where the sponsor's wish cannot be met by itself. */
export async function noteTask(surplus: Surplus, { cause, rule }: { cause: SurplusCause; rule: SurplusRule }): Promise<void> {
  await transact(async (tx) => {
    const amount = await lockSurplus(tx, surplus);
    if (amount <= 0n) return;
    const use = await tx.surplusUse.create({
      data: { transferId: surplus.transferId, pledgeId: surplus.pledgeId, eventSeq: BigInt(surplus.seq), cause, rule, usedAs: "task", amount, usedAt: clock.now() },
      select: { id: true },
    });
    const payload = { useId: use.id, pledgeId: surplus.pledgeId, amount: Number(amount), as: "task" };
    await recordEvent(tx, { kind: "surplus.used", subjectType: "transfer", subjectId: surplus.transferId, actor: SYSTEM, payload });
  });
}
