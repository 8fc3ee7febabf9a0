import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { env } from "./env.server";
import { Prisma, PrismaClient } from "./generated/prisma/client";
import { isConflict } from "./database-conflict";

export type Tx = Prisma.TransactionClient;
export { Prisma };

type Shared = { tlvDatabase?: { pool: pg.Pool; prisma: PrismaClient } };
const shared = globalThis as Shared;

// The web bundle and the worker load this module separately; both must use one pool.
function connect() {
  if (!shared.tlvDatabase) {
    const url = process.env.TLV_DATABASE_URL ?? env.DATABASE_URL;
    if (!url) throw new Error("No database address: the start script sets TLV_DATABASE_URL, or DATABASE_URL must be set.");
    const pool = new pg.Pool({ connectionString: url, max: env.DATABASE_POOL, connectionTimeoutMillis: 10_000, idleTimeoutMillis: 30_000 });
    // A connection that breaks while idle (database restarted) is dropped from the pool; the next query opens a new one.
    pool.on("error", () => {});
    shared.tlvDatabase = { pool, prisma: new PrismaClient({ adapter: new PrismaPg(pool, { disposeExternalPool: false }) }) };
  }
  return shared.tlvDatabase;
}

/** The Prisma client, opened at first use. */
export const db: PrismaClient = new Proxy({} as PrismaClient, {
  get(_target, property) {
    const client = connect().prisma as unknown as Record<PropertyKey, unknown>;
    const member = client[property];
    return typeof member === "function" ? member.bind(client) : member;
  },
});

export function pool(): pg.Pool {
  return connect().pool;
}

export async function closeDatabase() {
  const open = shared.tlvDatabase;
  shared.tlvDatabase = undefined;
  if (!open) return;
  await open.prisma.$disconnect();
  await open.pool.end();
}

/**
 * Runs one command in one transaction and runs it again when PostgreSQL reports a conflict between transactions (serialization failure or
 * deadlock), at most `attempts` times with a short random wait. The work must therefore do nothing outside the database.
 */
export async function transact<T>(work: (tx: Tx) => Promise<T>, { attempts = 8, timeoutMs = 15_000 } = {}): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.$transaction(work, { timeout: timeoutMs, maxWait: timeoutMs });
    } catch (error) {
      if (attempt >= attempts || !isConflict(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * attempt));
    }
  }
}
