import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { clock } from "~/platform/clock.server";
import { db } from "~/platform/database.server";
import { env } from "~/platform/env.server";
import { bankNotice, BANK_SECRET, postNotice } from "../support/bank-notices";
import { cassoNotice, cassoSignature, CASSO_SECRET, postCasso } from "../support/casso-notices";
import { checkInvariants } from "../support/check-invariants";
import { pledge, setStage, stateOf } from "../support/factories";

let reference: string;
const refusal = async (response: Response) => [response.status, ((await response.json()) as { message?: string }).message];
const booked = async () => ({ transfers: await db.incomingTransfer.count(), debits: await db.outgoingDebit.count(), ledger: await db.ledgerTransaction.count(), seen: await db.webhookReceipt.count() });
const NOTHING = { transfers: 0, debits: 0, ledger: 0, seen: 0 };

beforeEach(async () => {
  env.BANK_WEBHOOK_CASSO_SECRET = CASSO_SECRET;
  const stage = await setStage();
  reference = await pledge(stage.sponsor, stage.needCode, 2);
});
afterEach(() => {
  env.BANK_WEBHOOK_CASSO_SECRET = env.BANK_WEBHOOK_SECRET = undefined;
  clock.reset();
});

describe("a signed notice of the Casso kind", () => {
  it("settles the pledge named in its memo and is answered as the messenger wants", async () => {
    const response = await postCasso(cassoNotice({ description: `ung ho ${reference.toLowerCase()}`, transactionDateTime: "2026-11-24 23:59:59" }));
    expect([response.status, await response.json()]).toEqual([200, { success: true }]);
    expect(await stateOf(reference)).toBe("confirmed");
    expect(await db.incomingTransfer.findFirstOrThrow()).toMatchObject({
      provider: "bank_webhook", providerId: "casso:218897", amount: 30_000n, payerName: "NGUYEN VAN A", outcome: "exact", bankReference: "FT26329030863634", bankAccount: "0000000000000",
      receivedAt: new Date("2026-11-24T16:59:59Z"), bookedOn: new Date("2026-11-24T00:00:00Z"),
    });
    await checkInvariants();
  });

  it("counts once, however often, however late and by how many hands it comes, and is answered the same", async () => {
    const notice = cassoNotice({ description: reference });
    const replayed = cassoSignature(JSON.stringify(notice));
    const answers = await Promise.all(Array.from({ length: 12 }, (_, time) => postCasso(notice, time % 2 ? { signature: replayed } : {})));
    expect(answers.map(({ status }) => status)).toEqual(Array(12).fill(200));
    clock.travel(33 * 60_000);
    expect(await refusal(await postCasso(notice, { signature: replayed }))).toEqual([401, "too-old"]);
    expect(await (await postCasso(notice)).json()).toEqual({ success: true });
    expect(await booked()).toEqual({ transfers: 1, debits: 0, ledger: 1, seen: 0 });
    await checkInvariants();
  });

  it("and one of the SePay kind with the same number are two movements, and of the same movement they are one", async () => {
    env.BANK_WEBHOOK_SECRET = BANK_SECRET;
    expect((await postNotice(bankNotice({ id: 5, content: "mot", referenceCode: "FT1" }))).status).toBe(200);
    expect((await postCasso(cassoNotice({ id: 5, description: "hai", reference: "FT2" }))).status).toBe(200);
    expect((await postCasso(cassoNotice({ id: 6, description: "MOT", reference: "FT1" }))).status).toBe(200);
    expect(await booked()).toEqual({ transfers: 2, debits: 0, ledger: 2, seen: 0 });
    await checkInvariants();
  });

  it("of money out is a debit, once; its test notice and another account book nothing and are acknowledged", async () => {
    for (let time = 0; time < 2; time += 1) expect((await postCasso(cassoNotice({ id: 7, amount: -11_000, description: "phi" }))).status).toBe(200);
    expect((await postCasso(cassoNotice({ id: 0, accountNumber: "88888888", amount: 599_000 }))).status).toBe(200);
    expect(await booked()).toEqual({ transfers: 0, debits: 1, ledger: 0, seen: 1 });
    expect(await db.outgoingDebit.findFirstOrThrow()).toMatchObject({ amount: 11_000n, payeeName: "NGUYEN VAN A", bankReference: "FT26329030863634", state: "unexplained" });
    await checkInvariants();
  });

  it("is refused when forged, altered, too old, from the future, unsigned or in SePay's scheme alone", async () => {
    const notice = cassoNotice({ description: reference });
    const now = clock.now().getTime();
    expect(await refusal(await postCasso(notice, { secret: "somebody else's key entirely" }))).toEqual([401, "bad-signature"]);
    expect(await refusal(await postCasso(notice, { tamper: (body) => body.replace("30000", "90000") }))).toEqual([401, "bad-signature"]);
    expect(await refusal(await postCasso(notice, { signature: cassoSignature(JSON.stringify(cassoNotice({ id: 9 }))) }))).toEqual([401, "bad-signature"]);
    for (const off of [-301_000, 302_000]) expect(await refusal(await postCasso(notice, { at: new Date(now + off) }))).toEqual([401, "too-old"]);
    expect(await refusal(await postCasso(notice, { signature: null }))).toEqual([401, "unsigned"]);
    expect(await refusal(await postNotice(bankNotice({ content: reference })))).toEqual([401, "unsigned"]);
    env.BANK_WEBHOOK_CASSO_SECRET = undefined;
    expect(await refusal(await postCasso(notice))).toEqual([404, "not-configured"]);
    expect(await booked()).toEqual(NOTHING);
  });

  it.each([
    ["amount-not-whole-dong", { amount: 0 }],
    ["amount-not-whole-dong", { amount: 30_000.5 }],
    ["amount-not-whole-dong", { amount: "30000" }],
    ["amount-not-whole-dong", { amount: 9_000_000_000_000_001 }],
    ["id-missing", { id: null }],
    ["id-missing", { id: -1 }],
    ["account-missing", { accountNumber: "" }],
    ["text-unreadable", { description: 7 }],
    ["date-unreadable", { transactionDateTime: "24/11/2026" }],
    ["date-out-of-range", { transactionDateTime: "2100-01-01 00:00:00" }],
  ])("is refused with a clear word: %s for %o", async (word, more) => {
    expect(await refusal(await postCasso(cassoNotice({ description: reference, ...more })))).toEqual([400, word]);
    expect(await booked()).toEqual(NOTHING);
  });

  it("is refused when it tells of an error, is another thing than JSON, of another type, or too long", async () => {
    expect(await refusal(await postCasso({ ...cassoNotice(), error: 1 }))).toEqual([400, "not-json"]);
    expect(await refusal(await postCasso({ error: 0, data: 7 }))).toEqual([400, "not-json"]);
    for (const body of ["", "{", "null", "[]", "[".repeat(30_000)]) expect((await postCasso(body)).status, body.slice(0, 9)).toBe(401);
    expect(await refusal(await postCasso(cassoNotice(), { type: "text/plain" }))).toEqual([415, "content-type-must-be-application-json"]);
    expect(await refusal(await postCasso(cassoNotice({ description: "a".repeat(70_000) })))).toEqual([413, "body-too-large"]);
    expect(await booked()).toEqual(NOTHING);
  });
});
