import { randomBytes } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, inject } from "vitest";

const name = `tlv_${randomBytes(6).toString("hex")}`;
const adminUrl = inject("adminUrl");
const url = adminUrl.replace(/\/postgres$/, `/${name}`);

process.env.NODE_ENV = "test";
process.env.DEMO = "1";
process.env.DATA_DIR = mkdtempSync(path.join(tmpdir(), "tlv-files-"));
process.env.TLV_DATABASE_URL = url;

beforeAll(async () => {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name} TEMPLATE ${inject("templateName")}`);
  await admin.end();
});

/** A file whose tests only read sets this in its `beforeAll`, fills the database once, and keeps it. */
export const kept = globalThis as { tlvKeepsData?: boolean };

beforeEach(async () => {
  if (!kept.tlvKeepsData) await emptyDatabase();
});

afterAll(async () => {
  const { closeDatabase } = await import("~/platform/database.server");
  await closeDatabase();
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await admin.end();
});

/** Empties every table of the product; the append-only guards stand aside only for this connection. */
async function emptyDatabase() {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query("SET session_replication_role = replica");
  const { rows } = await client.query<{ tables: string }>(
    "SELECT string_agg(format('%I.%I', schemaname, tablename), ', ') AS tables FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'",
  );
  await client.query(`TRUNCATE ${rows[0]?.tables} RESTART IDENTITY CASCADE`);
  await client.query("DELETE FROM graphile_worker._private_jobs");
  await client.end();
}
