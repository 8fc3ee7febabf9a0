/** Amounts are whole đồng. `limit` is the most that one transfer may carry, `perDay` how many are made in a day. */
export type TransferLimits = { limit: bigint; perDay: number };

/** `next` is the first that still lacks money; a part of it may have come. */
export type TransferState = "arrived" | "next" | "later";
export type PlannedTransfer = { position: number; amount: bigint; received: bigint; state: TransferState };

/** A gift that needs more transfers than this is agreed with the fund first, because its units would be held for too long. */
export const TRANSFERS_MAX = 60;

/** People read and type a round sum more surely. */
const ROUND = 1000n;

/** How many transfers an amount needs. */
export function transferCount(amount: bigint, limit: bigint): number {
  return Number((amount + limit - 1n) / limit);
}

/**
 * The amounts by which a sum above the limit is paid, in order: as few transfers as possible and alike, in whole thousands where that goes, the last
 * one what is left.
 */
export function splitTransfers(amount: bigint, limit: bigint): bigint[] {
  const count = BigInt(transferCount(amount, limit));
  const even = (amount + count - 1n) / count;
  const rounded = ((even + ROUND - 1n) / ROUND) * ROUND;
  const each = rounded <= limit && rounded * (count - 1n) < amount ? rounded : even;
  const amounts: bigint[] = [];
  for (let left = amount; left > 0n; left -= each) amounts.push(left < each ? left : each);
  return amounts;
}

/**
 * The transfers of a pledge with what has arrived of each. All bear the same reference and money fills them in order, so one that comes too small or too
 * large changes only what the next one lacks.
 */
export function planTransfers({ expected, received, limit }: { expected: bigint; received: bigint; limit: bigint }): PlannedTransfer[] {
  let left = received;
  let found = false;
  return splitTransfers(expected, limit).map((amount, index) => {
    const part = left < amount ? left : amount;
    left -= part;
    const state: TransferState = part === amount ? "arrived" : found ? "later" : "next";
    found ||= state === "next";
    return { position: index + 1, amount, received: part, state };
  });
}

/** Days that an amount is held beyond the usual time, so that every transfer can be made. */
export function daysForTransfers(amount: bigint, { limit, perDay }: TransferLimits): number {
  return Math.ceil((transferCount(amount, limit) - 1) / perDay);
}
