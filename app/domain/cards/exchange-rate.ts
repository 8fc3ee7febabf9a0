import type { ForeignCurrency } from "~/domain/cards/card";

/** A rate in force. `rate` is in hundredths of a đồng for one dollar or euro, `rateOn` a day in Việt Nam (yyyy-mm-dd). */
export type ExchangeRate = { id: string; currency: ForeignCurrency; rate: number; rateOn: string; source: string };

/** Between 1.000 ₫ and 1.000.000 ₫: outside of it somebody has slipped by a factor of ten or more. In hundredths of a đồng. */
export const RATE_MIN = 100_000n;
export const RATE_MAX = 100_000_000n;
export const SOURCE_MAX = 200;

/** How far a new rate may lie from the last one before it must be confirmed, in hundredths. */
const JUMP_PERCENT = 5n;

/**
 * Reads a rate as people write it, in hundredths of a đồng: `26.345`, `26345`, `26,345.50` or `26.345,50`. Three digits after a separator group
 * thousands, one or two at the end are the part of a đồng. Null for anything else.
 */
export function parseRate(text: string): bigint | null {
  const bare = text.trim().replace(/\s*(₫|đ|đồng|vnd|vnđ)$/iu, "").replace(/[\s\u00a0]/g, "");
  const match = /^(\d{1,3}(?:([.,])\d{3})(?:\2\d{3})*|\d{1,7})(?:([.,])(\d{1,2}))?$/.exec(bare);
  if (!match || (match[2] && match[2] === match[3])) return null;
  const whole = BigInt(match[1]!.replace(/\D/g, ""));
  return whole * 100n + BigInt((match[4] ?? "").padEnd(2, "0"));
}

export function isRate(rate: bigint): boolean {
  return rate >= RATE_MIN && rate <= RATE_MAX;
}

/** Whether a rate differs so much from the one before that it may be a slip of the hand. */
export function isJump(rate: bigint, before: bigint | null): boolean {
  if (before === null) return false;
  const difference = rate > before ? rate - before : before - rate;
  return difference * 100n > before * JUMP_PERCENT;
}
