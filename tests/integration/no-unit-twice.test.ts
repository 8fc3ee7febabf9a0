import { randomInt } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { RunningPostgres } from "../../scripts/embedded-postgres";
import { readAnswers } from "../support/concurrency/answer-log";
import { bundleLoad } from "../support/concurrency/bundle-load";
import { untrueAnswers } from "../support/concurrency/check-answers";
import { brokenRules, carelessDoubles } from "../support/concurrency/check-database";
import { disturb, startLoadDatabase } from "../support/concurrency/disturbances";
import { answerFiles, startProcesses } from "../support/concurrency/load-processes";
import { ATTEMPTS, NEEDS, UNITS_PER_NEED } from "../support/concurrency/load-plan";
import { prepareLoad } from "../support/concurrency/prepare-load";

// LOAD_SEED repeats the plan, the kills and the stops of an earlier run.
const seed = Number(process.env.LOAD_SEED ?? randomInt(2 ** 31));
const TIME_LIMIT = 600_000;

let folder: string;
let programs: Awaited<ReturnType<typeof bundleLoad>>;
let server: RunningPostgres;
let restart: () => Promise<RunningPostgres>;
let client: pg.Client;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "tlv-load-"));
  programs = await bundleLoad();
  ({ server, restart } = await startLoadDatabase(folder));
  await prepareLoad(server.url);
}, TIME_LIMIT);

afterAll(async () => {
  await client?.end();
  await server?.stop("immediate");
  await rm(folder, { recursive: true, force: true });
  if (programs) await rm(programs.folder, { recursive: true, force: true });
});

it(`gives no unit twice and keeps every answer, though processes are killed and the database stops (LOAD_SEED=${seed})`, { timeout: TIME_LIMIT }, async () => {
  const work = { url: server.url, folder, seed };
  await startProcesses({ ...work, program: programs.carelessLoad, task: "attempt" }).done;

  const load = startProcesses({ ...work, program: programs.pledgeLoad, task: "attempt" });
  const disturbances = disturb(load, seed, server, restart);
  const [{ stops }] = await Promise.all([disturbances, load.done]).finally(async () => {
    load.stop();
    await Promise.allSettled([disturbances]);
  });
  await startProcesses({ ...work, program: programs.pledgeLoad, task: "ask-again" }).done;

  client = new pg.Client({ connectionString: server.url });
  await client.connect();
  const doubles = await carelessDoubles(client);
  const { untrue, figures } = await untrueAnswers(client, seed, answerFiles(folder).flatMap(readAnswers));
  const { rows } = await client.query<{ given: number; covered: number }>("SELECT sum(units_allocated)::int AS given, count(*) FILTER (WHERE state = 'covered')::int AS covered FROM need");
  console.log(`LOAD_SEED=${seed}`, { ...figures, ...rows[0], killed: load.killed(), died: load.died(), stops, carelessDoubles: doubles });

  expect.soft(await brokenRules(client)).toEqual([]);
  expect.soft(untrue).toEqual([]);
  // The load was what it claims to be: it pressed hard enough to break careless code, it was disturbed, and it used the needs up.
  expect(doubles, "units that the negative control gave twice").toBeGreaterThan(0);
  expect(load.killed()).toBeGreaterThanOrEqual(20);
  expect(load.died()).toBeGreaterThan(0);
  expect(figures.answersFoundAgain, "pledges whose first answer was lost on the way").toBeGreaterThanOrEqual(load.died());
  expect(stops).toBeGreaterThanOrEqual(3);
  expect(figures.outages, "calls that reported the stopped database to their caller").toBeGreaterThanOrEqual(stops);
  expect(figures.attempts).toBe(ATTEMPTS);
  expect(rows[0]!.given).toBeGreaterThan(NEEDS * UNITS_PER_NEED * 0.95);
});
