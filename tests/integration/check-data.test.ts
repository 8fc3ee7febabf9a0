import { execFile } from "node:child_process";
import pg from "pg";
import { beforeEach, describe, expect, it } from "vitest";
import { checkData } from "~/domain/audit/check-data.server";
import { ledgerDetail } from "~/domain/payments/ledger-detail";
import { translator } from "~/locales/i18n";
import { db } from "~/platform/database.server";
import { basketFaults } from "../fixtures/basket-faults";
import { moneyFaults } from "../fixtures/money-faults";
import { ONE_EVENT, recordFaults } from "../fixtures/record-faults";
import { keepDatabase, restoreDatabase } from "../support/keep-database";
import { makeHistory } from "../support/long-history";

/** Constraints that stand in the way of a planted fault; what the check finds must not depend on them. */
const GUARDS = { one_pledge_per_unit: "allocation", two_people: "delivery", proposal_two_people: "money_proposal", booked_after_its_document: "ledger_transaction" } as const;
const guards = new Map<string, string>();

/** Changes the database as somebody with all rights would who does not want to be seen: no trigger runs. */
async function plant(sql: string) {
  const client = new pg.Client({ connectionString: process.env.TLV_DATABASE_URL });
  await client.connect();
  try {
    await client.query("SET session_replication_role = replica");
    for (const [name, table] of Object.entries(GUARDS)) await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
    const changed = [await client.query(sql)].flat().reduce((rows, one) => rows + (one.rowCount ?? 0), 0);
    expect(changed, "rows that the planted fault changed").toBeGreaterThan(0);
  } finally {
    await client.end();
  }
}

async function restoreGuards() {
  for (const [name, table] of Object.entries(GUARDS)) {
    const [known] = await db.$queryRaw<{ words: string }[]>`SELECT pg_get_constraintdef(oid) AS words FROM pg_constraint WHERE conname = ${name}`;
    if (known) guards.set(name, known.words);
    else await db.$executeRawUnsafe(`ALTER TABLE ${table} ADD CONSTRAINT ${name} ${guards.get(name)!}`);
  }
}

const broken = async () => (await checkData()).filter(({ ok }) => !ok).map(({ name }) => name);

/** Made once; every test begins with it. */
let history: Promise<void> | undefined;

beforeEach(async () => {
  await restoreGuards();
  if (history) return restoreDatabase();
  history = makeHistory().then(keepDatabase);
  await history;
});

const faults = [...moneyFaults, ...basketFaults, ...recordFaults];

describe("checking the data", () => {
  it("finds nothing in what the commands wrote, and changes nothing, however often", async () => {
    const [first, second] = await Promise.all([checkData(), checkData()]);
    expect(first.filter(({ ok }) => !ok)).toEqual([]);
    expect(second).toEqual(first);
    expect(new Set(first.map(({ name }) => name)).size).toBe(first.length);
  });

  it("meets no booking that reads in the words of the code, in either language", async () => {
    const booked = await db.ledgerTransaction.findMany({ select: { kind: true, description: true } });
    expect(new Set(booked.map(({ kind }) => kind)).size).toBeGreaterThan(12);
    const read = (locale: "vi" | "en") => booked.map((row) => ledgerDetail(row, translator(locale, "fund")));
    expect(read("vi").filter((text) => /\b(placed|refund|reversed|undone|returned|kept|fee|hold|exact|short|double|late|no_reference|statement:|dispute|card)\b/i.test(text))).toEqual([]);
    expect(read("en").filter((text) => /no_reference|statement:[0-9a-f]|transfer_/.test(text))).toEqual([]);
  });

  it.each(faults)("%s: finds %s", async (rule, _what, sql) => {
    await plant(sql);
    expect(await broken()).toContain(rule);
  });

  it("has been seen to find something by every one of its rules", async () => {
    const known = (await checkData()).map(({ name }) => name);
    const planted = new Set(faults.map(([rule]) => rule));
    expect(known.filter((name) => !planted.has(name))).toEqual(["certificate numbers run without a gap"].filter((name) => !planted.has(name)));
    expect([...planted].filter((name) => !known.includes(name))).toEqual([]);
  });

  it("tells how many and shows one of them, by code and never by name", async () => {
    const { reference } = await db.pledge.findFirstOrThrow({ where: { state: "cancelled" } });
    await plant("UPDATE pledge SET state = 'lapsed' WHERE state = 'cancelled'");
    const finding = (await checkData()).find(({ name }) => name.startsWith("the state of every pledge"))!;
    expect(finding).toMatchObject({ ok: false, found: 1, sample: { reference, state: "lapsed", kind: "pledge.cancelled" } });
  });
});

describe("npm run check:data", () => {
  const run = () => new Promise<{ code: number; output: string }>((resolve) => {
    const env: NodeJS.ProcessEnv = { ...process.env, DATABASE_URL: process.env.TLV_DATABASE_URL, DEMO: "1", NODE_ENV: "production" };
    execFile(process.execPath, ["scripts/run.mjs", "check-data"], { env }, (error, stdout, stderr) => resolve({ code: error ? Number(error.code) : 0, output: stdout + stderr }));
  });

  it("prints a line for each rule and ends with 0, or with 1 when one is broken", async () => {
    const good = await run();
    expect(good.output).toMatch(/^ok {9}every ledger transaction balances to zero$/m);
    expect(good.output).toMatch(/(\d+) of \1 checks hold/);
    expect(good.code).toBe(0);
    await plant(`UPDATE event SET payload = '{}' WHERE seq = ${ONE_EVENT}`);
    const bad = await run();
    expect(bad.output).toMatch(/^FOUND 1 +no event was altered, moved or removed from its chain: \{.*"kind":"transfer\.kept_as_gift".*\}$/m);
    expect(bad.code).toBe(1);
  });
});
