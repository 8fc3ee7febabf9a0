import { spawn } from "node:child_process";
import { readdir, readFile, readlink, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { StartError } from "./start-error";

export type Owner = { uid?: number; gid?: number };

/** PostgreSQL refuses to run as root; there it runs as the user "postgres", which is created when missing. */
export async function serverOwner(): Promise<Owner> {
  if (process.getuid?.() !== 0) return {};
  const ask = async () => ({ uid: Number(await run("id", ["-u", "postgres"])), gid: Number(await run("id", ["-g", "postgres"])) });
  return ask().catch(async () => {
    await run("useradd", ["--system", "--user-group", "--no-create-home", "postgres"]);
    return ask();
  });
}

/** Runs a program in a process group of its own, out of reach of Ctrl-C, and answers what it wrote; fails with its complaint. */
export function run(command: string, args: string[], owner: Owner = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...owner, cwd: tmpdir(), detached: true, stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, LC_ALL: "C" } });
    let output = "";
    let complaint = "";
    child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (complaint += chunk.toString()));
    child.once("error", reject);
    child.once("exit", (code) => {
      // The server goes on holding these pipes; nothing more is read from them.
      child.stdout.destroy();
      child.stderr.destroy();
      if (code === 0) resolve(output.trim());
      else reject(new Error(complaint.trim() || `${path.basename(command)} ended with ${code}`));
    });
  });
}

/**
 * Makes the folder free for a new server. One whose product was killed goes on by itself and is asked to stop; its last processes are waited for. The
 * pid file is removed only when its number meanwhile belongs to some other program: every other stale file PostgreSQL judges better itself.
 */
export async function stopLeftServer(dataDir: string): Promise<void> {
  const file = path.join(dataDir, "postmaster.pid");
  const text = await readFile(file, "utf8").catch(() => undefined);
  if (text === undefined) return;
  const pid = Number(text.split("\n")[0]);
  if (await serves(pid, dataDir)) process.kill(pid, "SIGINT");
  const inUse = async () => (await serves(pid, dataDir)) || (await processesIn(dataDir)) > 0;
  for (let tries = 0; await inUse(); tries += 1) {
    if (tries === 600) throw new StartError(`Another PostgreSQL (process ${pid}) is using ${dataDir}: stop it and start again.`);
    await wait(100);
  }
  if (isAlive(pid)) await rm(file, { force: true });
}

async function serves(pid: number, dataDir: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  const command = process.platform === "linux" ? await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "") : await run("ps", ["-o", "command=", "-p", String(pid)]).catch(() => "");
  return command.includes("postgres") && command.includes(dataDir);
}

/** How many processes work in the folder; every process of a PostgreSQL does. Only Linux tells, elsewhere the answer is none. */
async function processesIn(folder: string): Promise<number> {
  const place = await realpath(folder);
  const pids = (await readdir("/proc").catch(() => [])).filter((name) => /^\d+$/.test(name));
  const places = await Promise.all(pids.map((pid) => readlink(`/proc/${pid}/cwd`).catch(() => "")));
  return places.filter((one) => one === place).length;
}

/** Whether any program has this process number, ours or not. */
export function isAlive(pid: number): boolean {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
