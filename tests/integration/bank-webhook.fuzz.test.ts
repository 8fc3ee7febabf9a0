import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { db } from "~/platform/database.server";
import { env } from "~/platform/env.server";
import { BANK_SECRET, bankNotice, postNotice } from "../support/bank-notices";
import { fuzz } from "../support/fuzz";
import { badlySigned, headerText, oddText, refusedByBank, sampled, unreadable, webhookUnderFire } from "../support/webhook-fuzz";

const notAmount = fc.oneof(fc.constantFrom(-1, 0, 0.5, 1e300, 9_000_000_000_000_001, "-5", "1e9", "0x10", "１０００", "30.000", "30,000", "", null, true), fc.double({ max: 0, noNaN: true }), fc.array(fc.integer()));
const notDay = fc.oneof(fc.constantFrom("1900-01-01 00:00:00", "2100-01-01 00:00:00", "2026-02-30 00:00:00", "2026-13-01 00:00:00", "2026-11-25 25:00:00", "25/11/2026", "now", null, 0), fc.string({ maxLength: 12 }), fc.integer());
const notText = fc.oneof(fc.integer(), fc.boolean(), fc.object(), fc.array(fc.string()));
const notId = fc.oneof(fc.constantFrom(null, "", " ", -1, 0, 1.5, "a b", "'; DROP TABLE pledge; --", "x".repeat(101)), fc.object());
const spoilt = fc.oneof(
  notAmount.map((transferAmount) => ({ transferAmount })),
  notDay.map((transactionDate) => ({ transactionDate })),
  notText.map((content) => ({ content })),
  notId.map((id) => ({ id })),
  fc.oneof(fc.constantFrom("IN", "both", null, 1), notText).map((transferType) => ({ transferType })),
  fc.oneof(fc.constantFrom(null, "", "---", "9".repeat(61)), notText).map((accountNumber) => ({ accountNumber })),
);
/** What is signed rightly but cannot be read. */
const bodies: fc.Arbitrary<string | Uint8Array> = fc.oneof({ weight: 1, arbitrary: fc.uint8Array({ maxLength: 400 }) }, { weight: 6, arbitrary: unreadable(bankNotice(), spoilt.map(bankNotice)) });
/** What could be read but is not signed as it must be. */
const unsigned = fc.record({
  signed: badlySigned(bodies, bankNotice(), [null, "sha256=", `sha256=${"0".repeat(64)}`, "SHA256"]),
  timestamp: fc.oneof(headerText, fc.constantFrom(null, "0", "-1", "1e9", String(Math.floor(Date.now() / 1000)), "999999999999")),
});

beforeEach(() => {
  env.BANK_WEBHOOK_SECRET = BANK_SECRET;
});
afterEach(() => {
  env.BANK_WEBHOOK_SECRET = undefined;
});

describe(`the bank's webhook under ${fuzz.inputs} hostile inputs (seed ${fuzz.seed})`, () => {
  it("answers each in words of its own, never by failing, and books nothing", async () => {
    const { throwAll, answers } = webhookUnderFire();
    await throwAll({ inputs: bodies, times: fuzz.inputs / 2, post: (body) => postNotice(body), ...refusedByBank });
    await throwAll({
      inputs: unsigned, times: fuzz.inputs / 2, ...refusedByBank,
      post: ({ signed, timestamp }) => postNotice(signed.body, { headers: { "X-SePay-Signature": signed.signature, "X-SePay-Timestamp": timestamp } }),
    });
    await throwAll({ inputs: headerText, times: 20, post: (type) => postNotice(bankNotice(), { headers: { "Content-Type": type } }), ...refusedByBank });
    console.log(`bank webhook: ${JSON.stringify(answers)}`);
    expect(await db.incomingTransfer.count()).toBe(0);
    expect(await db.ledgerTransaction.count()).toBe(0);
    expect(await db.webhookReceipt.count()).toBe(0);
    expect(await db.event.count()).toBe(0);
  });

  it("takes in every readable one once, whatever stands in its texts", async () => {
    const inputs = sampled(fc.record({ content: oddText, description: oddText, referenceCode: oddText, transferAmount: fc.integer({ min: 1, max: 9_000_000_000_000_000 }) }), fuzz.inputs / 40);
    for (const [index, input] of inputs.entries()) {
      const body = JSON.stringify(bankNotice({ id: index + 1, ...input }));
      for (let time = 0; time < 2; time += 1) expect((await postNotice(body)).status, body.slice(0, 300)).toBe(200);
    }
    expect(await db.incomingTransfer.count()).toBe(inputs.length);
    expect(await db.ledgerTransaction.count()).toBe(inputs.length);
  });
});
