/** An expected refusal: why, in a word that the page translates, and what the reader needs to go on. */
export type Refusal<R extends string> = { ok: false; reason: R };

/** What a command answers: success with its facts, or a typed refusal. Exceptions are left for bugs and outages. */
export type Outcome<T, R extends string> = ({ ok: true } & T) | Refusal<R>;

export function refuse<R extends string>(reason: R): Refusal<R> {
  return { ok: false, reason };
}
