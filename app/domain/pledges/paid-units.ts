import type { Prisma } from "~/platform/generated/prisma/client";

/** What must be read of a pledge to know how many of its units may travel. */
export const paidUnitsSelect = {
  unitsReturned: true,
  instalmentPlan: { select: { instalments: { where: { state: "settled" }, select: { units: true } } } },
} as const satisfies Prisma.PledgeSelect;

type Paid = { units: number; unitsReturned: number; instalmentPlan: { instalments: { units: number }[] } | null };

/** Units of a confirmed pledge that are paid or accepted: all of them, or by instalments those of the settled ones. */
export function paidUnits({ units, unitsReturned, instalmentPlan }: Paid): number {
  if (!instalmentPlan) return units;
  return instalmentPlan.instalments.reduce((sum, instalment) => sum + instalment.units, 0) - unitsReturned;
}
