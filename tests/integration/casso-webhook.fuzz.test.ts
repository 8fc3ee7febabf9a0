import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { db } from "~/platform/database.server";
import { env } from "~/platform/env.server";
import { cassoNotice, CASSO_SECRET, postCasso } from "../support/casso-notices";
import { fuzz } from "../support/fuzz";

const header = fc.string({ unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)), maxLength: 200 });
const broken = fc.oneof(
  fc.oneof(fc.constantFrom(0, 0.5, 1e300, -9_000_000_000_000_001, "-5", "1e9", null, true), fc.array(fc.integer())).map((amount) => ({ amount })),
  fc.oneof(fc.constantFrom("1900-01-01 00:00:00", "2100-01-01 00:00:00", "2026-02-30 00:00:00", "now", null, 0), fc.string({ maxLength: 12 })).map((transactionDateTime) => ({ transactionDateTime })),
  fc.oneof(fc.integer(), fc.boolean(), fc.object()).map((description) => ({ description })),
  fc.oneof(fc.constantFrom(null, "", " ", -1, 1.5, "a b", "x".repeat(101)), fc.object()).map((id) => ({ id })),
  fc.oneof(fc.constantFrom(null, "", "---", "9".repeat(61)), fc.integer()).map((accountNumber) => ({ accountNumber })),
);
/** What cannot be read, and mostly cannot even have been signed. */
const unreadable: fc.Arbitrary<string> = fc.oneof(
  broken.map((part) => JSON.stringify(cassoNotice(part))),
  fc.json(),
  fc.string({ unit: "binary", maxLength: 300 }),
  fc.nat({ max: 200 }).map((length) => JSON.stringify(cassoNotice()).slice(0, length)),
  fc.integer({ min: 1, max: 20_000 }).map((depth) => '{"a":'.repeat(Math.min(depth, 12_000)) + "1" + "}".repeat(Math.min(depth, 12_000))),
  fc.constantFrom("", "null", "__proto__", '{"__proto__":{"error":0}}', '{"error":0,"data":{"__proto__":{"id":1}}}', "\ufeff{}"),
);

beforeEach(() => {
  env.BANK_WEBHOOK_CASSO_SECRET = CASSO_SECRET;
});
afterEach(() => {
  env.BANK_WEBHOOK_CASSO_SECRET = undefined;
});

describe(`the bank's webhook in Casso's scheme under ${fuzz.inputs} hostile inputs (seed ${fuzz.seed})`, () => {
  it("answers each in words of its own, never by failing, and books nothing", async () => {
    const half = Math.ceil(fuzz.inputs / 2);
    const answers: Record<number, number> = {};
    const note = async (response: Response, input: unknown) => {
      answers[response.status] = (answers[response.status] ?? 0) + 1;
      expect([400, 401, 413, 415], JSON.stringify(input)?.slice(0, 300)).toContain(response.status);
      expect(await response.json()).toMatchObject({ success: false, message: expect.stringMatching(/^[a-z0-9-]+$/) });
    };
    for (const body of fc.sample(unreadable, { numRuns: half, seed: fuzz.seed })) await note(await postCasso(body), body);
    const unsigned = fc.record({ body: fc.oneof(unreadable, fc.constant(JSON.stringify(cassoNotice()))), signature: fc.oneof(header, fc.constantFrom(null, "t=1,v1=", `t=1,v1=${"0".repeat(128)}`, `t=${Date.now()},v1=${"f".repeat(128)}`, `t=${"9".repeat(15)},v1=${"0".repeat(128)}`)) });
    for (const { body, signature } of fc.sample(unsigned, { numRuns: half, seed: fuzz.seed })) await note(await postCasso(body, { signature }), { body, signature });
    console.log(`Casso: ${JSON.stringify(answers)}`);
    expect([await db.incomingTransfer.count(), await db.outgoingDebit.count(), await db.webhookReceipt.count(), await db.event.count()]).toEqual([0, 0, 0, 0]);
  });

  it("takes in every readable one once, in and out, whatever stands in its texts", async () => {
    const odd = fc.oneof(fc.string({ unit: "binary", maxLength: 2000 }), fc.string({ unit: "grapheme", maxLength: 300 }), fc.constantFrom("\u0000", "TLV".repeat(900), "TLC".repeat(900)));
    const amount = fc.integer({ min: -9_000_000_000_000_000, max: 9_000_000_000_000_000 }).filter((sum) => sum !== 0);
    const inputs = fc.sample(fc.record({ description: odd, counterAccountName: odd, reference: odd, amount }), { numRuns: Math.ceil(fuzz.inputs / 40), seed: fuzz.seed });
    for (const [index, input] of inputs.entries()) for (let time = 0; time < 2; time += 1) expect((await postCasso(cassoNotice({ id: index + 1, ...input }))).status, JSON.stringify(input).slice(0, 300)).toBe(200);
    expect((await db.incomingTransfer.count()) + (await db.outgoingDebit.count())).toBe(inputs.length);
  });
});
