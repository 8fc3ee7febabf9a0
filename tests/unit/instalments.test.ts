import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { divideTransfer, layOnInstalments, takersOf, type PayableInstalment, type PayablePlan } from "~/domain/payments/payment";
import { isInstalmentWish, scheduleInstalments } from "~/domain/pledges/instalment-schedule";
import { planFigures, standingOf } from "~/domain/pledges/plan-view";

const wishes = fc.record({ count: fc.integer({ min: 2, max: 12 }), payDay: fc.integer({ min: 1, max: 28 }), excessToNext: fc.boolean() });
const days = fc.date({ min: new Date("2026-01-01"), max: new Date("2032-12-31"), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));

describe("a schedule", () => {
  it("holds exactly the units and the money, in whole units, one instalment a month on the chosen day", () => {
    fc.assert(
      fc.property(wishes, fc.integer({ min: 12, max: 5000 }), fc.integer({ min: 1, max: 5_000_000 }), days, (wish, units, unitPrice, firstDueOn) => {
        const schedule = scheduleInstalments({ units, unitPrice, firstDueOn, wish });
        expect(schedule).toHaveLength(wish.count);
        expect(schedule.reduce((sum, one) => sum + one.units, 0)).toBe(units);
        expect(schedule.reduce((sum, one) => sum + one.amount, 0)).toBe(units * unitPrice);
        const sizes = schedule.map((one) => one.units);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
        expect(schedule[0]!.dueOn).toBe(firstDueOn);
        const months = schedule.slice(1).map(({ dueOn }) => Number(dueOn.slice(0, 4)) * 12 + Number(dueOn.slice(5, 7)));
        expect(months).toEqual(months.map((_, index) => months[0]! + index));
        expect(schedule.slice(1).every(({ dueOn }) => Number(dueOn.slice(8)) === wish.payDay)).toBe(true);
        const gap = (Date.parse(schedule[1]!.dueOn) - Date.parse(firstDueOn)) / 86_400_000;
        expect(gap).toBeGreaterThanOrEqual(15);
        expect(gap).toBeLessThan(47);
      }),
    );
  });

  it("crosses years and short months by the calendar", () => {
    const schedule = scheduleInstalments({ units: 9, unitPrice: 500_000, firstDueOn: "2026-11-28", wish: { count: 4, payDay: 28, excessToNext: false } });
    expect(schedule.map(({ dueOn, units }) => [dueOn, units])).toEqual([["2026-11-28", 3], ["2026-12-28", 2], ["2027-01-28", 2], ["2027-02-28", 2]]);
  });

  it.each([[1, 5, 9], [13, 5, 20], [9, 5, 8], [3, 29, 9], [3, 0, 9], [2.5, 5, 9]])("of %d instalments on day %d for %d units is refused", (count, payDay, units) => {
    expect(isInstalmentWish({ count, payDay, excessToNext: false }, units)).toBe(false);
  });
});

const instalments = fc
  .array(fc.record({ units: fc.integer({ min: 1, max: 5 }), state: fc.constantFrom("open", "settled", "missed", "dropped"), share: fc.integer({ min: 0, max: 99 }) }), { minLength: 1, maxLength: 9 })
  .map((list) =>
    list.map(({ units, state, share }, index): PayableInstalment => {
      const amount = BigInt(units * 500);
      const received = state === "settled" ? amount : state === "open" ? (amount * BigInt(share)) / 100n : 0n;
      return { id: `i${index + 1}`, position: index + 1, units, amount, received, state: state as PayableInstalment["state"] };
    }),
  );
const plans = fc.tuple(instalments, fc.boolean(), fc.option(fc.nat(8))).map(([list, excessToNext, at]): PayablePlan => ({ named: at === null ? null : list[at % list.length]!.id, excessToNext, instalments: list }));
const divide = (amount: bigint, plan: PayablePlan, state = "confirmed") => divideTransfer(amount, { mode: "money", state, expected: 0n, received: 0n, plan });

