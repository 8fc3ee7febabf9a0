import { generateKeyPairSync } from "node:crypto";
import { readdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { startEmbeddedPostgres, type RunningPostgres } from "../../scripts/embedded-postgres";
import { runCommand, startProduct, until, type ProductProcess } from "../support/product-process";

let folder: string;
let server: RunningPostgres;
let running: ProductProcess[] = [];
const url = (database: string) => server.adminUrl.replace(/\/postgres$/, `/${database}`);
const demo = (database: string) => ({ DATABASE_URL: url(database), DEMO: "1", DATA_DIR: path.join(folder, "files") });

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "tlv-configured-"));
  server = await startEmbeddedPostgres(path.join(folder, "server"), { database: "twice" });
});
afterEach(async () => {
  for (const product of running) product.child.kill("SIGTERM");
  await Promise.all(running.map((product) => product.ended));
  running = [];
});
afterAll(async () => {
  await server?.stop("immediate");
  await rm(folder, { recursive: true, force: true });
});

describe("a database of one's own, by DATABASE_URL", () => {
  it("is brought up to date by npm run migrate alone, as often as one likes, without any data", async () => {
    await query("postgres", "CREATE DATABASE bare");
    expect((await command("check:data", "bare")).errors).toMatch(/^The data could not be checked: this database does not hold the product's tables; run npm run migrate first\.\n$/);
    for (const _time of [1, 2]) expect(await command("migrate", "bare")).toMatchObject({ code: 0, output: "The database is up to date.\n", errors: "" });
    expect(await migrationsOf("bare")).toEqual(await migrationFiles());
    expect(await number("bare", "SELECT (SELECT count(*) FROM person) + (SELECT count(*) FROM need) + (SELECT count(*) FROM area)")).toBe(0);
    const checked = await command("check:data", "bare");
    expect(checked).toMatchObject({ code: 0, errors: "" });
    expect(checked.output).toMatch(/(\d+) of \1 checks hold/);
  });

  it("holds no demonstration and shows none of its pages without DEMO=1", async () => {
    const key = generateKeyPairSync("ed25519").privateKey.export({ format: "der", type: "pkcs8" }).toString("base64");
    const product = await start({
      DATABASE_URL: url("bare"), DATA_DIR: path.join(folder, "files"), SESSION_SECRET: "x".repeat(40), CERTIFICATE_SIGNING_KEY: key,
      BANK_BIN: "970436", BANK_NAME: "Ngân hàng", BANK_ACCOUNT: "123456789", BANK_HOLDER: "QUY TAM LONG VANG",
    });
    expect(product.output()).toContain("PostgreSQL of DATABASE_URL");
    expect(product.output()).not.toMatch(/DEMONSTRATION|dev\/mailbox/);
    for (const place of ["/dev/mailbox", "/en/dev/mailbox", "/dev/mailbox/00000000-0000-0000-0000-000000000000", "/dev/sign-in", "/dev/bank"]) {
      expect((await fetch(product.url + place)).status, `GET ${place}`).toBe(404);
    }
    for (const place of ["/dev/sign-in", "/dev/bank"]) {
      const answer = await fetch(product.url + place, { method: "POST", body: new URLSearchParams({ personId: "x" }), headers: { Origin: product.url } });
      expect(answer.status, `POST ${place}`).toBe(404);
    }
    expect(await fetch(`${product.url}/en/sign-in`).then((response) => response.text())).not.toContain('name="personId"');
    expect(await number("bare", "SELECT (SELECT count(*) FROM person) + (SELECT count(*) FROM need) + (SELECT count(*) FROM programme)")).toBe(0);
  });

  it("is prepared and filled once by two processes that start together, with the jobs done by a third", async () => {
    const [one, other] = await Promise.all([start({ ...demo("twice"), WORKER: "none" }), start({ ...demo("twice"), WORKER: "none" })]);
    expect([one.errors(), other.errors()]).toEqual(["", ""]);
    expect(await migrationsOf("twice")).toEqual(await migrationFiles());
    for (const [what, sql] of [["programmes", "SELECT count(*) - count(DISTINCT slug) FROM programme"], ["needs", "SELECT count(*) - count(DISTINCT title_vi || place_vi || coalesce(bridge_of_id::text, '')) FROM need"], ["transfers", "SELECT count(*) - count(DISTINCT provider_id) FROM incoming_transfer"]] as const)
      expect(await number("twice", sql), `${what} written twice`).toBe(0);
    for (const product of [one, other]) expect((await fetch(`${product.url}/readyz`)).status).toBe(200);
    expect(await command("check:data", "twice")).toMatchObject({ code: 0 });

    await query("twice", "SELECT graphile_worker.add_job('lapse_holds')");
    const worker = await start(demo("twice"), "worker");
    await until(async () => (await number("twice", "SELECT count(*) FROM graphile_worker.jobs WHERE task_identifier = 'lapse_holds'")) === 0, "the worker has done the job");
    worker.signalGroup("SIGINT");
    expect(await worker.ended).toBe(0);
    expect(worker.errors()).toBe("");
  });

  it("takes a large data set that is the same for the same seed and keeps every rule", async () => {
    for (const copy of ["load_a", "load_b", "load_c"]) await query("postgres", `CREATE DATABASE ${copy} TEMPLATE twice`);
    const digests: (string | undefined)[] = [];
    for (const [database, seed] of [["load_a", "0.25"], ["load_b", "0.25"], ["load_c", "0.5"]] as const) {
      expect(await command("seed:load", database, ["--needs", "2000", "--seed", seed])).toMatchObject({ code: 0, errors: "" });
      expect(await number(database, "SELECT count(*) FROM need WHERE code LIKE 'LOAD-%'")).toBe(2_000);
      digests.push(await digest(database));
    }
    expect(digests[1]).toBe(digests[0]);
    expect(digests[2]).not.toBe(digests[0]);
    expect(await command("seed:load", "load_a", ["--needs", "500"])).toMatchObject({ code: 0 });
    expect(await number("load_a", "SELECT count(DISTINCT code) FROM need WHERE code LIKE 'LOAD-%'")).toBe(2_500);
    expect(await command("check:data", "load_a")).toMatchObject({ code: 0 });
    await query("load_a", "UPDATE need SET units_paid = units_paid - 1 WHERE code = (SELECT min(code) FROM need WHERE code LIKE 'LOAD-%' AND units_paid > 0)");
    const broken = await command("check:data", "load_a");
    expect(broken.code).toBe(1);
    expect(broken.output).toMatch(/^FOUND 1 /m);
  });
});

async function start(settings: Record<string, string>, command = "start") {
  const product = await startProduct(settings, { command });
  running.push(product);
  return product;
}

async function command(name: string, database: string, args: string[] = []) {
  // Looking after a database without demonstration asks for nothing but its address.
  const run = await runCommand(name, { settings: { ...demo(database), DEMO: database === "bare" ? "" : "1" }, args });
  return { code: await run.ended, output: run.output(), errors: run.errors() };
}

async function query(database: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url(database) });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function number(database: string, sql: string): Promise<number> {
  return Number(Object.values((await query(database, sql))[0]!)[0]);
}

/** Everything of the load data that is not an id made at random or the moment of writing. */
async function digest(database: string): Promise<string | undefined> {
  const [row] = await query(
    database,
    `SELECT md5(string_agg(concat_ws('|', n.code, n.category, n.title_vi, n.quantity, n.units_allocated, n.area_code, n.deadline, n.priority_score, p.reference, p.units), E'\\n' ORDER BY n.code)) AS digest
     FROM need n LEFT JOIN pledge p ON p.need_id = n.id WHERE n.code LIKE 'LOAD-%'`,
  );
  return row?.digest as string | undefined;
}

async function migrationsOf(database: string): Promise<unknown[]> {
  return (await query(database, "SELECT migration_name FROM _prisma_migrations ORDER BY migration_name")).map((row) => row.migration_name);
}

async function migrationFiles(): Promise<string[]> {
  return (await readdir("prisma/migrations", { withFileTypes: true })).filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort();
}
