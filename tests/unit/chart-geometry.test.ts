import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { groupedBars, shortDong, stackedShares } from "~/ui/charts/chart-geometry";

const FRAME = { width: 960, height: 300, left: 64, bottom: 28 };
const amounts = fc.array(fc.integer({ min: -5_000_000_000, max: 90_000_000_000 }), { minLength: 1, maxLength: 36 });

describe("bars in groups", () => {
  it("stay inside their frame, stand on the base line, and are as high as they are worth", () => {
    fc.assert(
      fc.property(amounts, amounts, (one, other) => {
        const length = Math.min(one.length, other.length);
        const { bars, baseline, ticks } = groupedBars([{ key: "a", values: one.slice(0, length) }, { key: "b", values: other.slice(0, length) }], FRAME);
        expect(bars).toHaveLength(2 * length);
        const scale = bars.filter(({ value }) => value !== 0).map(({ value, height }) => height / Math.abs(value));
        for (const each of scale) expect(each).toBeCloseTo(scale[0]!, 12);
        for (const { x, y, width, height, value } of bars) {
          expect(x).toBeGreaterThanOrEqual(FRAME.left);
          expect(x + width).toBeLessThanOrEqual(FRAME.width + 1e-6);
          expect(y).toBeGreaterThanOrEqual(8 - 1e-6);
          expect(y + height).toBeLessThanOrEqual(FRAME.height - FRAME.bottom + 1e-6);
          expect(value >= 0 ? y + height : y).toBeCloseTo(baseline, 6);
        }
        expect(ticks.length).toBeGreaterThan(1);
      }),
    );
  });

  it("never overlap", () => {
    const { bars } = groupedBars([{ key: "a", values: [1, 2, 3] }, { key: "b", values: [3, 2, 1] }], FRAME);
    const inOrder = bars.toSorted((a, b) => a.x - b.x);
    inOrder.slice(1).forEach((bar, at) => expect(bar.x).toBeGreaterThanOrEqual(inOrder[at]!.x + inOrder[at]!.width));
    expect(inOrder.map(({ key, at }) => `${at}${key}`)).toEqual(["0a", "0b", "1a", "1b", "2a", "2b"]);
  });

  it("of nothing at all are a drawing without bars", () => {
    expect(groupedBars([{ key: "a", values: [] }], FRAME)).toMatchObject({ bars: [], groups: [] });
    expect(groupedBars([{ key: "a", values: [0, 0] }], FRAME).bars.every(({ height }) => height === 0)).toBe(true);
  });
});

describe("stacked shares", () => {
  it("follow one another without a gap, and only the longest row is whole", () => {
    const [first, second] = stackedShares([{ delivered: 30, held: 70 }, { delivered: 10, held: 0 }], ["delivered", "held"]);
    expect(first).toEqual([{ key: "delivered", from: 0, to: 30 }, { key: "held", from: 30, to: 100 }]);
    expect(second).toEqual([{ key: "delivered", from: 0, to: 10 }, { key: "held", from: 10, to: 10 }]);
  });

  it("give no room to what is below nothing", () => {
    expect(stackedShares([{ a: -5, b: 5 }], ["a", "b"])[0]).toEqual([{ key: "a", from: 0, to: 0 }, { key: "b", from: 0, to: 100 }]);
    expect(stackedShares([{ a: 0 }], ["a"])[0]).toEqual([{ key: "a", from: 0, to: 0 }]);
  });
});

it("sums on an axis are short", () => {
  expect([1_500_000_000, 250_000_000, 40_000, 0].map((amount) => shortDong(amount, "vi"))).toEqual(["1,5 tỷ", "250 tr", "40 ng", "0"]);
  expect([1_500_000_000, 250_000_000, 40_000, 0].map((amount) => shortDong(amount, "en"))).toEqual(["1.5bn", "250m", "40k", "0"]);
});
