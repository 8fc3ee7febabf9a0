import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { db } from "~/platform/database.server";
import { env } from "~/platform/env.server";
import { BANK_SECRET, bankNotice, postNotice, signedHeaders } from "../support/bank-notices";
import { fuzz } from "../support/fuzz";

const header = fc.string({ unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)), maxLength: 200 });
const notAmount = fc.oneof(fc.constantFrom(-1, 0, 0.5, 1e300, 9_000_000_000_000_001, "-5", "1e9", "0x10", "１０００", "30.000", "30,000", "", null, true), fc.double({ max: 0, noNaN: true }), fc.array(fc.integer()));
const notDay = fc.oneof(fc.constantFrom("1900-01-01 00:00:00", "2100-01-01 00:00:00", "2026-02-30 00:00:00", "2026-13-01 00:00:00", "2026-11-25 25:00:00", "25/11/2026", "now", null, 0), fc.string({ maxLength: 12 }), fc.integer());
const notText = fc.oneof(fc.integer(), fc.boolean(), fc.object(), fc.array(fc.string()));
const notId = fc.oneof(fc.constantFrom(null, "", " ", -1, 0, 1.5, "a b", "'; DROP TABLE pledge; --", "x".repeat(101)), fc.object());
const broken = fc.oneof(
  notAmount.map((transferAmount) => ({ transferAmount })),
  notDay.map((transactionDate) => ({ transactionDate })),
  notText.map((content) => ({ content })),
  notId.map((id) => ({ id })),
  fc.oneof(fc.constantFrom("IN", "both", null, 1), notText).map((transferType) => ({ transferType })),
  fc.oneof(fc.constantFrom(null, "", "---", "9".repeat(61)), notText).map((accountNumber) => ({ accountNumber })),
);

/** What is signed rightly but cannot be read. */
const unreadable: fc.Arbitrary<string | Uint8Array> = fc.oneof(
  fc.uint8Array({ maxLength: 400 }),
  fc.json(),
  fc.string({ unit: "binary", maxLength: 300 }),
  broken.map((part) => JSON.stringify(bankNotice(part))),
  fc.nat({ max: 200 }).map((length) => JSON.stringify(bankNotice()).slice(0, length)),
  fc.integer({ min: 1, max: 30_000 }).map((depth) => "[".repeat(depth) + "]".repeat(depth)),
  fc.constantFrom("", "null", "__proto__", '{"__proto__":{"id":1}}', `{"id":1,"id":2}`, "\ufeff{}"),
);
/** What could be read but is not signed as it must be. */
const unsigned = fc.record({ body: fc.oneof(unreadable, fc.constant(JSON.stringify(bankNotice()))), signature: fc.oneof(header, fc.constantFrom(null, "sha256=", `sha256=${"0".repeat(64)}`, "SHA256")), timestamp: fc.oneof(header, fc.constantFrom(null, "0", "-1", "1e9", String(Math.floor(Date.now() / 1000)), "999999999999")) });

beforeEach(() => {
  env.BANK_WEBHOOK_SECRET = BANK_SECRET;
});
afterEach(() => {
  env.BANK_WEBHOOK_SECRET = undefined;
});

describe(`the bank's webhook under ${fuzz.inputs} hostile inputs (seed ${fuzz.seed})`, () => {
  it("answers each in words of its own, never by failing, and books nothing", async () => {
    const half = Math.ceil(fuzz.inputs / 2);
    const answers: Record<number, number> = {};
    const note = async (response: Response, input: unknown) => {
      answers[response.status] = (answers[response.status] ?? 0) + 1;
      expect([400, 401, 413, 415], JSON.stringify(input)?.slice(0, 300)).toContain(response.status);
      expect(await response.json()).toMatchObject({ success: false, message: expect.stringMatching(/^[a-z0-9-]+$/) });
    };
    for (const body of fc.sample(unreadable, { numRuns: half, seed: fuzz.seed })) await note(await postNotice(body), body);
    for (const input of fc.sample(unsigned, { numRuns: half, seed: fuzz.seed }))
      await note(await postNotice(input.body, { headers: { "X-SePay-Signature": input.signature, "X-SePay-Timestamp": input.timestamp } }), input);
    for (const type of fc.sample(header, { numRuns: 20, seed: fuzz.seed })) await note(await postNotice(bankNotice(), { headers: { "Content-Type": type } }), type);
    console.log(`bank webhook: ${JSON.stringify(answers)}`);
    expect(await db.incomingTransfer.count()).toBe(0);
    expect(await db.ledgerTransaction.count()).toBe(0);
    expect(await db.webhookReceipt.count()).toBe(0);
    expect(await db.event.count()).toBe(0);
  });

  it("takes in every readable one once, whatever stands in its texts", async () => {
    const odd = fc.oneof(fc.string({ unit: "binary", maxLength: 2000 }), fc.string({ unit: "grapheme", maxLength: 300 }), fc.constantFrom("\u0000", "\ud800", "TLV".repeat(900)));
    const inputs = fc.sample(fc.record({ content: odd, description: odd, referenceCode: odd, transferAmount: fc.integer({ min: 1, max: 9_000_000_000_000_000 }) }), { numRuns: Math.ceil(fuzz.inputs / 40), seed: fuzz.seed });
    for (const [index, input] of inputs.entries()) {
      const body = JSON.stringify(bankNotice({ id: index + 1, ...input }));
      for (let time = 0; time < 2; time += 1) expect((await postNotice(body, { headers: signedHeaders(body) })).status, body.slice(0, 300)).toBe(200);
    }
    expect(await db.incomingTransfer.count()).toBe(inputs.length);
    expect(await db.ledgerTransaction.count()).toBe(inputs.length);
  });
});
