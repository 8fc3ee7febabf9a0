import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";

/**
 * Throws hostile input at everything that reads what comes from outside: `npm run test:fuzz [-- --inputs 20000 --seed 7]`. Every test file named
 * `*.fuzz.test.ts` takes part with FUZZ_INPUTS and FUZZ_SEED, of which `npm test` runs a small share: the readers of statements, each webhook and the open data. The
 * seed makes a run come again. Ends with 1 when anything but a refusal came of an input.
 */
const { values } = parseArgs({ args: process.argv.slice(2), options: { inputs: { type: "string", default: "20000" }, seed: { type: "string", default: String(Math.floor(Math.random() * 1e9)) } } });
const [seed, inputs] = [Number(values.seed), Number(values.inputs)];
console.log(`Tests named *.fuzz.test.ts: ${inputs} inputs each, seed ${seed}`);
const held = ["unit", "database"].map((project) => {
  const tests = spawnSync(process.execPath, ["node_modules/vitest/vitest.mjs", "run", "--project", project, "--testTimeout", "1800000", "fuzz.test"], {
    stdio: "inherit",
    env: { ...process.env, FUZZ_INPUTS: String(inputs), FUZZ_SEED: String(seed) },
  });
  return tests.status === 0;
});
console.log(`Seed ${seed}: ${held.every(Boolean) ? "held" : "did not hold"}.`);
process.exit(held.every(Boolean) ? 0 : 1);
