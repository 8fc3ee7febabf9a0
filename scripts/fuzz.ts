import { spawnSync } from "node:child_process";
import { randomInt } from "node:crypto";
import { parseArgs } from "node:util";

/**
 * Throws hostile input at everything that reads what comes from outside: `npm run test:fuzz [-- --inputs 20000 --seed 7 --only bank]`. Every test file
 * named `*.fuzz.test.ts` takes part, with FUZZ_INPUTS and FUZZ_SEED; in `npm test` each runs a small share. The seed makes a run come again.
 */
const { values } = parseArgs({ args: process.argv.slice(2), options: { inputs: { type: "string", default: "20000" }, seed: { type: "string" }, only: { type: "string", default: "" } } });
const seed = values.seed ?? String(randomInt(2 ** 31));
console.log(`Fuzzing with ${values.inputs} inputs each, seed ${seed}.`);
const run = spawnSync(process.execPath, ["node_modules/vitest/vitest.mjs", "run", "--project", "unit", "--project", "database", "--testTimeout", "1800000", `${values.only}.fuzz.test`.replace(/^\./, "")], {
  stdio: "inherit",
  env: { ...process.env, FUZZ_INPUTS: values.inputs, FUZZ_SEED: seed },
});
console.log(`Seed ${seed}: ${run.status === 0 ? "held" : "did not hold"}.`);
process.exit(run.status ?? 1);
