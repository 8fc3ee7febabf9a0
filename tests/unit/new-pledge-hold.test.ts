import { describe, expect, it } from "vitest";
import { extraHoldDays } from "~/routes/sponsor/new-pledge-hold";

const transfers = { limit: 499_999_999, perDay: 1 };

describe("the deadline a new pledge names", () => {
  it.each([
    [300_000, 0],
    [499_999_999, 0],
    [500_000_000, 1],
    [999_999_998, 1],
    [1_000_000_000, 2],
    [499_999_999 * 60, 59],
    [499_999_999 * 60 + 1, 0],
    [Number.NaN, 0],
  ])("of %d đồng is %d days later than usual", (amount, days) => {
    expect(extraHoldDays(amount, transfers)).toBe(days);
  });

  it("grows with fewer transfers a day", () => {
    expect(extraHoldDays(2_400_000_000, { ...transfers, perDay: 2 })).toBe(2);
  });
});
