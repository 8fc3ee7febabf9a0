import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { divideTransfer, type PayablePledge } from "~/domain/payments/payment";

const dong = (max: bigint) => fc.bigInt({ min: 1n, max });
const part = fc.bigInt({ min: 0n, max: 1_000_000n });
const pledges: fc.Arbitrary<PayablePledge> = fc
  .record({
    mode: fc.constantFrom("money", "in_kind"),
    state: fc.constantFrom("held", "confirmed", "in_delivery", "delivered", "closed", "lapsed", "cancelled", "refunded"),
    expected: dong(1_000_000n),
    part,
  })
  .map(({ part: drawn, ...pledge }) => ({ ...pledge, received: drawn % (pledge.expected + 1n) }));

describe("dividing a transfer", () => {
  it("loses no đồng and gives a pledge no more than it lacks, and only a held one of money", () => {
    fc.assert(
      fc.property(dong(2_000_000n), pledges, (amount, pledge) => {
        const { place, suspend } = divideTransfer(amount, pledge);
        const lacking = pledge.expected - pledge.received;
        expect(place + suspend).toBe(amount);
        expect(place >= 0n && suspend >= 0n && place <= lacking).toBe(true);
        const takes = pledge.mode === "money" && pledge.state === "held" && lacking > 0n;
        expect(place).toBe(takes ? (amount < lacking ? amount : lacking) : 0n);
      }),
    );
  });

  it("settles a pledge with the same sum whatever the parts and their order", () => {
    fc.assert(
      fc.property(dong(1_000_000n), fc.array(dong(600_000n), { minLength: 1, maxLength: 8 }), (expected, parts) => {
        let [received, suspended] = [0n, 0n];
        const outcomes = parts.map((amount) => {
          const state = received === expected ? "confirmed" : "held";
          const division = divideTransfer(amount, { mode: "money", state, expected, received });
          received += division.place;
          suspended += division.suspend;
          return division.outcome;
        });
        const total = parts.reduce((sum, amount) => sum + amount, 0n);
        expect(received).toBe(total < expected ? total : expected);
        expect(suspended).toBe(total - received);
        // Short until the one that settles it, and double from then on.
        const settling = outcomes.findIndex((outcome) => outcome !== "short");
        if (settling >= 0) {
          expect(["exact", "completes", "excess"]).toContain(outcomes[settling]);
          expect(outcomes[settling] === "exact").toBe(settling === 0 && parts[0] === expected);
          expect(outcomes.slice(settling + 1).every((outcome) => outcome === "double")).toBe(true);
        }
      }),
    );
  });

  it.each([
    ["not_payable", { mode: "in_kind" }],
    ["not_payable", { state: "cancelled" }],
    ["not_payable", { state: "refunded" }],
    ["late", { state: "lapsed" }],
    ["double", { state: "confirmed", received: 10n }],
    ["double", { state: "delivered", received: 10n }],
    ["short", { expected: 11n }],
    ["exact", {}],
    ["completes", { expected: 15n, received: 5n }],
    ["excess", { expected: 9n }],
  ])("calls ten đồng %s for %o", (outcome, more) => {
    expect(divideTransfer(10n, { mode: "money", state: "held", expected: 10n, received: 0n, ...more }).outcome).toBe(outcome);
  });
});
