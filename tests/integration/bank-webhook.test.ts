import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { receiveTransfer } from "~/domain/payments/receive-transfer.server";
import { clock, vietnamDay } from "~/platform/clock.server";
import { db } from "~/platform/database.server";
import { env } from "~/platform/env.server";
import { loader } from "~/routes/webhooks/bank";
import { BANK_SECRET, bankNotice, postNotice, signedHeaders } from "../support/bank-notices";
import { checkInvariants } from "../support/check-invariants";
import { granted, pledge, setStage, stateOf } from "../support/factories";

let reference: string;
const refusal = async (response: Response) => [response.status, ((await response.json()) as { message?: string }).message];
const booked = async () => ({ transfers: await db.incomingTransfer.count(), ledger: await db.ledgerTransaction.count(), seen: await db.webhookReceipt.count() });
const NOTHING = { transfers: 0, ledger: 0, seen: 0 };

beforeEach(async () => {
  env.BANK_WEBHOOK_SECRET = BANK_SECRET;
  const stage = await setStage();
  reference = await pledge(stage.sponsor, stage.needCode, 2);
});
afterEach(() => {
  env.BANK_WEBHOOK_SECRET = env.BANK_WEBHOOK_API_KEY = undefined;
  clock.reset();
});

describe("a signed notice of money in", () => {
  it("settles the pledge named in its memo and is answered as the messenger wants", async () => {
    const memo = `MBVCB.8123.512345.ung ho ${reference.toLowerCase()}.CT tu 0011000 NGUYEN VAN A toi 0000000000000 QUY`;
    const response = await postNotice(bankNotice({ content: memo, transactionDate: "2026-11-24 23:59:59" }));
    expect([response.status, await response.json()]).toEqual([200, { success: true }]);
    expect(await stateOf(reference)).toBe("confirmed");
    expect(await db.incomingTransfer.findFirstOrThrow()).toMatchObject({
      provider: "bank_webhook", providerId: "92704", amount: 30_000n, memo, payerName: "NGUYEN VAN A", outcome: "exact", bankReference: "MBVCB.3278907687",
      bankAccount: "0000000000000", receivedAt: new Date("2026-11-24T16:59:59Z"), bookedOn: new Date("2026-11-24T00:00:00Z"),
    });
    await checkInvariants();
  });

  it("counts once, however often, however late and by how many hands it comes, and is answered the same", async () => {
    const notice = bankNotice({ content: reference });
    const answers = await Promise.all(Array.from({ length: 20 }, () => postNotice(notice)));
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
    clock.travel(33 * 60_000);
    expect(await (await postNotice(notice)).json()).toEqual({ success: true });
    expect(await (await postNotice({ ...notice, transferAmount: 99_000 })).json()).toEqual({ success: true });
    expect(await booked()).toEqual({ transfers: 1, ledger: 1, seen: 0 });
    expect(await db.payment.findFirstOrThrow()).toMatchObject({ state: "settled", received: 30_000n });
    await checkInvariants();
  });

  it.each([
    ["with the bank's number", "MBVCB.3278907687", (memo: string) => memo],
    ["with a number of another numbering and spaces lost", "5009.34878", (memo: string) => memo.replaceAll(" ", "")],
    ["without a number", null, (memo: string) => memo.toUpperCase()],
  ])("counts once when the statement reports the same credit %s", async (_, bankReference, written) => {
    const memo = `ung ho bua an ${reference}`;
    await postNotice(bankNotice({ content: memo }));
    const bookedOn = vietnamDay(clock.now());
    const later = granted(await receiveTransfer({
      provider: "statement", providerId: "statement:1:7", amount: 30_000n, memo: written(memo), payerName: "", receivedAt: clock.now(),
      bank: { credit: { account: "0000000000000", bookedOn, bankReference }, sighting: { source: "statement:1", sourceKey: "7" } },
    }));
    expect(later.duplicate).toBe(true);
    expect(await db.transferSighting.count()).toBe(2);
    expect(await booked()).toEqual({ transfers: 1, ledger: 1, seen: 0 });
    await checkInvariants();
  });

  it("without a reference waits for the fund, and two alike under two ids stay two", async () => {
    for (const id of [1, 2]) expect((await postNotice(bankNotice({ id, content: "ung ho tre em", referenceCode: null }))).status).toBe(200);
    expect(await db.incomingTransfer.findMany({ select: { outcome: true, unplaced: true } })).toEqual(Array(2).fill({ outcome: "no_reference", unplaced: 30_000n }));
    await checkInvariants();
  });

  it("takes the message when the memo is empty, and text that no database can keep", async () => {
    expect((await postNotice(bankNotice({ content: null, description: `BankAPINotify ${reference}` }))).status).toBe(200);
    expect(await stateOf(reference)).toBe("confirmed");
    expect((await postNotice(bankNotice({ id: "b-2", content: "a\u0000b \ud800 c", referenceCode: "FT\u0000\ud8001" }))).status).toBe(200);
    expect(await db.incomingTransfer.count()).toBe(2);
  });

  it("is accepted with the API key where that is set, and with both only when both hold", async () => {
    env.BANK_WEBHOOK_SECRET = undefined;
    env.BANK_WEBHOOK_API_KEY = "k".repeat(24);
    const unsigned = { "X-SePay-Signature": null, "X-SePay-Timestamp": null };
    const key = { Authorization: `Apikey ${"k".repeat(24)}` };
    expect(await refusal(await postNotice(bankNotice(), { headers: { ...unsigned, Authorization: `Apikey ${"x".repeat(24)}` } }))).toEqual([401, "bad-key"]);
    expect((await postNotice(bankNotice(), { headers: { ...unsigned, ...key } })).status).toBe(200);
    env.BANK_WEBHOOK_SECRET = BANK_SECRET;
    expect(await refusal(await postNotice(bankNotice({ id: 2 }), { headers: { ...unsigned, ...key } }))).toEqual([401, "unsigned"]);
    expect(await refusal(await postNotice(bankNotice({ id: 2 })))).toEqual([401, "bad-key"]);
    expect((await postNotice(bankNotice({ id: 2 }), { headers: key })).status).toBe(200);
  });
});

