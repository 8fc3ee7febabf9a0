// The one door to every npm command: prepares what a fresh checkout lacks, then runs the TypeScript of the command in this very process.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
process.chdir(root);
const [command = "start", ...args] = process.argv.slice(2);

function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) stop(`Node ${process.versions.node} is too old: this product needs Node 20.19 or newer.`);
if (!existsSync("node_modules/tsx")) stop("The packages are not installed: run `npm ci` first.");
if (existsSync(".env")) (await import("dotenv")).config({ quiet: true });

/** A digest of the given files and folders, so that work is done again only when something changed. */
function digest(places) {
  const hash = createHash("sha256");
  const visit = (place) => {
    if (!existsSync(place)) return;
    if (statSync(place).isDirectory()) {
      for (const name of readdirSync(place).sort()) if (!["generated", "node_modules"].includes(name)) visit(path.join(place, name));
    } else hash.update(place).update(readFileSync(place));
  };
  for (const place of places) visit(place);
  return hash.digest("hex");
}

function prepare(name, places, made, run) {
  mkdirSync(".cache", { recursive: true });
  const stamp = path.join(".cache", `${name}.stamp`);
  const now = digest(places);
  if (existsSync(made) && existsSync(stamp) && readFileSync(stamp, "utf8") === now) return;
  console.log(`Preparing: ${name} …`);
  const [bin, ...rest] = run;
  const result = spawnSync(process.execPath, [bin, ...rest], { encoding: "utf8", env: { ...process.env, NODE_ENV: "production" } });
  if (result.status !== 0) stop(`Preparing ${name} failed:\n${result.stdout}\n${result.stderr}`);
  writeFileSync(stamp, now);
}

const scripts = { start: "start.ts", dev: "start.ts", test: "test.ts", bench: "bench.ts", lighthouse: "lighthouse.ts", fuzz: "fuzz.ts", "check-data": "check-data.ts", "seed-load": "seed-load.ts", migrate: "migrate.ts", worker: "worker.ts" };
const script = scripts[command];
// "build" only prepares, as an image does for the containers that start from it.
if (!script && command !== "build") stop(`Unknown command ${command}: use one of build, ${Object.keys(scripts).join(", ")}.`);
if (command === "dev") process.env.NODE_ENV ??= "development";
if (command === "start") process.env.NODE_ENV ??= "production";
// What one package will drop of another one day is no news for whoever runs the product; the tests still show it.
if (!["test", "bench", "lighthouse", "fuzz"].includes(command)) process.noDeprecation = true;
// These look after the database alone: what serving the public needs (a signing key, the bank account) is not asked of them.
if (["migrate", "check-data"].includes(command)) process.env.NODE_ENV = "development";

const { register } = await import("tsx/esm/api");
register();
// Every other file may rely on the settings being right. Tests and measurements set their own.
if (!["build", "test", "bench", "lighthouse", "fuzz"].includes(command)) await import("../app/platform/env.server.ts").catch((error) => stop(error.message));

const needsBuild = ["build", "start", "test", "bench", "lighthouse"].includes(command);
try {
  prepare("database client", ["prisma/schema.prisma", "prisma/models", "prisma.config.ts"], "app/platform/generated/prisma/client.ts", ["node_modules/prisma/build/index.js", "generate"]);
  if (needsBuild)
    prepare("pages", ["app", "public", "vite.config.ts", "remix.config.js", "package-lock.json", "prisma/models"], "build/server/index.js", ["node_modules/@remix-run/dev/dist/cli.js", "vite:build", "--logLevel", "warn"]);
} catch (error) {
  stop(`This folder cannot be prepared: ${error.message}`);
}

if (script) {
  process.argv = [process.argv[0], path.join(root, "scripts", script), ...args];
  await import(`./${script}`);
}
