import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decideBasketPlacement } from "~/domain/baskets/basket-placement";
import { BASKET_MOST, parseChosenUnits, putUnits, readUnits, takeOut, writeChosenUnits, type ChosenUnits } from "~/domain/baskets/chosen-units";
import { divideForBasket, layOnPledges, type PayableBasket } from "~/domain/payments/basket-money";
import { changeBasket } from "~/routes/public/change-basket";

const code = (n: number) => `HP-MEAL-${String(n).padStart(4, "0")}`;
const amounts = fc.bigInt({ min: 1n, max: 10n ** 12n });

describe("chosen units", () => {
  it("come back from the cookie as they were written", () => {
    const lines = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 1, max: 10_000_000 })), { selector: ([n]) => n, maxLength: BASKET_MOST });
    fc.assert(fc.property(lines, (pairs) => {
      const chosen = pairs.map(([n, units]) => ({ code: code(n), units }));
      expect(parseChosenUnits(writeChosenUnits(chosen))).toEqual(chosen);
    }));
  });

  it("are read out of anything, and what is no choice is left out", () => {
    fc.assert(fc.property(fc.string(), (text) => void parseChosenUnits(text)));
    expect(parseChosenUnits("HP-MEAL-0001*2 hp-meal-0002*1 HP-MEAL-0001*9 HP-MEAL-0003*0 HP-MEAL-0004 HP-MEAL-0005*1.5 x*3")).toEqual([{ code: code(1), units: 2 }]);
    expect(parseChosenUnits(Array.from({ length: 30 }, (_, n) => `${code(n)}*1`).join(" "))).toHaveLength(BASKET_MOST);
    expect(parseChosenUnits(null)).toEqual([]);
  });

  it.each([["3", 3], [" 12 ", 12], ["1.200", 1200], ["1 200", 1200], ["1,200", 1200], ["0", null], ["-1", null], ["1.5", null], ["", null], ["mười", null], ["10000001", null], ["1e3", null]])("reads %j as %j", (typed, units) => {
    expect(readUnits(typed)).toBe(units);
  });

  it("keep their place when changed, and end at twenty needs", () => {
    const chosen: ChosenUnits[] = [{ code: code(1), units: 1 }, { code: code(2), units: 2 }];
    expect(putUnits(chosen, { code: code(1), units: 5 })).toEqual({ ok: true, chosen: [{ code: code(1), units: 5 }, { code: code(2), units: 2 }] });
    expect(takeOut(chosen, code(1))).toEqual([{ code: code(2), units: 2 }]);
    const full = Array.from({ length: BASKET_MOST }, (_, n) => ({ code: code(n), units: 1 }));
    expect(putUnits(full, { code: code(99), units: 1 })).toEqual({ ok: false, reason: "basket-full" });
    expect(putUnits(full, { code: code(3), units: 2 }).ok).toBe(true);
    expect(putUnits([], { code: "x", units: 1 })).toEqual({ ok: false, reason: "not-a-need" });
    expect(putUnits([], { code: code(1), units: 0 })).toEqual({ ok: false, reason: "units-invalid" });
  });

  it("change by the buttons of the page, and what is taken out can be put back", () => {
    const before: ChosenUnits[] = [{ code: code(1), units: 1 }, { code: code(2), units: 2 }];
    const press = (intent: string, more = {}) => changeBasket(before, { intent, code: "", units: "", chosen: "", left: [], ...more });
    expect(press("drop", { code: code(2) })).toMatchObject({ said: "dropped", chosen: [before[0]], dropped: [before[1]] });
    expect(press("drop-all")).toMatchObject({ chosen: [], dropped: before });
    expect(press("reduce", { left: [before[0]] })).toMatchObject({ said: "reduced", chosen: [before[0]], dropped: [before[1]] });
    expect(press("put-all", { chosen: `${code(3)}*7 ${code(1)}*4` })).toMatchObject({ said: "all", chosen: [{ code: code(1), units: 4 }, before[1], { code: code(3), units: 7 }] });
    expect(press("put-all", { chosen: Array.from({ length: 20 }, (_, n) => `${code(n + 50)}*1`).join(" ") })).toMatchObject({ said: "some" });
    expect(press("put", { code: code(1), units: "x" })).toEqual({ ok: false, reason: "units-invalid", code: code(1), typed: "x" });
    expect(press("put", { code: code(1), units: "9" })).toMatchObject({ said: "changed" });
    expect(press("put", { code: code(9), units: "9" })).toMatchObject({ said: "put" });
  });
});

