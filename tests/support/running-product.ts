import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { freePort } from "../../scripts/embedded-postgres";

declare module "vitest" {
  interface ProvidedContext {
    productUrl: string;
    databaseUrl: string;
  }
}

/** The product as a person starts it: a process of its own, an empty data folder, the demonstration data. */
export default async function setup(project: TestProject) {
  const folder = await mkdtemp(path.join(tmpdir(), "tlv-e2e-"));
  const port = await freePort();
  const child = spawn(process.execPath, ["scripts/run.mjs", "start"], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NODE_ENV: "production", DATABASE_URL: "", DEMO: "", PORT: String(port), ORIGIN: `http://localhost:${port}`, DATA_DIR: folder, LOG_LEVEL: "error", PRINT_DATABASE_URL: "1", OPEN_DATA_PER_MINUTE: "100000", SEARCH_MAIL_WINDOW_MINUTES: "0.01" },
  });
  let output = "";
  const databaseUrl = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const address = /^ {2}database-url +(\S+)$/m.exec(output)?.[1];
      if (address && output.includes("Stop with Ctrl-C")) resolve(address);
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.once("exit", (code) => reject(new Error(`The product ended with ${code} while starting:\n${output}`)));
  });
  project.provide("productUrl", `http://localhost:${port}`);
  project.provide("databaseUrl", databaseUrl);
  return async () => {
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGTERM");
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
}
