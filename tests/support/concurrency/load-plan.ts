/** What the load asks for. Every process computes the same plan from the seed, so nothing has to be handed around. */
export const ATTEMPTS = 20_000;
export const NEEDS = 200;
export const UNITS_PER_NEED = 20;
export const UNIT_PRICE = 50_000n;
export const PROCESSES = 4;
export const LANES_PER_PROCESS = 6;
const SIGNED_IN = 120;
const GUESTS = 40;
/** Attempts run through the needs in order, a few needs at a time, so that all lanes press on the same ones. */
const NEEDS_AT_A_TIME = 6;
/** On every fifth need some sponsors step back, so that numbers are given, returned and given again. */
const RETURNING = 5;

export type Attempt = {
  index: number;
  key: string;
  needCode: string;
  units: number;
  mode: "money" | "in_kind";
  /** Number of the person; the first ones are signed in, the others are guests. */
  person: number;
  /** What the sponsor does once the units are theirs. */
  then: "nothing" | "pay" | "step-back";
};

export function attemptAt(seed: number, index: number): Attempt {
  const random = seededRandom(seed ^ Math.imul(index + 1, 0x9e3779b1));
  const need = (Math.floor((index * NEEDS) / ATTEMPTS) + Math.floor(random() * NEEDS_AT_A_TIME)) % NEEDS;
  const units = 1 + Math.floor(random() ** 2 * 4);
  const mode = random() < 0.8 ? "money" : "in_kind";
  const person = Math.floor(random() * (SIGNED_IN + GUESTS));
  const chance = random();
  const stepsBack = isReturning(need) && isSignedIn(person) && chance < 0.3;
  const then = stepsBack ? "step-back" : mode === "money" && chance > 0.7 ? "pay" : "nothing";
  return { index, key: `load-${seed}-${index}`, needCode: needCode(need), units, mode, person, then };
}

export function needCode(need: number): string {
  return `HP-MEAL-${String(need + 1).padStart(4, "0")}`;
}

/** Whether units of this need are given back during the load. */
export function isReturning(need: number): boolean {
  return need % RETURNING === 0;
}

export function isSignedIn(person: number): boolean {
  return person < SIGNED_IN;
}

export function signedInPeople(): { id: string; email: string }[] {
  return Array.from({ length: SIGNED_IN }, (_, person) => ({ id: personId(person), email: emailOf(person) }));
}

export function personId(person: number): string {
  return `00000000-0000-4000-8000-${String(person).padStart(12, "0")}`;
}

export function emailOf(person: number): string {
  return `${isSignedIn(person) ? "sponsor" : "guest"}-${person}@load.example`;
}

/** Mulberry32: numbers in [0, 1) that are the same for the same seed. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
