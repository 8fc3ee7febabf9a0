import { findRunningPostgres } from "./running-postgres";

/** `npm run check:data`: every rule the data must keep, one line each; ends with 1 when one is broken. Looks at the database of DATABASE_URL or at the embedded one. */
const { env } = await import("~/platform/env.server").catch((error: Error) => stop(error.message));

const began = Date.now();
const database = await open().catch((error: Error) => stop(error.message));
process.env.TLV_DATABASE_URL = database.url;
const { checkData } = await import("~/domain/audit/check-data.server");
const { closeDatabase } = await import("~/platform/database.server");
let code = 1;
try {
  const findings = await checkData(({ name, ok, found, sample }) => {
    console.log(ok ? `ok         ${name}` : `FOUND ${String(found).padEnd(4)} ${name}: ${JSON.stringify(sample)}`);
  });
  const broken = findings.filter((finding) => !finding.ok).length;
  console.log(`${findings.length - broken} of ${findings.length} checks hold (${((Date.now() - began) / 1000).toFixed(1)} s).`);
  code = broken === 0 ? 0 : 1;
} catch (error) {
  console.error(`The data could not be checked: ${sentence(error as Error & { code?: string })}`);
} finally {
  await closeDatabase();
  await database.close();
}
process.exit(code);

async function open(): Promise<{ url: string; close: () => Promise<void> }> {
  if (env.DATABASE_URL) return { url: env.DATABASE_URL, close: async () => {} };
  const running = await findRunningPostgres(env.DATA_DIR);
  if (running === "none") throw new Error(`There is no database under ${env.DATA_DIR}: start the product first, or set DATABASE_URL.`);
  if (running !== "stopped") return { url: running.url, close: async () => {} };
  const { startEmbeddedPostgres } = await import("./embedded-postgres");
  const started = await startEmbeddedPostgres(env.DATA_DIR);
  return { url: started.url, close: () => started.stop() };
}

function sentence(error: Error & { code?: string }): string {
  if (error.code === "42P01" || error.code === "42703") return "this database does not hold the product's tables; run npm run migrate first.";
  return error.message || error.code || "no answer";
}

function stop(words: string): never {
  console.error(words);
  process.exit(1);
}
