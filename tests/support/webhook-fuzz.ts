import fc from "fast-check";
import { expect } from "vitest";
import { fuzz } from "./fuzz";

/** Whatever may stand in a header. */
export const headerText = fc.string({ unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)), maxLength: 200 });

/** Words that a bank or a person may put into a free text, and that nobody foresaw. */
export const oddText = fc.oneof(fc.string({ unit: "binary", maxLength: 2000 }), fc.string({ unit: "grapheme", maxLength: 300 }), fc.constantFrom("\u0000", "\ud800", "TLV".repeat(900), "TLC".repeat(900)));

/** Bodies that no webhook can read: a notice with one part spoilt, a sound one cut short, JSON and text of any shape, and values nested very deep. */
export function unreadable(sound: object, spoilt: fc.Arbitrary<object>): fc.Arbitrary<string> {
  const whole = JSON.stringify(sound);
  const anything = fc.oneof(
    fc.json({ maxDepth: 4 }),
    fc.string({ unit: "binary", maxLength: 300 }),
    fc.nat({ max: whole.length - 1 }).map((length) => whole.slice(0, length)),
    fc.integer({ min: 1, max: 30_000 }).map((depth) => "[".repeat(depth) + "]".repeat(depth)),
    fc.integer({ min: 1, max: 12_000 }).map((depth) => `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`),
    fc.constantFrom("", "null", "__proto__", '{"__proto__":{"id":1}}', '{"error":0,"data":{"__proto__":{"id":1}}}', '{"id":1,"id":2}', "\ufeff{}"),
  );
  return fc.oneof({ weight: 1, arbitrary: spoilt.map((notice) => JSON.stringify(notice)) }, { weight: 2, arbitrary: anything });
}

/** Bodies under a signature that is not theirs: one of `signatures`, or anything at all. */
export function badlySigned<T, S>(bodies: fc.Arbitrary<T>, sound: object, signatures: readonly S[]) {
  return fc.record({ body: fc.oneof(bodies, fc.constant(JSON.stringify(sound))), signature: fc.oneof(headerText, fc.constantFrom(...signatures)) });
}

/** The inputs of this run: so many of the kind, the same for the same seed. */
export function sampled<T>(inputs: fc.Arbitrary<T>, times: number): T[] {
  return fc.sample(inputs, { numRuns: Math.ceil(times), seed: fuzz.seed });
}

type Thrown<T> = { inputs: fc.Arbitrary<T>; times: number; post: (input: T) => Promise<Response>; allowed: readonly number[]; look?: (response: Response) => Promise<void> };

/** Throws hostile inputs at a webhook and counts its answers by status; each must be one that is allowed. */
export function webhookUnderFire() {
  const answers: Record<number, number> = {};
  return {
    answers,
    async throwAll<T>({ inputs, times, post, allowed, look }: Thrown<T>): Promise<void> {
      for (const input of sampled(inputs, times)) {
        const response = await post(input);
        answers[response.status] = (answers[response.status] ?? 0) + 1;
        expect(allowed, JSON.stringify(input)?.slice(0, 300)).toContain(response.status);
        await look?.(response);
      }
    },
  };
}

/** How the bank's webhook refuses: with a status of its own and the reason as a word. */
export const refusedByBank = {
  allowed: [400, 401, 413, 415],
  look: async (response: Response) => expect(await response.json()).toMatchObject({ success: false, message: expect.stringMatching(/^[a-z0-9-]+$/) }),
};
