import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";

/** What a client has left: how many requests of how many, and in how many seconds it is whole again. */
export type Budget = { ok: boolean; limit: number; remaining: number; resetSeconds: number };

const SECONDS = 60;
const limiters = new Map<number, RateLimiterMemory>();

/**
 * Takes `cost` of the `limit` requests a minute that a key has in this process, and refuses when they are used up. For reading what is public: it is counted in
 * memory, so that counting never costs more than answering.
 */
export async function spend(key: string, limit: number, cost: number): Promise<Budget> {
  const limiter = limiters.get(limit) ?? new RateLimiterMemory({ points: limit, duration: SECONDS });
  limiters.set(limit, limiter);
  const of = (ok: boolean, { remainingPoints, msBeforeNext }: RateLimiterRes) => ({ ok, limit, remaining: Math.max(0, remainingPoints), resetSeconds: Math.max(1, Math.ceil(msBeforeNext / 1000)) });
  try {
    return of(true, await limiter.consume(key, Math.min(cost, limit)));
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    return of(false, refusal);
  }
}

/** The fields that tell a client of it (draft-ietf-httpapi-ratelimit-headers). */
export function budgetHeaders({ limit, remaining, resetSeconds }: Budget): Record<string, string> {
  return { "RateLimit-Policy": `"minute";q=${limit};w=${SECONDS}`, RateLimit: `"minute";r=${remaining};t=${resetSeconds}` };
}
