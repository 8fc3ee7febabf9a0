import { spawn, spawnSync } from "node:child_process";
import { freePort } from "./embedded-postgres";

export interface MeasuredProduct {
  url: string;
  pid: number;
  databaseUrl: string;
  stop: () => Promise<void>;
}

/** The product as `npm start` runs it for the public, on a data folder of its own, once it serves. */
export async function startMeasured(folder: string, settings: Record<string, string> = {}): Promise<MeasuredProduct> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const child = spawn(process.execPath, ["scripts/run.mjs", "start"], { env: environment(folder, { PORT: String(port), ORIGIN: url, ...settings }), stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const databaseUrl = await new Promise<string>((resolve, reject) => {
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => {
      output += chunk.toString();
      const address = settings.DATABASE_URL ?? /^ {2}database-url +(\S+)$/m.exec(output)?.[1];
      if (address && output.includes("Stop with Ctrl-C")) resolve(address);
    });
    child.once("exit", (code) => reject(new Error(`The product ended with ${code}: ${output}`)));
  });
  return { url, pid: child.pid!, databaseUrl, stop: () => (child.kill("SIGTERM"), ended) };
}

/** Fills the database of a folder with so many needs, besides those of the demonstration. */
export function loadNeeds(folder: string, needs: number | string): void {
  const loaded = spawnSync(process.execPath, ["scripts/run.mjs", "seed-load", "--needs", String(needs)], { env: environment(folder), stdio: "inherit" });
  if (loaded.status !== 0) throw new Error("The needs to measure with could not be loaded.");
}

function environment(folder: string, settings: Record<string, string> = {}): NodeJS.ProcessEnv {
  return { ...process.env, NODE_ENV: "production", DATABASE_URL: "", DEMO: "", DATA_DIR: folder, LOG_LEVEL: "error", PRINT_DATABASE_URL: "1", ...settings };
}