describe("dividing money over instalments", () => {
  it("loses no đồng, fills none above its amount, and touches none that is not open", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 30_000n }), plans, (amount, plan) => {
        const { place, suspend, outcome } = divide(amount, plan);
        expect(place + suspend).toBe(amount);
        const laid = layOnInstalments(place, plan);
        expect(laid.reduce((sum, part) => sum + part.amount, 0n)).toBe(place);
        for (const { instalment, amount: part } of laid) {
          expect(instalment.state).toBe("open");
          expect(instalment.received + part <= instalment.amount).toBe(true);
        }
        // Only the last one that money reaches may stay unfilled.
        expect(laid.slice(0, -1).every(({ instalment, amount: part }) => instalment.received + part === instalment.amount)).toBe(true);
        if (suspend > 0n) expect(["excess", "double", "late", "not_payable"]).toContain(outcome);
        if (outcome === "short") expect(suspend).toBe(0n);
      }),
    );
  });

  it("leaves other instalments alone unless the sponsor chose otherwise", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 30_000n }), plans, (amount, plan) => {
        if (plan.named === null || plan.excessToNext) return;
        for (const { instalment } of layOnInstalments(divide(amount, plan).place, plan)) expect(instalment.id).toBe(plan.named);
      }),
    );
  });

  const three = (received: bigint, ...states: PayableInstalment["state"][]): PayableInstalment[] =>
    states.map((state, index) => ({ id: `i${index + 1}`, position: index + 1, units: 1, amount: 500n, state, received: state === "settled" ? 500n : index === 1 ? received : 0n }));
  it.each([
    ["exact", 500n, "i2", false, three(0n, "settled", "open", "open"), 500n],
    ["completes", 300n, "i2", false, three(200n, "settled", "open", "open"), 300n],
    ["short", 300n, "i2", false, three(0n, "settled", "open", "open"), 300n],
    ["excess", 700n, "i2", false, three(0n, "settled", "open", "open"), 500n],
    ["excess", 700n, "i2", true, three(0n, "settled", "open", "open"), 700n],
    ["double", 500n, "i1", false, three(0n, "settled", "open", "open"), 0n],
    ["double", 500n, "i1", true, three(0n, "settled", "open", "open"), 500n],
    ["late", 500n, "i2", true, three(0n, "settled", "missed", "open"), 0n],
    ["not_payable", 500n, "i2", false, three(0n, "settled", "dropped", "open"), 0n],
    ["exact", 1000n, null, false, three(0n, "settled", "open", "open"), 1000n],
    ["double", 500n, null, false, three(0n, "settled", "settled", "missed"), 0n],
  ] as const)("%s: %d đồng for %s (the rest to the next: %s)", (outcome, amount, named, excessToNext, list, place) => {
    expect(divide(amount, { named, excessToNext, instalments: [...list] })).toMatchObject({ outcome, place });
  });

  it("takes nothing for a pledge that lapsed or was cancelled", () => {
    const plan: PayablePlan = { named: null, excessToNext: true, instalments: three(0n, "open", "open", "open") };
    expect(divide(500n, plan, "lapsed")).toMatchObject({ outcome: "late", place: 0n });
    expect(divide(500n, plan, "cancelled")).toMatchObject({ outcome: "not_payable", place: 0n });
    expect(takersOf(plan)).toHaveLength(3);
  });
});

describe("where an instalment stands", () => {
  it.each([
    ["late", "2026-12-04", 0], ["due", "2026-12-05", 0], ["due", "2026-12-12", 0], ["upcoming", "2026-12-13", 0], ["part", "2026-12-13", 1], ["late", "2026-12-04", 1],
  ] as const)("%s on %s with %d received", (standing, dueOn, received) => {
    expect(standingOf({ state: "open", dueOn, received }, "2026-12-05")).toBe(standing);
  });

  it("counts what is promised, received, late and still to come, and nothing that was missed", () => {
    const one = (state: "open" | "settled" | "missed", standing: "late" | "received" | "upcoming" | "missed" | "dropped", received: number) => ({ state, standing, received, amount: 500 });
    expect(planFigures([one("settled", "received", 500), one("missed", "missed", 0), one("open", "late", 200), one("open", "upcoming", 0)])).toEqual({ promised: 1500, received: 700, late: 300, upcoming: 500, returned: 0 });
    // Money of units that could not be delivered is neither promised nor received any more; what is left open of a promise that is over is not to come.
    expect(planFigures([one("settled", "received", 500), one("open", "upcoming", 0)], 500)).toEqual({ promised: 500, received: 0, late: 0, upcoming: 500, returned: 500 });
    expect(planFigures([one("settled", "received", 500), one("open", "dropped", 0)])).toMatchObject({ promised: 500, received: 500, late: 0, upcoming: 0 });
  });
});
