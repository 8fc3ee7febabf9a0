import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decidePlacement, type Placeable } from "~/domain/pledges/placement";

const held = (more: Partial<Placeable> = {}): Placeable => ({ mode: "money", state: "held", expected: 100n, received: 30n, ...more });

describe("deciding a placement", () => {
  it("without an amount takes as much as is lacking and waiting, and with one just that", () => {
    expect(decidePlacement(held(), 500n)).toEqual({ ok: true, placed: 70n, lacking: 70n, reopens: false, settles: true });
    expect(decidePlacement(held(), 20n)).toEqual({ ok: true, placed: 20n, lacking: 70n, reopens: false, settles: false });
    expect(decidePlacement(held({ state: "lapsed" }), 500n, 10n)).toEqual({ ok: true, placed: 10n, lacking: 70n, reopens: true, settles: false });
  });

  it.each([
    ["nothing-unplaced", held(), 0n, undefined],
    ["pledge-not-payable", held({ mode: "in_kind" }), 50n, undefined],
    ["pledge-not-payable", held({ state: "confirmed", received: 100n }), 50n, undefined],
    ["pledge-not-payable", held({ state: "cancelled" }), 50n, undefined],
    ["pledge-not-payable", held({ received: 100n }), 50n, undefined],
    ["amount-invalid", held(), 50n, 0n],
    ["amount-invalid", held(), 50n, -1n],
    ["amount-above-unplaced", held(), 50n, 51n],
    ["amount-above-lacking", held(), 500n, 71n],
  ])("refuses %s", (reason, pledge, unplaced, amount) => {
    expect(decidePlacement(pledge, unplaced, amount)).toEqual({ ok: false, reason });
  });

  it("never places more than is lacking or waiting", () => {
    const dong = fc.bigInt({ min: 0n, max: 1000n });
    fc.assert(
      fc.property(dong, dong, dong, fc.option(fc.bigInt({ min: -5n, max: 1000n }), { nil: undefined }), (expected, part, unplaced, amount) => {
        const pledge = held({ expected, received: part < expected ? part : expected });
        const decided = decidePlacement(pledge, unplaced, amount);
        if (!decided.ok) return;
        expect(decided.placed > 0n && decided.placed <= unplaced && decided.placed <= expected - pledge.received).toBe(true);
        expect(decided.settles).toBe(pledge.received + decided.placed === expected);
      }),
    );
  });
});
