import { randomInt } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { eventRules } from "~/domain/audit/rules/event-rules";
import { ledgerRules } from "~/domain/audit/rules/ledger-rules";
import { treasuryRules } from "~/domain/audit/rules/treasury-rules";
import { unitRules } from "~/domain/audit/rules/unit-rules";
import type { RunningPostgres } from "../../scripts/embedded-postgres";
import { bundleLoad } from "../support/concurrency/bundle-load";
import { startLoadDatabase } from "../support/concurrency/disturbances";
import { seededRandom } from "../support/concurrency/load-plan";
import { startProcesses } from "../support/concurrency/load-processes";
import { prepareSettling } from "../support/concurrency/prepare-settling";
import { PAYMENT, PAYMENTS } from "../support/concurrency/settle-plan";

// SETTLE_SEED repeats the kills of an earlier run.
const seed = Number(process.env.SETTLE_SEED ?? randomInt(2 ** 31));
const TIME_LIMIT = 900_000;
const KILLS = 24;

let folder: string;
let programs: Awaited<ReturnType<typeof bundleLoad>>;
let server: RunningPostgres;
let client: pg.Client;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "tlv-settle-"));
  programs = await bundleLoad();
  ({ server } = await startLoadDatabase(folder));
  await prepareSettling(server.url);
  client = new pg.Client({ connectionString: server.url });
  await client.connect();
}, TIME_LIMIT);

afterAll(async () => {
  await client?.end();
  await server?.stop("immediate");
  await rm(folder, { recursive: true, force: true });
  if (programs) await rm(programs.folder, { recursive: true, force: true });
});

const figure = async (query: string) => Number((await client.query<{ n: string }>(query)).rows[0]!.n);

it(`books each of ${PAYMENTS} payments exactly once, though four processes that settle them are killed at random (SETTLE_SEED=${seed})`, { timeout: TIME_LIMIT }, async () => {
  const load = startProcesses({ url: server.url, folder, seed, task: "attempt", program: programs.settleLoad });
  const random = seededRandom(seed ^ 0x5eed);
  const moments = Array.from({ length: KILLS }, () => Math.floor(PAYMENTS * (0.02 + random() * 0.86))).sort((one, other) => one - other);
  const killing = (async () => {
    for (const at of moments) {
      if (!(await load.answered(at))) return;
      await wait(random() * 25);
      await load.killOne(random());
    }
  })();
  await Promise.all([killing, load.done]).finally(() => load.stop());

  const figures = {
    transfers: await figure("SELECT count(*) AS n FROM incoming_transfer"),
    bookings: await figure("SELECT count(*) AS n FROM ledger_transaction"),
    settled: await figure("SELECT count(*) AS n FROM payment WHERE state = 'settled' AND received = expected"),
    settlings: await figure("SELECT count(*) AS n FROM event WHERE kind = 'payment.settled'"),
    receipts: await figure("SELECT count(DISTINCT receipt_number) AS n FROM payment"),
    bank: await figure("SELECT sum(amount) AS n FROM ledger_entry JOIN ledger_account ON ledger_account.id = account_id WHERE code = 'bank:main'"),
  };
  console.log(`SETTLE_SEED=${seed}`, { ...figures, killed: load.killed(), died: load.died() });
  expect(figures).toEqual({ transfers: PAYMENTS, bookings: PAYMENTS, settled: PAYMENTS, settlings: PAYMENTS, receipts: PAYMENTS, bank: PAYMENTS * Number(PAYMENT) });
  for (const { name, query } of [...ledgerRules, ...treasuryRules, ...unitRules, ...eventRules]) expect.soft((await client.query(query)).rows.slice(0, 3), name).toEqual([]);
  // The load was disturbed as it claims to be.
  expect(load.killed()).toBeGreaterThanOrEqual(KILLS / 2);
  expect(load.died(), "processes that died with a booked credit they had told nobody of").toBeGreaterThan(0);
});
