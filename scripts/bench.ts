import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { measureMatching, memoCorpus } from "../tests/support/memo-corpus";
import { fairnessRow, measureFairness } from "./bench-fairness";
import type { Figure } from "./bench-figures";
import { measureGrowth } from "./bench-growth";
import { measurePages } from "./bench-pages";
import { measurePledges } from "./bench-pledges";
import { measureSearch } from "./bench-search";
import { measureSearchServer } from "./bench-search-server";
import { measureStatements } from "./bench-statements";
import { measureWeight } from "./bench-weight";
import { loadNeeds, startMeasured } from "./measured-product";

/**
 * Measures the product against targets and against baselines in the same run on the same machine: `npm run bench [-- --needs 5000 --seconds 5 --seed 588
 * --only pages,search,typing,weight,pledges,memos,fairness,statements]`. `--growth` compares searches among a million needs with those among ten thousand, and `--data`,
 * `--million` name data folders that hold the needs already.
 */
const { values } = parseArgs({
  args: process.argv.slice(2),
  options: {
    needs: { type: "string", default: "100000" }, seconds: { type: "string", default: "5" }, seed: { type: "string", default: "588" }, only: { type: "string" },
    data: { type: "string" }, growth: { type: "boolean", default: false }, million: { type: "string" },
  },
});
const duration = Number(values.seconds);
const folder = await mkdtemp(path.join(tmpdir(), "tlv-bench-"));
const holding = values.data ? path.resolve(values.data) : folder;
const wanted = (part: string) => values.only === undefined || values.only.split(",").includes(part);
const figures: Figure[] = [];
const note = (...measured: Figure[]) => {
  figures.push(...measured);
  for (const { what, result, target, baseline } of measured) console.log(`  ${what}: ${result}${target ? ` (target ${target})` : ""}${baseline ? `; ${baseline}` : ""}`);
};

try {
  if (wanted("memos")) note(matching());
  if (wanted("fairness")) note(fairnessRow(measureFairness({ seed: Number(values.seed) })));
  if (["pages", "search", "weight", "pledges"].some(wanted)) {
    if (!values.data) loadNeeds(folder, values.needs);
    const product = await startMeasured(holding);
    try {
      if (wanted("weight")) note(...(await measureWeight(product.url)));
      if (wanted("search")) note(...(await measureSearch(product.url, "postgresql")));
      if (wanted("pages")) note(...(await measurePages({ url: product.url, databaseUrl: product.databaseUrl, folder, duration })));
      if (wanted("pledges")) note(...(await measurePledges(product.databaseUrl, duration)));
    } finally {
      await closeOwnDatabase();
      await product.stop();
    }
    if (wanted("search")) note(...(await measureSearchServer(holding)));
  }
  if (values.growth) note(...(await measureGrowth(values.million)));
  if (wanted("statements")) {
    // A product that has just started has no memory to spare from what it did before.
    const product = await startMeasured(holding);
    note(...(await measureStatements({ origin: product.url, pid: product.pid, databaseUrl: product.databaseUrl, folder })));
    await product.stop();
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
console.log(`\n${values.data ? `the needs in ${path.basename(values.data)}` : `${values.needs} load needs`}, ${duration} s each, 8 connections`);
console.table(figures.map(({ holds, ...figure }) => ({ ...figure, holds: holds === undefined ? "" : holds ? "yes" : "NO" })));
process.exit();

/** How 10,000 generated bank memos find their pledges. */
function matching(): Figure {
  const seed = Number(values.seed);
  const { memos, rightOnes, found, wrong, missed } = measureMatching(memoCorpus({ seed, size: 10_000 }));
  for (const { shape, memo } of [...wrong, ...missed].slice(0, 5)) console.log(`  ${shape}: ${memo}`);
  return { what: `${memos} bank memos, seed ${seed}`, result: `${found} of ${rightOnes} right references found, ${wrong.length} credited wrongly`, target: "99 %, none credited wrongly", ratio: `${((found / rightOnes) * 100).toFixed(2)} %`, holds: found / rightOnes >= 0.99 && wrong.length === 0 };
}

async function closeOwnDatabase() {
  const { closeDatabase } = await import("~/platform/database.server");
  await closeDatabase();
}
