import { describe, expect, it } from "vitest";
import { fairnessRow, measureFairness } from "../../scripts/bench-fairness";

describe("fairness between communes, measured", () => {
  it("gives the same figures for the same seed and others for another", () => {
    expect(measureFairness({ seed: 588, gifts: 300 })).toEqual(measureFairness({ seed: 588, gifts: 300 }));
    expect(measureFairness({ seed: 589, gifts: 300 })).not.toEqual(measureFairness({ seed: 588, gifts: 300 }));
  });

  it.each([1, 7, 588])("reaches more communes and spreads more evenly, with as much given (seed %i)", (seed) => {
    const { without, withFairness } = measureFairness({ seed });
    expect(withFairness.reached).toBeGreaterThan(without.reached);
    expect(withFairness.gini).toBeLessThan(without.gini);
    expect(withFairness.topTenth).toBeLessThan(without.topTenth);
    expect(Math.abs(withFairness.covered - without.covered)).toBeLessThanOrEqual(2);
  });

  it("is told in one row", () => {
    expect(fairnessRow(measureFairness({ seed: 588, gifts: 300 })).result).toMatch(/^with fairness: \d+ % of communes reached, Gini of their coverage 0\.\d\d/);
  });
});
