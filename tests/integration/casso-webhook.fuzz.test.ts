import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { db } from "~/platform/database.server";
import { env } from "~/platform/env.server";
import { cassoNotice, CASSO_SECRET, postCasso } from "../support/casso-notices";
import { fuzz } from "../support/fuzz";
import { badlySigned, oddText, refusedByBank, sampled, unreadable, webhookUnderFire } from "../support/webhook-fuzz";

const spoilt = fc.oneof(
  fc.oneof(fc.constantFrom(0, 0.5, 1e300, -9_000_000_000_000_001, "-5", "1e9", null, true), fc.array(fc.integer())).map((amount) => ({ amount })),
  fc.oneof(fc.constantFrom("1900-01-01 00:00:00", "2100-01-01 00:00:00", "2026-02-30 00:00:00", "now", null, 0), fc.string({ maxLength: 12 })).map((transactionDateTime) => ({ transactionDateTime })),
  fc.oneof(fc.integer(), fc.boolean(), fc.object()).map((description) => ({ description })),
  fc.oneof(fc.constantFrom(null, "", " ", -1, 1.5, "a b", "x".repeat(101)), fc.object()).map((id) => ({ id })),
  fc.oneof(fc.constantFrom(null, "", "---", "9".repeat(61)), fc.integer()).map((accountNumber) => ({ accountNumber })),
);
/** What cannot be read, and mostly cannot even have been signed. */
const bodies = unreadable(cassoNotice(), spoilt.map(cassoNotice));
const unsigned = badlySigned(bodies, cassoNotice(), [null, "t=1,v1=", `t=1,v1=${"0".repeat(128)}`, `t=${Date.now()},v1=${"f".repeat(128)}`, `t=${"9".repeat(15)},v1=${"0".repeat(128)}`]);

beforeEach(() => {
  env.BANK_WEBHOOK_CASSO_SECRET = CASSO_SECRET;
});
afterEach(() => {
  env.BANK_WEBHOOK_CASSO_SECRET = undefined;
});

describe(`the bank's webhook in Casso's scheme under ${fuzz.inputs} hostile inputs (seed ${fuzz.seed})`, () => {
  it("answers each in words of its own, never by failing, and books nothing", async () => {
    const { throwAll, answers } = webhookUnderFire();
    await throwAll({ inputs: bodies, times: fuzz.inputs / 2, post: (body) => postCasso(body), ...refusedByBank });
    await throwAll({ inputs: unsigned, times: fuzz.inputs / 2, post: ({ body, signature }) => postCasso(body, { signature }), ...refusedByBank });
    console.log(`Casso: ${JSON.stringify(answers)}`);
    expect([await db.incomingTransfer.count(), await db.outgoingDebit.count(), await db.webhookReceipt.count(), await db.event.count()]).toEqual([0, 0, 0, 0]);
  });

  it("takes in every readable one once, in and out, whatever stands in its texts", async () => {
    const amount = fc.integer({ min: -9_000_000_000_000_000, max: 9_000_000_000_000_000 }).filter((sum) => sum !== 0);
    const inputs = sampled(fc.record({ description: oddText, counterAccountName: oddText, reference: oddText, amount }), fuzz.inputs / 40);
    for (const [index, input] of inputs.entries()) for (let time = 0; time < 2; time += 1) expect((await postCasso(cassoNotice({ id: index + 1, ...input }))).status, JSON.stringify(input).slice(0, 300)).toBe(200);
    expect((await db.incomingTransfer.count()) + (await db.outgoingDebit.count())).toBe(inputs.length);
  });
});
