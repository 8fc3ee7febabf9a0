import type pg from "pg";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { pool } from "./database.server";

export type Limited = { ok: true } | { ok: false; retryAfterSeconds: number };

const limiters = new WeakMap<pg.Pool, Map<string, RateLimiterPostgres>>();

/**
 * Counts one use of `key` and refuses once it was used more than `points` times within `seconds`. The counters live in the database, so they
 * hold for all web processes together.
 */
export async function limit(key: string, points: number, seconds: number): Promise<Limited> {
  try {
    await limiterOf(points, seconds).consume(key.slice(0, 200));
    return { ok: true };
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    return { ok: false, retryAfterSeconds: Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)) };
  }
}

/** Forgets the uses of a key, for instance after the right code was given. */
export async function clearLimit(key: string, points: number, seconds: number): Promise<void> {
  await limiterOf(points, seconds).delete(key.slice(0, 200));
}

function limiterOf(points: number, seconds: number): RateLimiterPostgres {
  const connections = pool();
  const known = limiters.get(connections) ?? new Map<string, RateLimiterPostgres>();
  limiters.set(connections, known);
  const name = `${points}/${seconds}`;
  const limiter =
    known.get(name) ??
    new RateLimiterPostgres({
      storeClient: connections,
      storeType: "pool",
      tableName: "rate_limit",
      tableCreated: true,
      keyPrefix: name,
      points,
      duration: seconds,
    });
  known.set(name, limiter);
  return limiter;
}
