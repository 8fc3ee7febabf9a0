/** Numbers that come again with the same seed: whole ones below a limit, and one of several things. */
export type Seeded = { below: (limit: number) => number; pick: <T>(choices: readonly T[]) => T; bytes: (size: number) => Uint8Array };

/** xorshift32, enough to spread test material; `seed` is any whole number. */
export function seeded(seed: number): Seeded {
  let state = (seed ^ 0x9e3779b9) >>> 0 || 1;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>>= 0);
  };
  const below = (limit: number) => next() % limit;
  return { below, pick: (choices) => choices[below(choices.length)]!, bytes: (size) => Uint8Array.from({ length: size }, () => (next() >>> 8) & 255) };
}
