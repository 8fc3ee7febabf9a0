import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import net from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { postgresIn, runCommand } from "../support/product-process";

let folder: string;
let files = "";
const taken = net.createServer();
let takenPort: number;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "tlv-refuse-"));
  files = path.join(folder, "a-file");
  await writeFile(files, "");
  await new Promise<void>((resolve) => taken.listen(0, () => resolve()));
  takenPort = (taken.address() as net.AddressInfo).port;
});
afterAll(async () => {
  taken.close();
  await rm(folder, { recursive: true, force: true });
});

type Refusal = { because: string; settings: () => Record<string, string>; sentence: RegExp };
const refusals: Refusal[] = [
  { because: "the port is taken", settings: () => ({ PORT: String(takenPort) }), sentence: /^Port \d+ is already in use: stop the other program or choose another with PORT=…$/ },
  { because: "a file is where the data folder should be", settings: () => ({ DATA_DIR: files }), sentence: /^The data folder .+a-file cannot be written: .+\.$/ },
  { because: "the data folder cannot be made", settings: () => ({ DATA_DIR: path.join(files, "inside") }), sentence: /^The data folder .+inside cannot be written: .+\.$/ },
  { because: "the database refuses the connection", settings: () => ({ DATABASE_URL: "postgresql://a:secret-word@127.0.0.1:1/x", DEMO: "1" }), sentence: /^The database refuses the connection \(127\.0\.0\.1:1\): .*ECONNREFUSED.*\.$/ },
  { because: "the address of the database is none", settings: () => ({ DATABASE_URL: "postgresql://a:secret-word@b@127.0.0.1:99999/x", DEMO: "1" }), sentence: /^Wrong setting: DATABASE_URL must be an address such as postgresql:\/\/.+\.$/ },
  { because: "PORT is no number", settings: () => ({ PORT: "abc" }), sentence: /^Wrong setting: PORT must be a whole number from 1 to 65,535\.$/ },
  { because: "two settings are wrong", settings: () => ({ BANK_BIN: "12", WORKER: "maybe" }), sentence: /^Wrong setting: WORKER must be one of inside, none; BANK_BIN must be the six digits of the bank\.$/ },
  { because: "the signing key is none", settings: () => ({ CERTIFICATE_SIGNING_KEY: "bm8ga2V5" }), sentence: /^Wrong setting: CERTIFICATE_SIGNING_KEY must be an Ed25519 private key: .+\.$/ },
  { because: "a deployment lacks what it must have", settings: () => ({ DATABASE_URL: "postgresql://127.0.0.1:1/x", ORIGIN: "" }), sentence: /^Wrong setting: SESSION_SECRET, CERTIFICATE_SIGNING_KEY, BANK_BIN, BANK_NAME, BANK_ACCOUNT, BANK_HOLDER, ORIGIN are required when DATABASE_URL is set and DEMO is not 1\.$/ },
];

describe("npm start ends with one sentence", () => {
  it.each(refusals)("when $because", async ({ settings, sentence }) => {
    const dataDir = path.join(folder, "untouched");
    const product = await runCommand("start", { settings: { DATA_DIR: dataDir, ...settings() } });
    expect(await product.ended).toBe(1);
    expect(product.errors().trim()).toMatch(sentence);
    expect(product.errors() + product.output()).not.toMatch(/^ {4}at |secret-word/m);
    expect(await readFile(path.join(dataDir, "postgres", "PG_VERSION"), "utf8").catch(() => null), "a database was made").toBeNull();
  });

  it("when the files are those of another PostgreSQL, or of one whose password is lost, and leaves no server behind", async () => {
    const other = path.join(folder, "other");
    await mkdir(path.join(other, "postgres"), { recursive: true });
    await writeFile(path.join(other, "postgres", "PG_VERSION"), "9\n");
    const first = await runCommand("start", { settings: { DATA_DIR: other } });
    expect(await first.ended).toBe(1);
    expect(first.errors()).toMatch(/^The embedded database could not start in .+\n$/);
    expect(await postgresIn(other)).toEqual([]);

    const lost = path.join(folder, "lost");
    expect(await (await runCommand("migrate", { settings: { DATA_DIR: lost } })).ended).toBe(0);
    await rm(path.join(lost, "postgres-password"));
    const second = await runCommand("start", { settings: { DATA_DIR: lost } });
    expect(await second.ended).toBe(1);
    expect(second.errors()).toMatch(/^The embedded database cannot be opened: .*password.*\n$/);
    expect(await postgresIn(lost)).toEqual([]);
  });
});

it("every other command refuses a wrong setting in the same words", async () => {
  for (const command of ["migrate", "worker", "check:data", "seed:load"]) {
    const started = await runCommand(command, { settings: { DATA_DIR: path.join(folder, "untouched"), LOG_LEVEL: "loud" } });
    expect(await started.ended, command).toBe(1);
    expect(started.errors(), command).toMatch(/^Wrong setting: LOG_LEVEL must be one of .+\n$/);
  }
});
