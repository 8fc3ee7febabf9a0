export type Thread = 1 | 2 | 3 | 4;

/** One tile of cloth, 48 × 48, drawn around its middle: it repeats sideways and up without a seam. */
export interface Motif {
  /** Nested diamonds from the outside in: half-width and thread. */
  rings: { reach: number; thread: Thread }[];
  heart: "diamond" | "star" | "cross" | "four";
  heartThread: Thread;
  /** What fills the corners, where four tiles meet. */
  corner: "diamond" | "hook" | "cross";
  cornerThread: Thread;
  border: "teeth" | "zigzag" | "beads";
  borderThread: Thread;
}

/**
 * The cloth that belongs to a seed (a need's code): the same seed always weaves the same cloth, on every machine.
 * Diamonds, hooks, stars and saw teeth are the common geometry of highland weaving; no people's own emblem is copied.
 */
export function motifOf(seed: string): Motif {
  const draw = sequence(seed);
  const pick = <T>(choices: readonly T[]): T => choices[Math.floor(draw() * choices.length)] as T;
  const threads = pick([
    [1, 2, 3],
    [1, 3, 2],
    [2, 1, 3],
    [3, 1, 2],
    [3, 2, 1],
  ] as const);
  const reaches = pick([
    [22, 17, 11],
    [22, 18, 14, 9],
    [20, 14, 9],
    [23, 15, 11],
  ]);
  const order: Thread[] = [threads[0], 4, threads[1], 4];
  return {
    rings: reaches.map((reach, index) => ({ reach, thread: order[index % order.length] as Thread })),
    heart: pick(["diamond", "star", "cross", "four"] as const),
    heartThread: threads[1],
    corner: pick(["diamond", "hook", "cross"] as const),
    cornerThread: threads[2],
    border: pick(["teeth", "zigzag", "beads"] as const),
    borderThread: threads[0],
  };
}

/** FNV-1a into mulberry32: small, and the same everywhere. */
function sequence(seed: string): () => number {
  let state = 2166136261;
  for (const letter of seed) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 16777619);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
