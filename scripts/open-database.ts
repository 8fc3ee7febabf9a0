import { runMigrations } from "graphile-worker";
import pg from "pg";
import { env } from "~/platform/env.server";
import { migrate } from "../prisma/migrate";
import { StartError, startEmbeddedPostgres } from "./embedded-postgres";

export type OpenDatabase = { kind: "embedded" | "configured"; url: string; close: () => Promise<void> };

/**
 * Opens the database of this process: the one of DATABASE_URL, or the embedded one. Applies the migrations of the product and of the job queue,
 * and fills an empty demonstration with its data. Refuses with one sentence when the server does not answer or is too old (PostgreSQL 15 to 18).
 */
export async function openDatabase({ seed = true } = {}): Promise<OpenDatabase> {
  const embedded = env.DATABASE_URL ? undefined : await startEmbeddedPostgres(env.DATA_DIR);
  const url = env.DATABASE_URL ?? embedded!.url;
  process.env.TLV_DATABASE_URL = url;
  const close = async () => {
    const { closeDatabase } = await import("~/platform/database.server");
    await closeDatabase();
    await embedded?.stop();
  };
  try {
    await prepare(url);
    if (seed && env.demo) {
      const { seedDemonstration } = await import("../prisma/seed/seed-demonstration");
      await seedDemonstration();
    }
  } catch (error) {
    await close();
    throw error;
  }
  return { kind: embedded ? "embedded" : "configured", url, close };
}

/** Demonstration conveniences (signing in as anybody, the demo bank) never meet a database that real people use. */
async function mustBeADemonstration(client: pg.Client) {
  const { rows } = await client.query<{ people: boolean; demo: boolean }>(
    "SELECT EXISTS (SELECT FROM person) AS people, EXISTS (SELECT FROM person WHERE email = 'admin@demo.tamlongvang.example') AS demo",
  );
  if (rows[0]!.people && !rows[0]!.demo) throw new StartError("This database was not begun as a demonstration: start without DEMO=1, or use an empty database.");
}

async function prepare(url: string) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
  } catch (error) {
    throw new StartError(`The database refuses the connection (${new URL(url).host}): ${(error as Error).message || "no answer"}.`);
  }
  try {
    const { rows } = await client.query<{ version: number }>("SELECT current_setting('server_version_num')::int / 10000 AS version");
    const version = rows[0]!.version;
    if (version < 15) throw new StartError(`PostgreSQL ${version} is too old: the product needs PostgreSQL 15 to 18.`);
    await migrate(client);
    if (env.demo) await mustBeADemonstration(client);
  } catch (error) {
    if (error instanceof StartError) throw error;
    throw new StartError((error as Error).message);
  } finally {
    await client.end();
  }
  await runMigrations({ connectionString: url });
}