describe("money for a basket", () => {
  const held = (more: Partial<PayableBasket> = {}): PayableBasket => ({ state: "held", amount: 100n, waiting: 0n, over: false, ...more });

  it.each<[string, bigint, PayableBasket, object]>([
    ["less than it costs waits", 99n, held(), { outcome: "short", takes: 99n, suspend: 0n, settles: false }],
    ["what it costs settles it", 100n, held(), { outcome: "exact", takes: 100n, suspend: 0n, settles: true }],
    ["the rest settles it", 40n, held({ waiting: 60n }), { outcome: "completes", takes: 40n, suspend: 0n, settles: true }],
    ["one đồng too little still waits", 39n, held({ waiting: 60n }), { outcome: "short", takes: 39n, suspend: 0n, settles: false }],
    ["what is above is left", 50n, held({ waiting: 60n }), { outcome: "excess", takes: 40n, suspend: 10n, settles: true }],
    ["paid already", 100n, held({ state: "confirmed" }), { outcome: "double", takes: 0n, suspend: 100n, settles: false }],
    ["too late", 100n, held({ state: "lapsed" }), { outcome: "late", takes: 0n, suspend: 100n, settles: false }],
    ["taken back", 100n, held({ state: "cancelled" }), { outcome: "not_payable", takes: 0n, suspend: 100n, settles: false }],
    ["all refunded", 100n, held({ state: "confirmed", over: true }), { outcome: "not_payable", takes: 0n, suspend: 100n, settles: false }],
  ])("%s", (_what, amount, basket, division) => {
    expect(divideForBasket(amount, basket)).toEqual(division);
  });

  it("gives every pledge just what it costs, from the oldest money on, and leaves what is above on the newest", () => {
    fc.assert(fc.property(fc.array(amounts, { minLength: 1, maxLength: 8 }), fc.array(amounts, { maxLength: 6 }), fc.bigInt({ min: 0n, max: 1000n }), (costs, came, above) => {
      const pledges = costs.map((expected, id) => ({ id, expected }));
      const cost = costs.reduce((sum, one) => sum + one, 0n);
      const sum = came.reduce((total, one) => total + one, 0n);
      const money = [...came, ...(sum < cost + above ? [cost + above - sum] : [])].map((amount, index) => ({ transferId: String(index), amount }));
      const laid = layOnPledges(pledges, money);
      for (const pledge of pledges) expect(laid.filter((part) => part.pledge === pledge).reduce((total, { amount }) => total + amount, 0n)).toBe(pledge.expected);
      for (const one of money) expect(laid.filter(({ transferId }) => transferId === one.transferId).reduce((total, { amount }) => total + amount, 0n)).toBeLessThanOrEqual(one.amount);
      const used = laid.map(({ transferId }) => Number(transferId));
      expect(used).toEqual(used.toSorted((a, b) => a - b));
    }));
    expect(() => layOnPledges([{ expected: 2n }], [{ transferId: "a", amount: 1n }])).toThrow("Less money");
  });

  it("is placed by the fund as a whole, or waits as a whole", () => {
    const basket = { state: "held" as const, amount: 100n, money: [{ transferId: "a", amount: 60n }] };
    expect(decideBasketPlacement(basket, { id: "b", unplaced: 45n })).toMatchObject({ ok: true, placed: 40n, settles: true, reopens: false });
    expect(decideBasketPlacement(basket, { id: "b", unplaced: 45n }, 40n)).toMatchObject({ ok: true, settles: true });
    expect(decideBasketPlacement(basket, { id: "b", unplaced: 39n })).toMatchObject({ ok: true, placed: 39n, settles: false });
    expect(decideBasketPlacement(basket, { id: "b", unplaced: 45n }, 39n)).toEqual({ ok: false, reason: "basket-lacks" });
    expect(decideBasketPlacement(basket, { id: "a", unplaced: 60n }), "it waits already").toEqual({ ok: false, reason: "basket-lacks" });
    expect(decideBasketPlacement(basket, { id: "b", unplaced: 45n }, 41n)).toEqual({ ok: false, reason: "amount-above-lacking" });
    expect(decideBasketPlacement(basket, { id: "b", unplaced: 30n }, 31n)).toEqual({ ok: false, reason: "amount-above-unplaced" });
    expect(decideBasketPlacement(basket, { id: "b", unplaced: 0n })).toEqual({ ok: false, reason: "nothing-unplaced" });
    expect(decideBasketPlacement({ ...basket, state: "confirmed" }, { id: "b", unplaced: 1n })).toEqual({ ok: false, reason: "pledge-not-payable" });
    expect(decideBasketPlacement({ ...basket, state: "lapsed", money: [] }, { id: "b", unplaced: 100n })).toMatchObject({ ok: true, reopens: true, settles: true });
  });
});
