import { spawn, type ChildProcess } from "node:child_process";
import { readdir, readFile, realpath } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import { freePort } from "../../scripts/embedded-postgres";

export type ProductProcess = { child: ChildProcess; url: string; port: number; output: () => string; errors: () => string; ended: Promise<number | null>; signalGroup: (signal: NodeJS.Signals) => void };
type Settings = Record<string, string>;

/** Runs a command of the product in a process group of its own: `npm run <command>` where `npm` is asked for, else without npm in between. */
export async function runCommand(command: string, { settings = {}, args = [], npm = false }: { settings?: Settings; args?: string[]; npm?: boolean } = {}): Promise<ProductProcess> {
  const port = settings.PORT ?? String(await freePort());
  const env: NodeJS.ProcessEnv = {
    ...process.env, NODE_ENV: "production", DATABASE_URL: "", DEMO: "", DATA_DIR: "", LOG_LEVEL: "error", PRINT_DATABASE_URL: "1", PORT: port, ORIGIN: /^\d+$/.test(port) ? `http://localhost:${port}` : "", ...settings,
  };
  const child = npm
    ? spawn("npm", ["--silent", "run", command, ...(args.length > 0 ? ["--", ...args] : [])], { detached: true, env, stdio: ["ignore", "pipe", "pipe"] })
    : spawn(process.execPath, ["scripts/run.mjs", command.replace(":", "-"), ...args], { detached: true, env, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  let errors = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (errors += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  return { child, url: `http://localhost:${port}`, port: Number(port), output: () => output, errors: () => errors, ended, signalGroup: (signal) => process.kill(-child.pid!, signal) };
}

/** Starts the product and waits until it says that it serves (or, as a worker, works). */
export async function startProduct(settings: Settings, { command = "start", npm = false } = {}): Promise<ProductProcess> {
  const product = await runCommand(command, { settings, npm });
  await Promise.race([until(() => product.output().includes("Stop with Ctrl-C"), "the product serves", 90_000), product.ended]);
  if (!product.output().includes("Stop with Ctrl-C")) throw new Error(`The product ended while starting:\n${product.output()}\n${product.errors()}`);
  return product;
}

/** The address of the embedded database, as a product says it to tests. */
export function databaseUrlOf(product: ProductProcess): string {
  const url = /^ {2}database-url +(\S+)$/m.exec(product.output())?.[1];
  if (!url) throw new Error(`No address of a database in:\n${product.output()}`);
  return url;
}

export async function until(holds: () => boolean | Promise<boolean>, what: string, limit = 30_000): Promise<void> {
  const end = Date.now() + limit;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`Waited in vain until ${what}`);
    await wait(50);
  }
}

/** The processes of PostgreSQL whose files are in this data folder: the first and all it has started. */
export async function postgresIn(folder: string): Promise<number[]> {
  const place = `${await realpath(folder)}/postgres`;
  const all = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const commands = await Promise.all(all.map((pid) => readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")));
  const parents = await Promise.all(all.map(async (pid) => /^\d+ \(.*\) \S (\d+)/.exec(await readFile(`/proc/${pid}/stat`, "utf8").catch(() => ""))?.[1]));
  const first = new Set(all.filter((_pid, index) => commands[index]!.split("\0").includes(place)));
  return all.filter((pid, index) => first.has(pid) || first.has(parents[index] ?? "")).map(Number);
}
