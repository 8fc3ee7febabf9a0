import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { percentile, type Figure } from "./bench-figures";
import { searchTimes } from "./bench-search";
import { loadNeeds, startMeasured } from "./measured-product";

const FEW = 10_000;
const MANY = 1_000_000;

/**
 * How many times as long searches take among a million needs as among ten thousand. Loading a million takes most of an hour; `ready` is a data folder that
 * holds them already.
 */
export async function measureGrowth(ready?: string): Promise<Figure[]> {
  const few = await timesAmong(FEW);
  const many = await timesAmong(MANY, ready);
  return ([["p50", 0.5], ["p95", 0.95]] as const).map(([name, share]) => {
    const [before, after] = [percentile(few, share), percentile(many, share)];
    return { what: `search pages among ${MANY.toLocaleString("en")} needs, ${name} (postgresql)`, result: `${after.toFixed(0)} ms`, target: "< 3 times", baseline: `among ${FEW.toLocaleString("en")}: ${before.toFixed(0)} ms`, ratio: (after / before).toFixed(2), holds: after / before < 3 };
  });
}

async function timesAmong(needs: number, ready?: string): Promise<number[]> {
  const folder = ready ?? (await mkdtemp(path.join(tmpdir(), "tlv-growth-")));
  if (!ready) loadNeeds(folder, needs);
  const product = await startMeasured(folder, { WORKER: "none" });
  try {
    return await searchTimes(product.url);
  } finally {
    await product.stop();
    if (!ready) await rm(folder, { recursive: true, force: true });
  }
}
