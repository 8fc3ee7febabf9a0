import { createRequire } from "node:module";
import { env } from "~/platform/env.server";
import type { OpenDatabase } from "./open-database";

/** Says on stdout where the product serves, what of it is embedded and what is configured. `began` is when the start began, in milliseconds. */
export function announce({ kind, url }: OpenDatabase, began: number): void {
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
