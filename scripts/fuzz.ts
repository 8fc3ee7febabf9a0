import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";
import { fuzzStatements } from "../tests/support/fuzz-statements";

/**
 * Throws hostile input at everything that reads what comes from outside: `npm run test:fuzz [-- --inputs 20000 --seed 7]`. The readers of statements get
 * spoilt files; every test file named `*.fuzz.test.ts` takes part with FUZZ_INPUTS and FUZZ_SEED, of which `npm test` runs a small share. The seed makes
 * a run come again. Ends with 1 when anything but a refusal came of an input.
 */
const { values } = parseArgs({ args: process.argv.slice(2), options: { inputs: { type: "string", default: "20000" }, seed: { type: "string", default: String(Math.floor(Math.random() * 1e9)) } } });
const [seed, inputs] = [Number(values.seed), Number(values.inputs)];
console.log(`statements: ${inputs} inputs, seed ${seed}`);
const before = process.memoryUsage().rss;
const { read, asked, refused, failures, largestRss } = await fuzzStatements({ seed, inputs, told: (done) => done % 5000 === 0 && console.log(`  ${done} …`) });
console.log(`statements: ${read} read, ${asked} asked for their columns, ${refused} refused, ${failures.length} failed; memory grew by ${Math.round((largestRss - before) / 1048576)} MB`);
for (const { input, error } of failures.slice(0, 5)) console.error(`input ${input} of seed ${seed}: ${error}`);
console.log(`tests named *.fuzz.test.ts: ${inputs} inputs each, seed ${seed}`);
const held = ["unit", "database"].map((project) => {
  const tests = spawnSync(process.execPath, ["node_modules/vitest/vitest.mjs", "run", "--project", project, "--passWithNoTests", "--testTimeout", "1800000", "fuzz.test"], {
    stdio: "inherit",
    env: { ...process.env, FUZZ_INPUTS: String(inputs), FUZZ_SEED: String(seed) },
  });
  return tests.status === 0;
});
const good = failures.length === 0 && held.every(Boolean);
console.log(`Seed ${seed}: ${good ? "held" : "did not hold"}.`);
process.exit(good ? 0 : 1);
