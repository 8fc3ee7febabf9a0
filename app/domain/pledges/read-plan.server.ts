import type { InstalmentState } from "~/domain/payments/payment";
import { isFreeBridge, planFigures, standingOf, type InstalmentView, type PlanView } from "~/domain/pledges/plan-view";
import { clock, vietnamDay } from "~/platform/clock.server";
import type { Prisma } from "~/platform/database.server";

export const planSelect = {
  payDay: true, excessToNext: true, pausedUntil: true, endedAt: true,
  instalments: {
    orderBy: { position: "asc" },
    select: {
      id: true, position: true, reference: true, dueOn: true, units: true, amount: true, received: true, state: true, settledAt: true, receiptNumber: true, endedBecause: true,
      bridge: { select: { code: true, state: true, unitsAllocated: true } },
    },
  },
} satisfies Prisma.InstalmentPlanSelect;

type Selected = Prisma.InstalmentPlanGetPayload<{ select: typeof planSelect }>;

const day = (date: Date) => date.toISOString().slice(0, 10);

/**
 * The plan of a pledge as pages show it, as of today in Việt Nam. `returned`: đồng that came for units which could not be delivered. `over`: the pledge has
 * ended without what is still open, of which nothing is to come.
 */
export function planView(plan: Selected, { returned, over }: { returned: number; over: boolean }): PlanView {
  const today = vietnamDay(clock.now());
  const instalments = plan.instalments.map(({ dueOn, amount, received, state, settledAt, bridge, endedBecause, ...one }): InstalmentView => {
    const told = { dueOn: day(dueOn), received: Number(received), state: state as InstalmentState };
    return {
      ...one,
      ...told,
      amount: Number(amount),
      settledAt: settledAt?.toISOString() ?? null,
      endedBecause: endedBecause as InstalmentView["endedBecause"],
      standing: over && told.state === "open" ? "dropped" : standingOf(told, today),
      bridge: bridge && { code: bridge.code, free: isFreeBridge(bridge) },
    };
  });
  return {
    payDay: plan.payDay,
    excessToNext: plan.excessToNext,
    pausedUntil: plan.pausedUntil && day(plan.pausedUntil) > today ? day(plan.pausedUntil) : null,
    endedAt: plan.endedAt?.toISOString() ?? null,
    instalments,
    figures: planFigures(instalments, over && !instalments.some(({ state }) => state === "settled") ? 0 : returned),
    next: over ? null : (instalments.find(({ state }) => state === "open") ?? null),
  };
}
