import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { daysForTransfers, planTransfers, splitTransfers, transferCount } from "~/domain/payments/transfer-schedule";

const LIMIT = 499_999_999n;
const sum = (amounts: bigint[]) => amounts.reduce((total, amount) => total + amount, 0n);
const limits = fc.bigInt(1n, 10_000_000_000n);
const amounts = limits.chain((limit) => fc.tuple(fc.constant(limit), fc.bigInt(1n, limit * 60n)));

describe("a sum above the limit of one transfer", () => {
  it.each([
    [499_999_999n, [499_999_999n]],
    [500_000_000n, [250_000_000n, 250_000_000n]],
    [1_250_000_000n, [416_667_000n, 416_667_000n, 416_666_000n]],
    [999_999_998n, [499_999_999n, 499_999_999n]],
    [1n, [1n]],
  ])("%d đồng is paid by %o", (amount, parts) => expect(splitTransfers(amount, LIMIT)).toEqual(parts));

  it("is paid by as few transfers as can be, none above the limit, none empty, and exactly", () => {
    fc.assert(fc.property(amounts, ([limit, amount]) => {
      const parts = splitTransfers(amount, limit);
      expect(sum(parts)).toBe(amount);
      expect(parts.length).toBeLessThanOrEqual(transferCount(amount, limit));
      expect(BigInt(parts.length) * limit).toBeGreaterThanOrEqual(amount);
      expect(parts.every((part) => part > 0n && part <= limit)).toBe(true);
    }), { numRuns: 500 });
  });

  it("shows what has arrived in order: exactly as much as came, one transfer next, later ones untouched", () => {
    fc.assert(fc.property(amounts, fc.nat(1000), ([limit, expected], share) => {
      const received = (expected * BigInt(share)) / 1000n;
      const planned = planTransfers({ expected, received, limit });
      expect(sum(planned.map((one) => one.received))).toBe(received);
      expect(planned.map(({ state }) => state).join(" ")).toMatch(received === expected ? /^arrived( arrived)*$/ : /^(arrived )*next( later)*$/);
      expect(planned.every((one) => one.state !== "later" || one.received === 0n)).toBe(true);
    }), { numRuns: 500 });
  });

  it("is held a day longer for each further transfer, or for so many as are made in a day", () => {
    expect(daysForTransfers(LIMIT, { limit: LIMIT, perDay: 1 })).toBe(0);
    expect(daysForTransfers(1_250_000_000n, { limit: LIMIT, perDay: 1 })).toBe(2);
    expect(daysForTransfers(2_250_000_000n, { limit: LIMIT, perDay: 2 })).toBe(2);
  });
});
