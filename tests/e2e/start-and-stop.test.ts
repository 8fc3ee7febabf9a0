import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import http from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { databaseUrlOf, postgresIn, runCommand, startProduct, until, type ProductProcess } from "../support/product-process";

let folder: string;
let product: ProductProcess | undefined;
const pidFile = () => path.join(folder, "postgres", "postmaster.pid");

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "tlv-start-"));
  product = await startProduct({ DATA_DIR: folder }, { npm: true });
});
afterEach(async () => {
  await killAll();
});
afterAll(async () => {
  await killAll();
  await rm(folder, { recursive: true, force: true });
});

/** One data folder through everything that can happen to it; each part starts the product again on what the one before left. */
describe("the embedded product", () => {
  it("says where it serves, what is embedded and what is configured, and holds the demonstration", async () => {
    const said = product!.output();
    for (const words of [`is serving on ${product!.url}`, `embedded PostgreSQL under ${folder}`, "/dev/mailbox", "demonstration account", "not offered (STRIPE_SECRET_KEY", "worker inside", "DEMONSTRATION"]) expect(said).toContain(words);
    expect(await read("SELECT count(*) FROM need WHERE state = 'open'")).not.toBe("0");
    expect(await fetch(`${product!.url}/en/needs`).then((response) => response.status)).toBe(200);
    await remember("written before the first stop");
    product!.signalGroup("SIGINT");
    expect(await product!.ended).toBe(0);
    await expectStopped();
  });

  it.each([["SIGINT", true], ["SIGTERM", false]] as const)("finishes a running request on %s, unready meanwhile, and leaves nothing behind", async (signal, toGroup) => {
    product = await startProduct({ DATA_DIR: folder }, { npm: toGroup });
    const slow = await beginSlowRequest(product.url);
    if (toGroup) product.signalGroup(signal);
    else product.child.kill(signal);
    await until(async () => (await ask("/readyz")).status === 503, "it says that it is not ready");
    expect((await ask("/readyz")).text).toContain('"process":"draining"');
    expect((await ask("/healthz")).status).toBe(200);
    expect(await slow.finish()).toMatchObject({ status: 403, complete: true });
    expect(await product.ended).toBe(0);
    expect(product.errors()).toBe("");
    await expectStopped();
  });

  it("stops when the signal reaches only npm", async () => {
    product = await startProduct({ DATA_DIR: folder }, { npm: true });
    product.child.kill("SIGTERM");
    expect(await product.ended).toBe(0);
    await expectStopped();
  });

  it("leaves no database behind when it is stopped while starting", async () => {
    product = await runCommand("start", { settings: { DATA_DIR: folder } });
    await until(() => existsSync(pidFile()), "its database is starting");
    product.child.kill("SIGTERM");
    expect(await product.ended).toBe(0);
    expect(product.errors()).toBe("");
    expect(product.output()).not.toContain("is serving");
    await expectStopped();
  });

  it("recovers after everything was killed at once", async () => {
    product = await startProduct({ DATA_DIR: folder });
    const row = await remember("written just before the power went");
    await killAll();
    expect(existsSync(pidFile())).toBe(true);
    product = await startProduct({ DATA_DIR: folder });
    expect(await read("SELECT title_en FROM programme WHERE id = $1", [row])).toBe("written just before the power went");
    expect(await read("SELECT count(*) FROM programme WHERE title_en LIKE 'written %'")).toBe("2");
  });

  it("takes over from a database whose product alone was killed", async () => {
    product = await startProduct({ DATA_DIR: folder });
    const row = await remember("written before node was killed");
    product.child.kill("SIGKILL");
    await product.ended;
    const [left] = await postgresIn(folder);
    product = await startProduct({ DATA_DIR: folder });
    expect(await postgresIn(folder)).not.toContain(left);
    expect(await read("SELECT title_en FROM programme WHERE id = $1", [row])).toBe("written before node was killed");
  });

  it("is not misled by a stale pid file whose number belongs to another program, and does that program no harm", async () => {
    product = await startProduct({ DATA_DIR: folder });
    await killAll();
    const stranger = spawn("sleep", ["600"], { stdio: "ignore" });
    const [, ...rest] = (await readFile(pidFile(), "utf8")).split("\n");
    await writeFile(pidFile(), [stranger.pid, ...rest].join("\n"));
    try {
      product = await startProduct({ DATA_DIR: folder });
      expect(await read("SELECT count(*) FROM programme WHERE title_en LIKE 'written %'")).toBe("3");
      expect(stranger.exitCode ?? stranger.signalCode).toBeNull();
    } finally {
      stranger.kill("SIGKILL");
    }
  });

  it("refuses a second product on the same folder, and the first goes on", async () => {
    product = await startProduct({ DATA_DIR: folder });
    const second = await runCommand("start", { settings: { DATA_DIR: folder } });
    expect(await second.ended).toBe(1);
    expect(second.errors()).toMatch(/^Another running Tấm Lòng Vàng uses the data folder .+\n$/);
    expect((await ask("/readyz")).status).toBe(200);
    const beside = await runCommand("check:data", { settings: { DATA_DIR: folder } });
    expect(await beside.ended, beside.output() + beside.errors()).toBe(0);
    expect((await ask("/readyz")).status).toBe(200);
  });
});

/** A form whose second half is sent only when asked: a request that is running for as long as the test wants. Without its token it ends in a 403. */
async function beginSlowRequest(origin: string) {
  const body = `email=${"x".repeat(2_000)}`;
  const request = http.request(`${origin}/sign-in`, { method: "POST", headers: { "Content-Type": "application/x-www-form-urlencoded", "Content-Length": body.length, Origin: origin } });
  const answer = new Promise<{ status: number; complete: boolean }>((resolve, reject) => {
    request.once("error", reject);
    request.once("response", (response) => response.resume().once("close", () => resolve({ status: response.statusCode!, complete: response.complete })));
  });
  request.write(body.slice(0, 1_000));
  await until(() => (request.socket?.bytesWritten ?? 0) > 1_000, "the first half is sent");
  await ask("/healthz");
  return { finish: () => (request.end(body.slice(1_000)), answer) };
}

async function ask(place: string): Promise<{ status: number; text: string }> {
  const response = await fetch(product!.url + place, { headers: { Connection: "close" } });
  return { status: response.status, text: await response.text() };
}

async function read(sql: string, values: unknown[] = []): Promise<string | undefined> {
  const client = new pg.Client({ connectionString: databaseUrlOf(product!) });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql, values);
    return rows[0] && String(Object.values(rows[0])[0]);
  } finally {
    await client.end();
  }
}

/** Commits a row and answers its id. */
async function remember(words: string): Promise<string> {
  const id = randomUUID();
  await read("INSERT INTO programme SELECT (jsonb_populate_record(p, jsonb_build_object('id', $1::uuid, 'slug', $1::text, 'title_en', $2::text))).* FROM programme p ORDER BY position LIMIT 1", [id, words]);
  return id;
}

async function expectStopped() {
  expect(await postgresIn(folder)).toEqual([]);
  expect(existsSync(pidFile())).toBe(false);
}

/** Kills a process that may have ended by itself since it was seen. */
function kill(pid: number) {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

/** What a power cut does: everything is gone at once, nothing is closed. */
async function killAll() {
  if (product && product.child.exitCode === null && product.child.signalCode === null) product.signalGroup("SIGKILL");
  await product?.ended;
  for (const pid of await postgresIn(folder)) kill(pid);
  await until(async () => (await postgresIn(folder)).length === 0, "no process of the database is left");
}
