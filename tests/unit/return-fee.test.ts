import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { returnFeeLimit, whyNotReturnFee } from "~/domain/payments/return-fee";

const sums = fc.bigInt({ min: 1n, max: 9_000_000_000_000n });

describe("what a bank may keep of a refund that it sends back", () => {
  it.each([
    [1n, 0n],
    [30_000n, 29_999n],
    [55_000n, 54_999n],
    [150_000n, 55_000n],
    [5_500_000n, 55_000n],
    [5_500_100n, 55_001n],
    [400_000_000n, 4_000_000n],
  ])("of %d đồng is at most %d", (amount, limit) => {
    expect(returnFeeLimit(amount)).toBe(limit);
    expect([whyNotReturnFee(amount, limit), whyNotReturnFee(amount, limit + 1n)]).toEqual([null, "return-fee-too-high"]);
  });

  it("is never all of it nor less than nothing, and nothing at all is always allowed", () => {
    fc.assert(
      fc.property(sums, fc.bigInt({ min: -1_000_000n, max: 9_000_000_000_000n }), (amount, fee) => {
        const why = whyNotReturnFee(amount, fee);
        expect(whyNotReturnFee(amount, 0n)).toBeNull();
        if (why === null) expect(fee >= 0n && fee < amount).toBe(true);
        if (fee < 0n) expect(why).toBe("return-fee-invalid");
      }),
    );
  });
});
