import { describe, expect, it } from "vitest";
import { fuzz } from "../support/fuzz";
import { fuzzStatements } from "../support/fuzz-statements";

const GROWTH_MAX = 300 * 1024 * 1024;

describe(`readers of statements under ${fuzz.inputs} random and spoilt files (seed ${fuzz.seed})`, () => {
  it("read, ask or refuse each, and never fail, hang or grow", { timeout: 1_800_000 }, async () => {
    const before = process.memoryUsage().rss;
    const { read, asked, refused, failures, largestRss } = await fuzzStatements({ ...fuzz, told: (done) => done > 0 && done % 5000 === 0 && console.log(`  ${done} …`) });
    console.log(`statements: ${read} read, ${asked} asked for their columns, ${refused} refused; memory grew by ${Math.round((largestRss - before) / 1048576)} MB`);
    expect(failures).toEqual([]);
    expect(read + asked + refused).toBe(fuzz.inputs);
    expect(Math.min(read, refused)).toBeGreaterThan(0);
    expect(largestRss - before).toBeLessThan(GROWTH_MAX);
  });
});
