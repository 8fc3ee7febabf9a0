import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { findBrowser } from "./browser";

type Count = { passed: number; failed: number; skipped: number };
const total: Count = { passed: 0, failed: 0, skipped: 0 };
const folder = await mkdtemp(path.join(tmpdir(), "tlv-report-"));

await check("lint", "node_modules/eslint/bin/eslint.js", ["."]);
await check("types", "node_modules/typescript/bin/tsc", ["--noEmit"]);
await vitest("unit");
await vitest("database");
const browser = await findBrowser().catch((error: Error) => {
  console.error(error.message);
  total.failed += 1;
  return undefined;
});
if (browser) await vitest("e2e", { PLAYWRIGHT_CHROMIUM: browser });
await rm(folder, { recursive: true, force: true });

console.log(`\n${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ""}`);
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);

async function check(name: string, script: string, args: string[]) {
  console.log(`\n── ${name}`);
  const code = await run(script, args, {});
  if (code === 0) total.passed += 1;
  else total.failed += 1;
}

async function vitest(project: string, environment: Record<string, string> = {}) {
  console.log(`\n── ${project}`);
  const report = path.join(folder, `${project}.json`);
  const code = await run("node_modules/vitest/vitest.mjs", ["run", "--project", project, "--reporter=default", "--reporter=json", `--outputFile.json=${report}`], environment);
  const text = await readFile(report, "utf8").catch(() => undefined);
  const result = text ? (JSON.parse(text) as { numPassedTests: number; numFailedTests: number; numPendingTests: number; numFailedTestSuites: number }) : undefined;
  total.passed += result?.numPassedTests ?? 0;
  total.skipped += result?.numPendingTests ?? 0;
  const failed = result?.numFailedTests ?? 0;
  // A file that fails outside its tests, or a runner that breaks, is a failure too.
  total.failed += failed === 0 && code !== 0 ? 1 : failed;
}

function run(script: string, args: string[], environment: Record<string, string>): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script, ...args], { stdio: ["ignore", "inherit", "inherit"], env: { ...process.env, NODE_ENV: "test", ...environment } });
    child.once("exit", (code) => resolve(code ?? 1));
  });
}
