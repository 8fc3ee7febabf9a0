import { randomBytes } from "node:crypto";
import { chmod, mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { isAlive } from "./postgres-process";
import { StartError } from "./start-error";

/** Makes the data folder where it is missing, and refuses with one sentence one that cannot be written. */
export async function prepareFolder(folder: string): Promise<void> {
  try {
    await makeFolder(folder);
    await writeFile(path.join(folder, ".writable"), "");
    await rm(path.join(folder, ".writable"));
  } catch (error) {
    throw new StartError(`The data folder ${folder} cannot be written: ${(error as Error).message}.`);
  }
  if (process.getuid?.() !== 0) return;
  // As root the server runs as user "postgres", which must be able to walk down to its folder.
  for (let current = folder; current !== path.dirname(current); current = path.dirname(current)) {
    const mode = (await stat(current)).mode;
    if ((mode & 0o001) === 0) await chmod(current, mode | 0o011).catch(() => {});
  }
}

/** The password of the embedded database's superuser, made at first use and kept beside its files. */
export async function databasePassword(folder: string): Promise<string> {
  const file = path.join(folder, "postgres-password");
  const known = await readFile(file, "utf8").catch(() => undefined);
  if (known) return known.trim();
  const fresh = randomBytes(18).toString("hex");
  await writeFile(file, fresh, { mode: 0o600 });
  return fresh;
}

/**
 * Does the deed while no other process does one on this folder; a second one waits. The lock of a process that died is taken over, at the latest after
 * two minutes, should its number by then belong to another program.
 */
export async function alone<T>(folder: string, deed: () => Promise<T>): Promise<T> {
  const file = path.join(folder, "starting.lock");
  while (!(await takeLock(file))) await wait(100);
  try {
    return await deed();
  } finally {
    await rm(file, { force: true });
  }
}

async function takeLock(file: string): Promise<boolean> {
  try {
    await writeFile(file, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  const [pid, since] = await Promise.all([readFile(file, "utf8").catch(() => ""), stat(file).catch(() => null)]);
  const left = since !== null && (Date.now() - since.mtimeMs > 120_000 || (pid !== "" && !isAlive(Number(pid))));
  if (left) await rm(file, { force: true });
  return false;
}

export async function exists(file: string): Promise<boolean> {
  return stat(file).then(() => true, () => false);
}

/** One level at a time: mkdir's own `recursive` never returns where a file system refuses new folders with "no such file", as /proc does. */
async function makeFolder(folder: string): Promise<void> {
  if (await exists(folder)) return;
  if (folder !== path.dirname(folder)) await makeFolder(path.dirname(folder));
  await mkdir(folder);
}
