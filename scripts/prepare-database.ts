import { runMigrations } from "graphile-worker";
import pg from "pg";
import { env } from "~/platform/env.server";
import { migrate, MigrationError } from "../prisma/migrate";
import { closeConnectionsBeforeEnd, type OpenDatabase } from "./open-database";
import { StartError } from "./start-error";

const PREPARING = 7_215_022_612; // one arbitrary number that every process of this product takes while it prepares a database

/**
 * Applies the migrations of the product and of the job queue, one process at a time, and fills an empty demonstration with its data. Refuses with one
 * sentence when the server does not answer, is too old (PostgreSQL 15 to 18), or holds real people where a demonstration is asked for.
 */
export async function prepareDatabase({ url, sole }: OpenDatabase, { seed }: { seed: boolean }): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on("error", () => {});
  await client.connect().catch((error: Error) => {
    throw new StartError(`The database refuses the connection (${new URL(url).host}): ${error.message || "no answer"}.`);
  });
  try {
    await mustBeNewEnough(client);
    await client.query("SELECT pg_advisory_lock($1)", [PREPARING]);
    await migrate(client);
    await runMigrations({ connectionString: url });
    if (env.demo) await mustBeADemonstration(client);
    if (sole) await freeLeftJobs(client);
  } catch (error) {
    if (error instanceof StartError || error instanceof MigrationError) throw new StartError(error.message);
    throw new StartError(`The database cannot be prepared: ${(error as Error).message}.`);
  } finally {
    await client.end();
  }
  if (seed && env.demo) {
    const { seedDemonstration } = await import("../prisma/seed/seed-demonstration");
    await seedDemonstration();
  }
  closeConnectionsBeforeEnd();
}

async function mustBeNewEnough(client: pg.Client) {
  const { rows } = await client.query<{ version: number }>("SELECT current_setting('server_version_num')::int / 10000 AS version");
  const version = rows[0]!.version;
  if (version < 15) throw new StartError(`PostgreSQL ${version} is too old: the product needs PostgreSQL 15 to 18.`);
}

/** Demonstration conveniences (signing in as anybody, the demo bank) never meet a database that real people use. */
async function mustBeADemonstration(client: pg.Client) {
  const { rows } = await client.query<{ people: boolean; demo: boolean }>(
    "SELECT EXISTS (SELECT FROM person) AS people, EXISTS (SELECT FROM person WHERE email = 'admin@demo.tamlongvang.example') AS demo",
  );
  if (rows[0]!.people && !rows[0]!.demo) throw new StartError("This database was not begun as a demonstration: start without DEMO=1, or use an empty database.");
}

/** Jobs that a killed worker had in hand would otherwise wait four hours, the queue's own limit for a silent worker. */
async function freeLeftJobs(client: pg.Client) {
  await client.query("SELECT graphile_worker.force_unlock_workers(ARRAY(SELECT locked_by FROM graphile_worker.jobs WHERE locked_by IS NOT NULL))");
}
