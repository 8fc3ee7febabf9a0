import pg from "pg";
import { afterEach, describe, expect, it } from "vitest";
import { isConflict, isUniqueViolation } from "~/platform/database-conflict";
import { closeDatabase, db, pool, transact } from "~/platform/database.server";
import { freePort } from "../../scripts/embedded-postgres";
import { outageCode } from "../support/concurrency/outage";

const ADDRESS = process.env.TLV_DATABASE_URL!;

afterEach(async () => {
  await closeDatabase();
  process.env.TLV_DATABASE_URL = ADDRESS;
});

describe("transact", () => {
  it.each(["40001", "40P01"])("runs again what PostgreSQL reports as a conflict (%s), and keeps only the run that succeeded", async (state) => {
    let runs = 0;
    const answer = await transact(async (tx) => {
      runs += 1;
      await tx.$executeRaw`INSERT INTO webhook_receipt (provider, provider_id) VALUES ('test', ${`run ${runs}`})`;
      if (runs < 3) await tx.$executeRawUnsafe(`DO $$ BEGIN RAISE EXCEPTION 'conflict' USING ERRCODE = '${state}'; END $$`);
      return runs;
    });
    expect(answer).toBe(3);
    expect(await db.webhookReceipt.findMany({ select: { providerId: true } })).toEqual([{ providerId: "run 3" }]);
  });

  it("runs again what two transactions at once really bring about: a deadlock", async () => {
    await db.$executeRaw`INSERT INTO webhook_receipt (provider, provider_id) VALUES ('test', 'a'), ('test', 'b')`;
    let runs = 0;
    const crossing = async (first: string, second: string) =>
      transact(async (tx) => {
        runs += 1;
        await tx.$queryRaw`SELECT FROM webhook_receipt WHERE provider_id = ${first} FOR UPDATE`;
        await tx.$executeRaw`SELECT pg_sleep(0.2)`;
        await tx.$queryRaw`SELECT FROM webhook_receipt WHERE provider_id = ${second} FOR UPDATE`;
      });
    await Promise.all([crossing("a", "b"), crossing("b", "a")]);
    expect(runs).toBe(3);
  });

  it("gives up after so many conflicts and says so", async () => {
    let runs = 0;
    const work = transact(
      async (tx) => {
        runs += 1;
        await tx.$executeRawUnsafe("DO $$ BEGIN RAISE EXCEPTION 'conflict' USING ERRCODE = '40001'; END $$");
      },
      { attempts: 2 },
    );
    await expect(work).rejects.toSatisfy(isConflict);
    expect(runs).toBe(2);
  });

  it("does not run again what a rule of the database refused", async () => {
    let runs = 0;
    const work = transact(async (tx) => {
      runs += 1;
      await tx.$executeRaw`INSERT INTO webhook_receipt (provider, provider_id) VALUES ('test', 'one'), ('test', 'one')`;
    });
    await expect(work).rejects.toSatisfy(isUniqueViolation);
    expect(runs).toBe(1);
  });
});

// Whether the change was made is not known when the connection breaks, so only a caller who holds an idempotency key may ask again.
describe("a lost connection is told to the caller, and the work is not run again", () => {
  const endOwnConnection = "SELECT pg_terminate_backend(pg_backend_pid())";

  it("in the middle of a transaction, of which nothing is kept", async () => {
    let runs = 0;
    const work = transact(async (tx) => {
      runs += 1;
      await tx.$executeRaw`INSERT INTO webhook_receipt (provider, provider_id) VALUES ('test', 'half')`;
      await tx.$queryRawUnsafe(endOwnConnection);
    });
    await expect(work).rejects.toSatisfy(tellsOutage);
    expect(runs).toBe(1);
    await expect.poll(() => db.webhookReceipt.count().catch(tellsOutage)).toBe(0);
  });

  it("at the very commit", async () => {
    const owner = await connect();
    await owner.query(`
      CREATE FUNCTION end_connection() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$;
      CREATE CONSTRAINT TRIGGER at_commit AFTER INSERT ON webhook_receipt DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION end_connection()`);
    try {
      let runs = 0;
      const work = transact(async (tx) => {
        runs += 1;
        await tx.$executeRaw`INSERT INTO webhook_receipt (provider, provider_id) VALUES ('test', 'at commit')`;
        return "answer";
      });
      await expect(work).rejects.toSatisfy(tellsOutage);
      expect(runs).toBe(1);
    } finally {
      await owner.query("DROP TRIGGER at_commit ON webhook_receipt; DROP FUNCTION end_connection()");
    }
    expect((await owner.query("SELECT FROM webhook_receipt")).rowCount).toBe(0);
    await owner.end();
  });

  it("while another connection waits for a row", async () => {
    await db.$executeRaw`INSERT INTO webhook_receipt (provider, provider_id) VALUES ('test', 'row')`;
    const holder = await connect();
    await holder.query("BEGIN; SELECT FROM webhook_receipt FOR UPDATE");
    let runs = 0;
    const work = transact(async (tx) => {
      runs += 1;
      await tx.$executeRaw`UPDATE webhook_receipt SET received_at = now()`;
    });
    const outcome = expect(work).rejects.toSatisfy(tellsOutage);
    for (let ended = 0; ended === 0; ) {
      const { rowCount } = await holder.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'");
      ended = rowCount ?? 0;
    }
    await outcome;
    await holder.query("ROLLBACK");
    await holder.end();
    expect(runs).toBe(1);
  });

  it("when nothing listens, before the work begins", async () => {
    await closeDatabase();
    process.env.TLV_DATABASE_URL = ADDRESS.replace(/:\d+\//, `:${await freePort()}/`);
    let runs = 0;
    await expect(transact(async () => (runs += 1))).rejects.toSatisfy(tellsOutage);
    expect(runs).toBe(0);
  });

  it("and idle connections that broke are replaced by the pool", async () => {
    await Promise.all(Array.from({ length: 4 }, () => pool().query("SELECT pg_sleep(0.05)")));
    const other = await connect();
    await other.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
    await other.end();
    await expect.poll(() => pool().totalCount).toBe(0);
    expect(await transact((tx) => tx.$queryRaw`SELECT 1 AS one`)).toEqual([{ one: 1 }]);
  });
});

async function connect(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: ADDRESS });
  await client.connect();
  return client;
}

function tellsOutage(error: unknown): boolean {
  return outageCode(error) !== null && !isConflict(error);
}
