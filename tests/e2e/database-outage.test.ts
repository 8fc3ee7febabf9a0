import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freePort, startEmbeddedPostgres, type RunningPostgres } from "../../scripts/embedded-postgres";
import { BANK_SECRET, bankNotice, signedHeaders } from "../support/bank-notices";
import { HttpPerson } from "../support/http-person";
import { runCommand, startProduct, until, type ProductProcess } from "../support/product-process";
import { words } from "../support/words";

let folder: string;
let server: RunningPostgres;
let product: ProductProcess;
const BODY = JSON.stringify(bankNotice());
const notice = () => fetch(`${product.url}/webhooks/bank`, { method: "POST", body: BODY, headers: signedHeaders(BODY) });
const restart = () => startEmbeddedPostgres(path.join(folder, "server"), { port: server.port });

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "tlv-outage-"));
  server = await startEmbeddedPostgres(path.join(folder, "server"), { port: await freePort() });
  product = await startProduct({ DATABASE_URL: server.url, DEMO: "1", DATA_DIR: path.join(folder, "product"), BANK_WEBHOOK_SECRET: BANK_SECRET });
});
afterAll(async () => {
  product?.child.kill("SIGTERM");
  await product?.ended;
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

describe("while the database is away", () => {
  it("lives on, says what is missing, and shows an error page that tells nothing of the inside", async () => {
    expect(await ask("/readyz")).toMatchObject({ status: 200 });
    await server.stop("immediate");
    await until(async () => (await ask("/readyz")).status === 503, "it says that it is not ready");
    expect(JSON.parse((await ask("/readyz")).text)).toMatchObject({ status: "unavailable", checks: { database: "failed", process: "ok" } });
    expect(await ask("/healthz")).toMatchObject({ status: 200 });
    for (const place of ["/", "/needs", "/programmes", "/verify/TLV-2026-000001", "/en", "/en/needs"]) {
      const { status, text, retryAfter } = await ask(place);
      expect([status, Number(retryAfter)], place).toEqual([503, 30]);
      const title = words(place.startsWith("/en") ? "en" : "vi", "ui:error.503.title");
      expect(/<h1[^>]*>([^<]*)/.exec(text)?.[1], place).toBe(title);
      expect(/ECONNREFUSED|Prisma|node_modules|at async|\.server\.|127\.0\.0\.1|terminat/i.exec(text)?.[0], place).toBeUndefined();
    }
  });

  it("says when to come back to what a page or a program asks for, too", async () => {
    for (const place of ["/needs.data", "/transparency.csv"]) expect(await ask(place), place).toMatchObject({ status: 503, retryAfter: "30" });
  });

  it("asks the bank's messenger to send its notice again", async () => {
    const answer = await notice();
    expect([answer.status, await answer.json()]).toEqual([503, { success: false, message: "try-again" }]);
  });

  it("serves, writes and works through its jobs again once the database is back, without a restart", async () => {
    server = await restart();
    await until(async () => (await ask("/readyz")).status === 200, "it says that it is ready");
    expect((await ask("/en/needs")).status).toBe(200);
    expect(await (await notice()).json()).toEqual({ success: true });
    expect(await count("SELECT count(*) FROM incoming_transfer WHERE provider = 'bank_webhook'")).toBe(1);
    const person = new HttpPerson(product.url);
    const answer = await person.post("/sign-in", { email: "sau.su.co@demo.tamlongvang.example" });
    expect(answer.status).toBe(302);
    await until(async () => (await count("SELECT count(*) FROM graphile_worker.jobs WHERE locked_by IS NULL AND run_at <= now() AND attempts = 0")) === 0, "the jobs are done");
    expect(await count("SELECT count(*) FROM outbox_mail WHERE to_email = 'sau.su.co@demo.tamlongvang.example'")).toBe(1);
  });
});

describe("a job runner that the database fails", () => {
  it("is replaced by one other, and the process lives on and does its jobs", async () => {
    await count("CREATE DATABASE jobs");
    // No other process works on this database.
    const settings = { DATABASE_URL: server.adminUrl.replace(/\/postgres$/, "/jobs"), DEMO: "1", DATA_DIR: path.join(folder, "product") };
    expect(await (await runCommand("migrate", { settings })).ended).toBe(0);
    const jobs = (sql: string) => count(sql, settings.DATABASE_URL);
    const table = "graphile_worker._private_known_crontabs";
    await jobs("CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no timetable'; END $$");
    await jobs(`CREATE TRIGGER refuse BEFORE INSERT OR UPDATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION refuse()`);
    const worker = await startProduct(settings, { command: "worker" });
    try {
      await until(() => worker.output().split("another one takes over").length > 2, "two runners have ended");
      await jobs(`DROP TRIGGER refuse ON ${table}`);
      await jobs("SELECT (graphile_worker.add_job('lapse_holds')).id AS count");
      await until(async () => (await jobs("SELECT count(*) FROM graphile_worker.jobs WHERE task_identifier = 'lapse_holds'")) === 0, "the next runner has done the job");
      await until(async () => (await jobs("SELECT count(*) FROM pg_stat_activity WHERE datname = 'jobs' AND query LIKE 'LISTEN%'")) === 1, "one runner listens");
      expect(worker.child.exitCode).toBeNull();
    } finally {
      worker.child.kill("SIGTERM");
    }
    expect(await worker.ended).toBe(0);
  });

  it("does not keep the product from stopping in good order while the database is away", async () => {
    await server.stop("immediate");
    product.child.kill("SIGTERM");
    expect(await product.ended).toBe(0);
  });
});

async function ask(place: string): Promise<{ status: number; text: string; retryAfter: string | null }> {
  const response = await fetch(product.url + place);
  return { status: response.status, text: await response.text(), retryAfter: response.headers.get("Retry-After") };
}

async function count(sql: string, url = server.url): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return Number((await client.query<{ count: string }>(sql)).rows[0]?.count);
  } finally {
    await client.end();
  }
}
