import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isNear, isPayoutLine, lastDayInTime, payoutWorth } from "~/domain/cards/payout";

const sum = fc.bigInt({ min: 1n, max: 10n ** 12n });
const sign = fc.constantFrom(1n, -1n);
const inDong = { id: "po_1AbC", currency: "VND", amount: 30_000n, dong: 30_000n, descriptor: "STRIPE PAYOUT" };
const inDollars = { ...inDong, currency: "USD", amount: 1_000n, dong: 250_000n };

describe("what a payout is worth", () => {
  it("is what its parts are worth when they make up all of it", () => {
    fc.assert(fc.property(sum, sum, sign, (known, net, way) => {
      expect(payoutWorth({ amount: way * net, known: way * known, knownNet: way * net })).toEqual({ dong: way * known, feeDong: 0n });
    }));
  });

  it("and what Stripe kept add up to its parts, with the payout's sign; taking is the mirror of giving", () => {
    fc.assert(fc.property(sum, sum, sum, (amount, known, knownNet) => {
      const given = payoutWorth({ amount, known, knownNet });
      const taken = payoutWorth({ amount: -amount, known: -known, knownNet: -knownNet });
      expect(taken === null).toBe(given === null);
      if (!given) return;
      expect(given.dong + given.feeDong).toBe(known);
      expect(given.dong).toBeGreaterThan(0n);
      expect(taken).toEqual({ dong: -given.dong, feeDong: -given.feeDong });
    }));
  });

  it("is unknown when nothing of it is known, or what is known goes the other way", () => {
    for (const [amount, known, knownNet] of [[100n, 0n, 0n], [100n, -5n, -5n], [-100n, 5n, 5n], [0n, 5n, 5n], [100n, 5n, -5n]] as const) expect(payoutWorth({ amount, known, knownNet })).toBeNull();
  });
});

describe("a line of the bank", () => {
  it("is a payout in đồng to the đồng only, in another currency within a tenth and on the same side", () => {
    expect([30_000n, 29_999n, 30_001n, -30_000n].map((moved) => isNear(moved, inDong))).toEqual([true, false, false, false]);
    expect([225_000n, 224_999n, 275_000n, 275_001n, -250_000n].map((moved) => isNear(moved, inDollars))).toEqual([true, false, true, false, false]);
    expect(isNear(-250_000n, { ...inDollars, amount: -1_000n, dong: -250_000n })).toBe(true);
  });

  it("names the payout by its id, however the bank writes it, or by Stripe's words with a closer sum", () => {
    expect(isPayoutLine({ amount: 30_000n, memo: "ND: po 1abc/STRIPE" }, inDong)).toBe(true);
    expect(isPayoutLine({ amount: 30_000n, memo: "UNG HO" }, inDong)).toBe(false);
    expect(isPayoutLine({ amount: 242_500n, memo: "stripe payout" }, inDollars)).toBe(true);
    expect(isPayoutLine({ amount: 242_499n, memo: "stripe payout" }, inDollars)).toBe(false);
    expect(isPayoutLine({ amount: 242_499n, memo: "stripe payout po_1AbC" }, inDollars)).toBe(true);
    expect(isPayoutLine({ amount: 30_000n, memo: "PAY" }, { ...inDong, descriptor: "PAY" })).toBe(false);
  });
});

describe("a payout is late", () => {
  it("when three days of work have passed after the day on which it was expected", () => {
    // 25 November 2026 is a Wednesday.
    expect(["2026-11-25", "2026-11-26", "2026-11-27", "2026-11-28", "2026-11-29", "2026-11-30"].map(lastDayInTime)).toEqual(["2026-11-30", "2026-12-01", "2026-12-02", "2026-12-02", "2026-12-02", "2026-12-03"]);
  });
});
