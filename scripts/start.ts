import { createRequire } from "node:module";
import net from "node:net";
import { StartError } from "./embedded-postgres";

const fail = (sentence: string): never => {
  console.error(sentence);
  process.exit(1);
};

const { env } = await import("~/platform/env.server").catch(async (error: Error) => fail(error.message));

const began = Date.now();
let stopping = false;
const undo: (() => Promise<unknown>)[] = [];

async function shutDown(signal: string) {
  if (stopping) return;
  stopping = true;
  console.log(`\n${signal}: finishing open requests, then stopping.`);
  let code = 0;
  for (const step of undo.reverse()) {
    await step().catch((error: Error) => {
      console.error(`Stopping: ${error.message}`);
      code = 1;
    });
  }
  console.log("Stopped.");
  process.exit(code);
}
process.on("SIGINT", () => void shutDown("Interrupt"));
process.on("SIGTERM", () => void shutDown("Terminate"));

try {
  await mustBeFree(env.PORT);
  const { openDatabase } = await import("./open-database");
  const database = await openDatabase();
  undo.push(database.close);
  if (stopping) throw new StartError("Stopped while starting.");
  const { startWeb } = await import("./web");
  const { startWorker } = await import("~/jobs/worker");
  const web = await startWeb(env.NODE_ENV === "development" ? "development" : "production");
  if (env.WORKER === "inside") {
    const worker = await startWorker();
    undo.push(() => worker.stop());
  }
  undo.push(web.drain);
  announce(database.kind, database.url);
} catch (error) {
  for (const step of undo.reverse()) await step().catch(() => {});
  const known = error instanceof StartError || (error as Error).name === "MigrationError";
  fail(known ? (error as Error).message : `The product could not start: ${(error as Error).stack ?? String(error)}`);
}

function mustBeFree(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => {
      reject(new StartError(error.code === "EADDRINUSE" ? `Port ${port} is already in use: stop the other program or choose another with PORT=…` : `Port ${port} cannot be opened: ${error.message}`));
    });
    probe.listen(port, () => probe.close(() => resolve()));
  });
}

function announce(kind: "embedded" | "configured", url: string) {
  const version = (createRequire(import.meta.url)("../package.json") as { version: string }).version;
  const line = (name: string, value: string) => console.log(`  ${name.padEnd(10)} ${value}`);
  console.log(`\nTấm Lòng Vàng ${version} is serving on ${env.origin}  (${((Date.now() - began) / 1000).toFixed(1)} s)`);
  line("database", kind === "embedded" ? `embedded PostgreSQL under ${env.DATA_DIR}/` : "PostgreSQL of DATABASE_URL");
  line("search", "PostgreSQL");
  line("mail", env.RESEND_API_KEY ? "Resend" : env.demo ? `kept in the outbox, shown at ${env.origin}/dev/mailbox` : "kept in the outbox (RESEND_API_KEY is not set)");
  line("bank", env.BANK_ACCOUNT ? `VietQR to account ${env.BANK_ACCOUNT}` : "VietQR to the demonstration account");
  line("card", env.STRIPE_SECRET_KEY ? "configured" : "not offered (STRIPE_SECRET_KEY is not set)");
  line("files", env.S3_BUCKET ? `S3 bucket ${env.S3_BUCKET}` : env.storageDir);
  line("jobs", env.WORKER === "inside" ? "worker inside this process" : "separate worker processes");
  // The end-to-end tests look into the database of the running product.
  if (process.env.PRINT_DATABASE_URL === "1" && kind === "embedded") line("database-url", url);
  if (env.demo) line("mode", `DEMONSTRATION: sign in as anybody at ${env.origin}/sign-in`);
  console.log("Stop with Ctrl-C.\n");
}