describe("a notice that books nothing", () => {
  it("is seen and acknowledged when it is on another account; money out is recorded once and waits for its explanation", async () => {
    for (let time = 0; time < 2; time += 1) expect((await postNotice(bankNotice({ id: 1, transferType: "out", content: reference }))).status).toBe(200);
    expect((await postNotice(bankNotice({ id: 2, accountNumber: "0123499999", content: reference }))).status).toBe(200);
    expect((await postNotice(bankNotice({ id: 3, accountNumber: "0123499999", transferType: "out" }))).status).toBe(200);
    expect(await booked()).toEqual({ transfers: 0, ledger: 0, seen: 2 });
    expect(await db.outgoingDebit.findMany({ select: { amount: true, state: true, bankReference: true } })).toEqual([{ amount: 30_000n, state: "unexplained", bankReference: "MBVCB.3278907687" }]);
    expect(await stateOf(reference)).toBe("held");
    await checkInvariants();
  });

  it("is refused when forged, altered, signed with another secret, too old, from the future or unsigned", async () => {
    const notice = bankNotice({ content: reference });
    const now = clock.now().getTime();
    const other = signedHeaders(JSON.stringify(bankNotice({ id: 5 })));
    expect(await refusal(await postNotice(notice, { secret: "somebody else's secret entirely" }))).toEqual([401, "bad-signature"]);
    expect(await refusal(await postNotice(notice, { tamper: (body) => body.replace("30000", "90000") }))).toEqual([401, "bad-signature"]);
    expect(await refusal(await postNotice(notice, { headers: { "X-SePay-Signature": other["X-SePay-Signature"]! } }))).toEqual([401, "bad-signature"]);
    expect(await refusal(await postNotice(notice, { headers: { "X-SePay-Timestamp": String(Math.floor(now / 1000) - 60) } }))).toEqual([401, "bad-signature"]);
    expect(await refusal(await postNotice(notice, { at: new Date(now - 301_000) }))).toEqual([401, "too-old"]);
    expect(await refusal(await postNotice(notice, { at: new Date(now + 302_000) }))).toEqual([401, "too-old"]);
    expect(await refusal(await postNotice(notice, { headers: { "X-SePay-Signature": null } }))).toEqual([401, "unsigned"]);
    expect(await refusal(await postNotice(notice, { headers: { "X-SePay-Timestamp": "soon" } }))).toEqual([401, "unsigned"]);
    expect(await booked()).toEqual(NOTHING);
    env.BANK_WEBHOOK_TOLERANCE_SECONDS = 600;
    expect((await postNotice(notice, { at: new Date(now - 301_000) })).status).toBe(200);
    env.BANK_WEBHOOK_TOLERANCE_SECONDS = 300;
  });

  it.each([
    ["amount-not-whole-dong", { transferAmount: -30_000 }],
    ["amount-not-whole-dong", { transferAmount: 0 }],
    ["amount-not-whole-dong", { transferAmount: 30_000.5 }],
    ["amount-not-whole-dong", { transferAmount: 9_000_000_000_000_001 }],
    ["amount-not-whole-dong", { transferAmount: "1e9" }],
    ["amount-not-whole-dong", { transferAmount: null }],
    ["id-missing", { id: null }],
    ["id-missing", { id: { a: 1 } }],
    ["id-missing", { id: -4 }],
    ["direction-unknown", { transferType: "sideways" }],
    ["account-missing", { accountNumber: null }],
    ["text-unreadable", { content: 7 }],
    ["date-unreadable", { transactionDate: "25/11/2026 10:00" }],
    ["date-unreadable", { transactionDate: "2026-02-30 10:00:00" }],
    ["date-unreadable", { transactionDate: "2026-11-25 24:61:00" }],
    ["date-out-of-range", { transactionDate: "1900-01-01 00:00:00" }],
    ["date-out-of-range", { transactionDate: "2100-01-01 00:00:00" }],
  ])("is refused with a clear word: %s for %o", async (word, more) => {
    expect(await refusal(await postNotice(bankNotice({ content: reference, ...more })))).toEqual([400, word]);
    expect(await booked()).toEqual(NOTHING);
  });

  it("is refused when it is no JSON object, not UTF-8, of another type, or too long", async () => {
    for (const body of ["", "{", "null", "[]", "7", '"x"', `{"transferAmount":1e400}`, "[".repeat(30_000)]) expect((await postNotice(body)).status, body.slice(0, 20)).toBe(400);
    expect(await refusal(await postNotice(Uint8Array.from([0x7b, 0xff, 0xfe, 0x7d])))).toEqual([400, "not-utf-8"]);
    const form = { "Content-Type": "application/x-www-form-urlencoded" };
    expect(await refusal(await postNotice("id=1&transferAmount=30000", { headers: form }))).toEqual([415, "content-type-must-be-application-json"]);
    const million = bankNotice({ content: `${reference} ${"a".repeat(1_000_000)}` });
    expect(await refusal(await postNotice(million))).toEqual([413, "body-too-large"]);
    expect(await refusal(await postNotice("{}", { headers: { "Content-Length": "70000" } }))).toEqual([413, "body-too-large"]);
    expect(await booked()).toEqual(NOTHING);
  });

  it("finds no door where nothing is set, and none to look through", async () => {
    expect([loader().status, loader().headers.get("Allow")]).toEqual([405, "POST"]);
    env.BANK_WEBHOOK_SECRET = undefined;
    expect(await refusal(await postNotice(bankNotice()))).toEqual([404, "not-configured"]);
    expect(await booked()).toEqual(NOTHING);
  });

  it("is asked for again while the database fails, and taken in then", async () => {
    const notice = bankNotice({ content: reference });
    await db.$executeRaw`ALTER TABLE transfer_sighting RENAME TO away`;
    expect(await refusal(await postNotice(notice))).toEqual([503, "try-again"]);
    await db.$executeRaw`ALTER TABLE away RENAME TO transfer_sighting`;
    expect(await booked()).toEqual(NOTHING);
    expect((await postNotice(notice)).status).toBe(200);
    expect(await stateOf(reference)).toBe("confirmed");
  });
});
