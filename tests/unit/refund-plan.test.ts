import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stateOfAgreed } from "~/domain/treasury/refund";
import { planRefund, readRefundWish, unitsRefundable, unusedInstalments, type RefundFacts, type RefundInstalment, type RefundWish } from "~/domain/treasury/refund-plan";

const facts: RefundFacts = {
  mode: "money", state: "confirmed", units: 4, unitPrice: 15_000n, received: 60_000n, unitsCarried: 0, unitsDelivered: 0, unitsReturned: 0, instalments: null, fromReserve: false, refundOpen: false,
  free: 60_000n, excess: 0n, excessOpen: false,
};
const month = (position: number, more: Partial<RefundInstalment> = {}): RefundInstalment => ({ id: `i${position}`, position, units: 1, amount: 15_000n, received: 15_000n, placed: 15_000n, state: "settled", ...more });
const open = { state: "open" as const, received: 0n, placed: 0n };
const monthly: RefundFacts = { ...facts, received: 30_000n, free: 30_000n, instalments: [month(1), month(2), month(3, open), month(4, open)] };

describe("the refund policy", () => {
  it.each<[Partial<RefundFacts>, RefundWish, string]>([
    [{ mode: "in_kind" }, { scope: "all" }, "in-kind"],
    [{ refundOpen: true }, { scope: "all" }, "refund-exists"],
    [{ unitsDelivered: 1, unitsCarried: 1 }, { scope: "all" }, "delivered"],
    [{ state: "closed" }, { scope: "all" }, "delivered"],
    [{ state: "closed" }, { scope: "units", parts: 1 }, "delivered"],
    [{ unitsCarried: 1 }, { scope: "all" }, "in-delivery"],
    [{ unitsCarried: 4 }, { scope: "units", parts: 1 }, "in-delivery"],
    [{ state: "lapsed" }, { scope: "all" }, "not-refundable"],
    [{ state: "held" }, { scope: "units", parts: 1 }, "not-refundable"],
    [{ fromReserve: true }, { scope: "all" }, "not-refundable"],
    [{ received: 0n }, { scope: "all" }, "nothing-received"],
    [{ free: 59_999n }, { scope: "all" }, "already-paid-out"],
    [{ free: 29_999n }, { scope: "units", parts: 2 }, "already-paid-out"],
    [{ unitsCarried: 2 }, { scope: "units", parts: 3 }, "parts-invalid"],
    [{}, { scope: "units", parts: 0 }, "parts-invalid"],
    [{}, { scope: "instalments", parts: 1, after: "ended" }, "not-by-instalments"],
    [monthly, { scope: "units", parts: 1 }, "by-instalments"],
    [monthly, { scope: "instalments", parts: 3, after: "ended" }, "parts-invalid"],
    [{ ...monthly, unitsCarried: 2 }, { scope: "instalments", parts: 1, after: "ended" }, "in-delivery"],
    [{}, { scope: "excess" }, "nothing-in-excess"],
    [{ excess: 5_000n, excessOpen: true }, { scope: "excess" }, "refund-exists"],
  ])("%o asking %o: %s", (more, wish, bar) => {
    expect(planRefund({ ...facts, ...more }, wish)).toEqual({ ok: false, reason: bar });
  });

  it.each<[Partial<RefundFacts>, RefundWish, object]>([
    [{ state: "held", received: 1n }, { scope: "all" }, { amount: 1n, units: 4, instalments: [], ends: true }],
    [{ state: "in_delivery", unitsCarried: 1, unitsDelivered: 1 }, { scope: "units", parts: 3 }, { amount: 45_000n, units: 3, instalments: [], ends: false }],
    [{}, { scope: "units", parts: 4 }, { amount: 60_000n, units: 4, instalments: [], ends: true }],
    [monthly, { scope: "all" }, { amount: 30_000n, units: 4, instalments: ["i1", "i2", "i3", "i4"], ends: true }],
    [monthly, { scope: "instalments", parts: 1, after: "promised" }, { amount: 15_000n, units: 0, instalments: ["i2"], ends: false }],
    [monthly, { scope: "instalments", parts: 1, after: "ended" }, { amount: 15_000n, units: 1, instalments: ["i2"], ends: false }],
    [monthly, { scope: "instalments", parts: 2, after: "promised" }, { amount: 30_000n, units: 0, instalments: ["i2", "i1"], ends: false }],
    [monthly, { scope: "instalments", parts: 2, after: "ended" }, { amount: 30_000n, units: 4, instalments: ["i1", "i2", "i3", "i4"], ends: true }],
    [{ refundOpen: true, excess: 5_000n }, { scope: "excess" }, { amount: 5_000n, units: 0, instalments: [], ends: false }],
  ])("%o asking %o takes %o", (more, wish, plan) => {
    expect(planRefund({ ...facts, ...more }, wish)).toEqual({ ok: true, plan });
  });

  it("takes the part that came for an instalment before any whole one, and leaves one that was lifted in part", () => {
    const instalments = [month(1), month(2), month(3, { state: "open", received: 5_000n, placed: 5_000n })];
    expect(unusedInstalments({ instalments, unitsCarried: 1, unitsReturned: 0 }).map(({ id }) => id)).toEqual(["i3", "i2"]);
    expect(unusedInstalments({ instalments: [month(1), month(2, { placed: 0n })], unitsCarried: 0, unitsReturned: 1 }).map(({ id }) => id)).toEqual(["i1"]);
  });

  const anyFacts = fc
    .record({ units: fc.integer({ min: 1, max: 20 }), carried: fc.integer({ min: 0, max: 20 }), price: fc.integer({ min: 1, max: 500_000 }), freeOf: fc.integer({ min: 0, max: 20 }), odd: fc.integer({ min: 0, max: 999 }) })
    .map(({ units, carried, price, freeOf, odd }): RefundFacts => ({
      ...facts, state: "in_delivery", units, unitPrice: BigInt(price), received: BigInt(units * price), unitsCarried: Math.min(carried, units), free: BigInt(freeOf * price + (odd % price)),
    }));

  it("gives back exactly as many whole units as it says, and never one that is on its way or whose money has left", () => {
    fc.assert(
      fc.property(anyFacts, fc.integer({ min: 1, max: 21 }), (some, parts) => {
        const planned = planRefund(some, { scope: "units", parts });
        expect(planned.ok).toBe(parts <= unitsRefundable(some));
        if (!planned.ok) return;
        expect(planned.plan.amount).toBe(BigInt(parts) * some.unitPrice);
        expect(planned.plan.units + some.unitsCarried).toBeLessThanOrEqual(some.units);
        expect(planned.plan.amount <= some.free).toBe(true);
      }),
    );
  });

  it("of instalments leaves enough paid units for all that has left, whatever is asked", () => {
    const anyPlan = fc.array(fc.record({ units: fc.integer({ min: 1, max: 4 }), state: fc.constantFrom("settled" as const, "open" as const, "missed" as const), part: fc.integer({ min: 0, max: 3 }) }), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(anyPlan, fc.nat({ max: 40 }), fc.integer({ min: 1, max: 12 }), fc.constantFrom("promised" as const, "ended" as const), (rows, share, parts, after) => {
        const instalments = rows.map(({ units, state, part }, index) => {
          const amount = BigInt(units) * 15_000n;
          const received = state === "settled" ? amount : state === "open" ? BigInt(part) * 1_000n : 0n;
          return month(index + 1, { units, amount, state, received, placed: received });
        });
        const paid = instalments.reduce((sum, { state, units }) => sum + (state === "settled" ? units : 0), 0);
        const carried = paid === 0 ? 0 : share % (paid + 1);
        const all = { ...monthly, instalments, unitsCarried: carried, received: 10n ** 9n, free: 10n ** 9n };
        const planned = planRefund(all, { scope: "instalments", parts, after });
        expect(planned.ok).toBe(parts <= unusedInstalments(all).length);
        if (!planned.ok) return;
        const left = instalments.reduce((sum, { id, state, units }) => sum + (state === "settled" && !planned.plan.instalments.includes(id) ? units : 0), 0);
        expect(left).toBeGreaterThanOrEqual(carried);
        if (planned.plan.ends) expect(carried).toBe(0);
      }),
    );
  });

  it("reads a wish or says that it makes none", () => {
    expect(readRefundWish({ scope: "all", parts: null, after: null })).toEqual({ scope: "all" });
    expect(readRefundWish({ scope: "units", parts: 2, after: null })).toEqual({ scope: "units", parts: 2 });
    expect(readRefundWish({ scope: "instalments", parts: 2, after: "ended" })).toEqual({ scope: "instalments", parts: 2, after: "ended" });
    for (const wish of [{ scope: "x", parts: 1, after: null }, { scope: "units", parts: null, after: null }, { scope: "units", parts: 1.5, after: null }, { scope: "instalments", parts: 1, after: "x" }]) expect(readRefundWish(wish)).toBeNull();
  });
});

describe("an agreed refund", () => {
  it("is paid when neither the bank nor a card has anything to do, and says first what failed", () => {
    const done = { bankAmount: 10n, bankPaid: true, bankReturned: false, onList: true, cards: ["done" as const, "by_bank" as const] };
    expect(stateOfAgreed(done)).toBe("paid");
    expect(stateOfAgreed({ ...done, bankPaid: false })).toBe("listed");
    expect(stateOfAgreed({ ...done, bankPaid: false, onList: false })).toBe("approved");
    expect(stateOfAgreed({ ...done, cards: ["wanted"] })).toBe("listed");
    expect(stateOfAgreed({ ...done, cards: ["wanted", "failed"] })).toBe("card_failed");
    expect(stateOfAgreed({ ...done, bankPaid: false, bankReturned: true, cards: ["failed"] })).toBe("returned_by_bank");
    expect(stateOfAgreed({ bankAmount: 0n, bankPaid: false, bankReturned: false, onList: false, cards: ["done"] })).toBe("paid");
  });
});
