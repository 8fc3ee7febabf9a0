/** A need from which units can be proposed: its price in whole đồng and how many units nobody has taken. */
export interface BasketCandidate {
  code: string;
  unitPrice: bigint;
  unitsLeft: number;
}

export interface BasketLine {
  code: string;
  units: number;
  /** Whole đồng for these units. */
  cost: bigint;
}

export interface Basket {
  lines: BasketLine[];
  /** Whole đồng. */
  sum: bigint;
  leftOver: bigint;
}

/** Among so many needs the amount is divided first, so that a large need does not take everything. */
const SPREAD = 5;

/**
 * Proposes whole units of several needs within an amount, in whole đồng. The rule, in two rounds over the needs in the given order (the most urgent first):
 * 1. the first five needs of which a unit fits into the amount share it evenly: each takes the units that fit into its share, and at least one while the
 *    amount lasts;
 * 2. what is left over goes to the needs in their order again, to each as many units as fit.
 * Never more than the amount or than the units left; afterwards no unit of any of these needs would fit into what is left over.
 */
export function proposeBasket(amount: bigint, candidates: readonly BasketCandidate[]): Basket {
  const able = candidates.filter(({ unitPrice, unitsLeft }) => unitsLeft > 0 && unitPrice > 0n && unitPrice <= amount);
  const first = able.slice(0, SPREAD);
  const share = first.length > 0 ? amount / BigInt(first.length) : 0n;
  const units = new Map<string, number>();
  let leftOver = amount;

  function take({ code, unitPrice, unitsLeft }: BasketCandidate, most: bigint) {
    const taken = units.get(code) ?? 0;
    const more = smaller(smaller(most, leftOver / unitPrice), BigInt(unitsLeft - taken));
    if (more <= 0n) return;
    units.set(code, taken + Number(more));
    leftOver -= more * unitPrice;
  }

  for (const need of first) take(need, larger(share / need.unitPrice, 1n));
  for (const need of able) take(need, leftOver);
  const lines = able.flatMap(({ code, unitPrice }) => {
    const taken = units.get(code);
    return taken === undefined ? [] : [{ code, units: taken, cost: BigInt(taken) * unitPrice }];
  });
  return { lines, sum: amount - leftOver, leftOver };
}

const smaller = (one: bigint, other: bigint) => (one < other ? one : other);
const larger = (one: bigint, other: bigint) => (one > other ? one : other);
