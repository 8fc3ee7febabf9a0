import { spawn } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import http from "node:http";
import path from "node:path";
import { fileURLToPath } from "node:url";
import express from "express";
import pg from "pg";

/** What a bare server answers with: the bytes, after these statements where there are some. */
export interface Bare {
  body: string;
  databaseUrl?: string;
  statements?: { text: string; values: unknown[] }[];
}

const CONNECTIONS = 16;

/** Starts a server in a process of its own that sends these bytes and does nothing else: node:http alone, or express with pg and the page's own statements, all at once. */
export async function startBare(folder: string, bytes: Buffer, ask?: { databaseUrl: string; statements: Bare["statements"] }): Promise<{ url: string; stop: () => void }> {
  const body = path.join(folder, "bare.body");
  const plan = path.join(folder, "bare.json");
  await writeFile(body, bytes);
  await writeFile(plan, JSON.stringify({ body, ...ask } satisfies Bare));
  const child = spawn(process.execPath, ["--import", "tsx", fileURLToPath(import.meta.url), plan], { stdio: ["ignore", "pipe", "inherit"], env: { ...process.env, NODE_ENV: "production" } });
  const port = await new Promise<string>((resolve, reject) => {
    child.stdout.once("data", (chunk: Buffer) => resolve(chunk.toString().trim()));
    child.once("exit", (code) => reject(new Error(`The bare server ended with ${code}`)));
  });
  return { url: `http://127.0.0.1:${port}/`, stop: () => void child.kill() };
}

async function serve(plan: Bare) {
  const bytes = await readFile(plan.body);
  const listening = (server: http.Server) => server.listen(0, "127.0.0.1", () => console.log((server.address() as { port: number }).port));
  if (!plan.statements) return listening(http.createServer((_request, response) => void response.setHeader("Content-Type", "text/html; charset=utf-8").end(bytes)));
  const pool = new pg.Pool({ connectionString: plan.databaseUrl, max: CONNECTIONS });
  const app = express();
  app.get("/", async (_request, response) => {
    await Promise.all(plan.statements!.map(({ text, values }) => pool.query(text, values)));
    response.type("html").send(bytes);
  });
  listening(http.createServer(app));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await serve(JSON.parse(await readFile(process.argv[2]!, "utf8")) as Bare);
