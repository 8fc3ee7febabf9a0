import { spawn, spawnSync, type ChildProcessByStdio } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import http from "node:http";
import type { Readable } from "node:stream";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import autocannon from "autocannon";
import pg from "pg";
import { measureMatching, memoCorpus } from "../tests/support/memo-corpus";
import { fairnessRow, measureFairness } from "./bench-fairness";
import { measureStatements } from "./bench-statements";
import { freePort } from "./embedded-postgres";

/** Measures the product against baselines in the same run on the same machine: `npm run bench [-- --needs 5000 --seconds 5 --seed 588]`. */
const { values } = parseArgs({ args: process.argv.slice(2), options: { needs: { type: "string", default: "5000" }, seconds: { type: "string", default: "5" }, seed: { type: "string", default: "588" } } });
const duration = Number(values.seconds);
const folder = await mkdtemp(path.join(tmpdir(), "tlv-bench-"));
const port = await freePort();
const environment: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: "production", DATABASE_URL: "", DEMO: "", DATA_DIR: folder, PORT: String(port), ORIGIN: `http://localhost:${port}`, LOG_LEVEL: "error", PRINT_DATABASE_URL: "1" };

const loaded = spawnSync(process.execPath, ["scripts/run.mjs", "seed-load", "--needs", values.needs], { env: environment, stdio: "inherit" });
if (loaded.status !== 0) process.exit(1);
let { product, databaseUrl } = await start();
const rows: { what: string; result: string; baseline: string; ratio: string }[] = [];
try {
  await pages();
  await pledges();
  matching();
  rows.push(fairnessRow(measureFairness({ seed: Number(values.seed) })));
  // A product that has just started has no memory to spare from what it did before.
  await stop();
  ({ product, databaseUrl } = await start());
  rows.push(...(await measureStatements({ origin: `http://localhost:${port}`, pid: product.pid!, databaseUrl, folder })));
} finally {
  await stop();
  await rm(folder, { recursive: true, force: true });
}
console.log(`\n${values.needs} load needs, ${duration} s each, 8 connections`);
console.table(rows);
process.exit();

/** How 10,000 generated bank memos find their pledges. */
function matching() {
  const seed = Number(values.seed);
  const { memos, rightOnes, found, wrong, missed } = measureMatching(memoCorpus({ seed, size: 10_000 }));
  rows.push({ what: `${memos} bank memos, seed ${seed}`, result: `${found} of ${rightOnes} right references found, ${wrong.length} credited wrongly`, baseline: "99 %, none credited wrongly", ratio: `${((found / rightOnes) * 100).toFixed(2)} %` });
  for (const { shape, memo } of [...wrong, ...missed].slice(0, 5)) console.log(`  ${shape}: ${memo}`);
}

async function pages() {
  for (const place of ["/", "/needs", "/en/needs?q=school&sort=deadline", await firstNeed()]) {
    const bytes = await fetch(`http://localhost:${port}${place}`).then(async (response) => Buffer.from(await response.arrayBuffer()));
    const bare = http.createServer((_request, response) => response.setHeader("Content-Type", "text/html; charset=utf-8").end(bytes));
    await new Promise<void>((resolve) => bare.listen(0, "127.0.0.1", resolve));
    const barePort = (bare.address() as { port: number }).port;
    const ours = await measure(`http://localhost:${port}${place}`);
    const baseline = await measure(`http://127.0.0.1:${barePort}/`);
    bare.close();
    rows.push({
      what: `GET ${place}`,
      result: `${ours.requests.average.toFixed(0)}/s, p99 ${ours.latency.p99} ms, ${ours.non2xx} failed`,
      baseline: `bare node:http, same bytes: ${baseline.requests.average.toFixed(0)}/s`,
      ratio: (ours.requests.average / baseline.requests.average).toFixed(3),
    });
  }
}

function measure(url: string) {
  return autocannon({ url, connections: 8, duration, headers: { "accept-encoding": "identity" } });
}

/** makePledge in this one process, spread over many needs and all on one need, against bare transactions with one insert each. */
async function pledges() {
  process.env.TLV_DATABASE_URL = databaseUrl;
  const { makePledge } = await import("~/domain/pledges/make-pledge.server");
  const { closeDatabase } = await import("~/platform/database.server");
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 16 });
  await pool.query("CREATE TABLE IF NOT EXISTS bench_row (id uuid PRIMARY KEY, written_at timestamptz DEFAULT now())");
  const baseline = await perSecond(async () => {
    const client = await pool.connect();
    await client.query("BEGIN");
    await client.query("INSERT INTO bench_row (id) VALUES ($1)", [randomUUID()]);
    await client.query("COMMIT");
    client.release();
  });
  const { rows: open } = await pool.query<{ code: string }>("SELECT code FROM need WHERE state = 'open' AND accepts_money AND code LIKE 'LOAD-%' ORDER BY quantity - units_allocated DESC LIMIT 200");
  const give = async (code: string) => {
    const made = await makePledge({ needCode: code, units: 1, mode: "money", givenAs: "person", honourName: "Đo tải", viewer: null, guest: { email: "bench@demo.tamlongvang.example", name: "Đo tải" }, locale: "vi", idempotencyKey: randomUUID() });
    if (!made.ok && made.reason !== "units-taken") throw new Error(made.reason);
  };
  const spread = await perSecond(() => give(open[Math.floor(Math.random() * open.length)]!.code));
  const one = await perSecond(() => give(open[0]!.code));
  await pool.query("DROP TABLE bench_row");
  await pool.end();
  await closeDatabase();
  for (const [what, result] of [["pledges over 200 needs", spread], ["pledges all for one need", one]] as const)
    rows.push({ what, result: `${result.toFixed(0)}/s`, baseline: `BEGIN, one INSERT, COMMIT: ${baseline.toFixed(0)}/s`, ratio: (result / baseline).toFixed(3) });
}

async function perSecond(deed: () => Promise<unknown>): Promise<number> {
  const until = Date.now() + duration * 1000;
  let done = 0;
  await Promise.all(
    Array.from({ length: 16 }, async () => {
      while (Date.now() < until) {
        await deed();
        done += 1;
      }
    }),
  );
  return done / duration;
}

async function firstNeed(): Promise<string> {
  const html = await fetch(`http://localhost:${port}/needs`).then((response) => response.text());
  return /href="(\/needs\/[A-Z]+-[A-Z]+-\d+)"/.exec(html)?.[1] ?? "/needs";
}

/** The product on the loaded data, once it serves. */
async function start(): Promise<{ product: ChildProcessByStdio<null, Readable, null>; databaseUrl: string }> {
  const child = spawn(process.execPath, ["scripts/run.mjs", "start"], { env: environment, stdio: ["ignore", "pipe", "inherit"] });
  return { product: child, databaseUrl: await started(child) };
}

async function stop(): Promise<void> {
  if (product.exitCode !== null) return;
  const ended = new Promise((resolve) => product.once("exit", resolve));
  product.kill("SIGTERM");
  await ended;
}

function started(child: ChildProcessByStdio<null, Readable, null>): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => {
      output += chunk.toString();
      const address = /^ {2}database-url +(\S+)$/m.exec(output)?.[1];
      if (address && output.includes("Stop with Ctrl-C")) resolve(address);
    });
    child.once("exit", (code) => reject(new Error(`The product ended with ${code}: ${output}`)));
  });
}
