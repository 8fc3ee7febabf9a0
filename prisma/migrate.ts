import { createHash, randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type pg from "pg";

const LOCK = 7_215_022_611; // one arbitrary number that every runner of this product takes

export class MigrationError extends Error {}

/**
 * Applies the SQL migrations that the database lacks, in name order, each in its own transaction, under an advisory lock, and records them in
 * `_prisma_migrations` with Prisma's own columns and checksum, so that `prisma migrate deploy` and this runner can share a database.
 * Refuses a database in which an applied migration differs from its file.
 * @returns the names applied now
 */
export async function migrate(client: pg.ClientBase, folder = path.resolve("prisma/migrations")): Promise<string[]> {
  await client.query("SELECT pg_advisory_lock($1)", [LOCK]);
  try {
    await client.query(`CREATE TABLE IF NOT EXISTS _prisma_migrations (
      id varchar(36) PRIMARY KEY NOT NULL, checksum varchar(64) NOT NULL, finished_at timestamptz, migration_name varchar(255) NOT NULL,
      logs text, rolled_back_at timestamptz, started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count integer NOT NULL DEFAULT 0)`);
    const { rows } = await client.query<{ migration_name: string; checksum: string }>(
      "SELECT migration_name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL",
    );
    const applied = new Map(rows.map((row) => [row.migration_name, row.checksum]));
    const names = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort();
    const done: string[] = [];
    for (const name of names) {
      const sql = await readFile(path.join(folder, name, "migration.sql"), "utf8");
      const checksum = createHash("sha256").update(sql).digest("hex");
      const known = applied.get(name);
      if (known !== undefined && known !== checksum) throw new MigrationError(`Migration ${name} was changed after it had been applied to this database.`);
      if (known !== undefined) continue;
      await apply(client, name, sql, checksum);
      done.push(name);
    }
    return done;
  } finally {
    await client.query("SELECT pg_advisory_unlock($1)", [LOCK]);
  }
}

async function apply(client: pg.ClientBase, name: string, sql: string, checksum: string) {
  await client.query("BEGIN");
  try {
    await client.query(sql);
    await client.query(
      "INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count) VALUES ($1, $2, $3, now(), clock_timestamp(), 1)",
      [randomUUID(), checksum, name],
    );
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw new MigrationError(`Migration ${name} failed: ${error instanceof Error ? error.message : String(error)}`);
  }
}
