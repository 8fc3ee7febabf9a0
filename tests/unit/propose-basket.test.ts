import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { proposeBasket, type BasketCandidate } from "~/domain/search/propose-basket";

const need = (code: string, unitPrice: number, unitsLeft: number): BasketCandidate => ({ code, unitPrice: BigInt(unitPrice), unitsLeft });
const units = (amount: number, needs: BasketCandidate[]) => proposeBasket(BigInt(amount), needs).lines.map(({ code, units }) => [code, units]);

const candidates = fc.uniqueArray(
  fc.record({ code: fc.string({ minLength: 1, maxLength: 6 }), unitPrice: fc.bigInt({ min: 0n, max: 50_000_000n }), unitsLeft: fc.integer({ min: 0, max: 20_000 }) }),
  { selector: ({ code }) => code, maxLength: 30 },
);
const amounts = fc.oneof(fc.bigInt({ min: 0n, max: 200_000n }), fc.bigInt({ min: 0n, max: 10n ** 12n }));

describe("a basket for an amount", () => {
  it("spreads over the five most urgent needs, then gives what is left to the most urgent that it buys", () => {
    expect(units(1_000_000, [need("a", 15_000, 10_000), need("b", 90_000, 5), need("c", 300_000, 2)])).toEqual([["a", 28], ["b", 3], ["c", 1]]);
  });

  it("takes one unit where the share is too small, while the amount lasts", () => {
    expect(units(500_000, [need("a", 400_000, 3), need("b", 100_000, 3), need("c", 100_000, 3)])).toEqual([["a", 1], ["b", 1]]);
  });

  it("passes over what is dearer than the whole amount and what has no unit left", () => {
    expect(proposeBasket(100_000n, [need("a", 100_001, 9), need("b", 50_000, 0), need("c", 30_000, 2)])).toEqual({ lines: [{ code: "c", units: 2, cost: 60_000n }], sum: 60_000n, leftOver: 40_000n });
  });

  it("is empty when nothing fits", () => {
    expect(proposeBasket(10_000n, [need("a", 15_000, 9)])).toEqual({ lines: [], sum: 0n, leftOver: 10_000n });
  });

  it("never costs more than the amount, never takes more units than are left, and adds up", () => {
    fc.assert(
      fc.property(amounts, candidates, (amount, needs) => {
        const { lines, sum, leftOver } = proposeBasket(amount, needs);
        for (const line of lines) {
          const { unitPrice, unitsLeft } = needs.find(({ code }) => code === line.code)!;
          expect(line.units).toBeGreaterThan(0);
          expect(line.units).toBeLessThanOrEqual(unitsLeft);
          expect(line.cost).toBe(unitPrice * BigInt(line.units));
        }
        expect(lines.reduce((all, { cost }) => all + cost, 0n)).toBe(sum);
        expect(sum + leftOver).toBe(amount);
        expect(leftOver >= 0n).toBe(true);
      }),
    );
  });

  it("leaves over less than any free unit costs", () => {
    fc.assert(
      fc.property(amounts, candidates, (amount, needs) => {
        const { lines, leftOver } = proposeBasket(amount, needs);
        const taken = new Map(lines.map(({ code, units }) => [code, units]));
        for (const { code, unitPrice, unitsLeft } of needs) if (unitPrice > 0n && unitsLeft > (taken.get(code) ?? 0)) expect(unitPrice > leftOver).toBe(true);
      }),
    );
  });

  it("names each need once, in the given order, and answers the same every time", () => {
    fc.assert(
      fc.property(amounts, candidates, (amount, needs) => {
        const { lines } = proposeBasket(amount, needs);
        const order = lines.map((line) => needs.findIndex(({ code }) => code === line.code));
        expect(order).toEqual([...new Set(order)].sort((one, other) => one - other));
        expect(proposeBasket(amount, needs).lines).toEqual(lines);
      }),
    );
  });

  it("gives the most urgent need something whenever a unit of it fits", () => {
    fc.assert(
      fc.property(amounts, candidates, (amount, needs) => {
        const able = needs.find(({ unitPrice, unitsLeft }) => unitsLeft > 0 && unitPrice > 0n && unitPrice <= amount);
        expect(proposeBasket(amount, needs).lines[0]?.code).toBe(able?.code);
      }),
    );
  });
});
