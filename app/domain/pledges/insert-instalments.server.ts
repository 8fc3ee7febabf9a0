import { randomBytes } from "node:crypto";
import { makeReference } from "~/domain/payments/pledge-reference";
import { scheduleInstalments, type InstalmentWish } from "~/domain/pledges/instalment-schedule";
import { clock, vietnamDay } from "~/platform/clock.server";
import type { Tx } from "~/platform/database.server";

/** Writes the plan of a new pledge and its instalments, each with a reference of its own; the first is due on the day the hold ends. */
export async function insertInstalments(tx: Tx, { pledgeId, units, unitPrice, expires, wish }: { pledgeId: string; units: number; unitPrice: bigint; expires: Date; wish: InstalmentWish }): Promise<void> {
  const schedule = scheduleInstalments({ units, unitPrice: Number(unitPrice), firstDueOn: vietnamDay(expires), wish });
  await tx.instalmentPlan.create({ data: { pledgeId, payDay: wish.payDay, excessToNext: wish.excessToNext, madeAt: clock.now() } });
  await tx.instalment.createMany({
    data: schedule.map((one) => ({
      pledgeId, position: one.position, reference: makeReference(randomBytes), dueOn: new Date(`${one.dueOn}T00:00:00Z`), units: one.units, amount: BigInt(one.amount), state: "open",
    })),
  });
}
