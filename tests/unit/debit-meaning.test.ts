import { describe, expect, it } from "vitest";
import { findOrderReferences } from "~/domain/payments/debits/debit";
import { findReferences, isReference, makeReference, ORDER_PREFIX } from "~/domain/payments/pledge-reference";
import { speaksOfFee, sureExplanation, type Explanation, type ExplanationReason } from "~/domain/treasury/debit-meaning";

const one = (id: string, ...reasons: ExplanationReason[]): Explanation => ({ what: "refund", id, code: id, party: "", amount: 1, day: null, booked: false, fits: true, reasons });
const bytes = (size: number) => Uint8Array.from({ length: size }, (_, at) => (at * 37 + 11) % 240);

describe("what explains a debit without a person", () => {
  it("is one thing whose reference or bank's number and whose amount agree", () => {
    expect(sureExplanation([one("a", "named", "same_amount"), one("b", "same_amount", "same_payee")])?.id).toBe("a");
    expect(sureExplanation([one("a", "same_number", "same_amount")])?.id).toBe("a");
  });

  it.each([
    [[one("a", "named")]],
    [[one("a", "same_amount", "same_payee")]],
    [[one("a", "misspelt", "same_amount")]],
    [[one("a", "named", "same_amount"), one("b", "same_number", "same_amount")]],
    [[]],
  ])("is nothing less, and not one of two: %#", (found) => {
    expect(sureExplanation(found)).toBeNull();
  });
});

describe("the reference of a payment order", () => {
  it("is found glued and in small letters, and never taken for a pledge's", () => {
    const order = makeReference(bytes, ORDER_PREFIX);
    expect(order).toMatch(/^TLC/);
    expect(isReference(order)).toBe(true);
    expect(findOrderReferences(`12345${order.toLowerCase()}67 hoan.tien`)).toEqual([order]);
    expect(findReferences(order)).toEqual([]);
  });

  it("with a wrong character is none", () => {
    const order = makeReference(bytes, ORDER_PREFIX);
    expect(findOrderReferences(order.slice(0, 5) + (order[5] === "A" ? "B" : "A") + order.slice(6))).toEqual([]);
  });
});

describe("a memo", () => {
  it.each([["Phí chuyển tiền", true], ["THU PHI QLTK", true], ["SMS fee 11/2026", true], ["VAT", true], ["HOAN TIEN TLC", false], ["Nguyen Phiem", false], ["", false]])("%s speaks of a fee: %s", (memo, expected) => {
    expect(speaksOfFee(memo)).toBe(expected);
  });
});
