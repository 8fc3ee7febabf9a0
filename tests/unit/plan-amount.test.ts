import { describe, expect, it } from "vitest";
import { readPlanAmount } from "~/domain/search/plan-amount";

describe("the amount of a plan", () => {
  it.each([["5.000.000", 5_000_000n], ["5000000", 5_000_000n], ["5,000,000 ₫", 5_000_000n], ["5 triệu", 5_000_000n], ["2,5tr", 2_500_000n], ["300k", 300_000n], ["1 tỷ", 1_000_000_000n], ["10000", 10_000n]])("reads %s", (typed, amount) => {
    expect(readPlanAmount(typed)).toEqual({ ok: true, amount });
  });

  it.each([
    ["", "amount-missing"], ["   ", "amount-missing"], ["abc", "amount-unreadable"], ["5 triệu cho Lào Cai", "amount-unreadable"], ["-5000000", "amount-unreadable"], ["9999", "amount-too-small"], ["0", "amount-too-small"],
    ["100000000001", "amount-too-large"],
  ])("refuses %j as %s", (typed, reason) => {
    expect(readPlanAmount(typed)).toEqual({ ok: false, reason });
  });
});
