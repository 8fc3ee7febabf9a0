import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Viewer } from "~/domain/accounts/viewer";
import { approveCertificate } from "~/domain/certificates/approve-certificate.server";
import { draftCertificate } from "~/domain/certificates/draft-certificate.server";
import { issueCertificate } from "~/domain/certificates/issue-certificate.server";
import { countCertificates, findCertificate, listCertificates } from "~/domain/certificates/read-certificates.server";
import { readFundWaiting } from "~/domain/certificates/read-fund-waiting.server";
import { revokeCertificate } from "~/domain/certificates/revoke-certificate.server";
import { bookTransaction } from "~/domain/payments/book-transaction.server";
import { keepAsGeneralGift } from "~/domain/payments/keep-as-general-gift.server";
import { listAccountBalances, readBalances } from "~/domain/payments/read-balances.server";
import { readFundMoney } from "~/domain/payments/read-fund-money.server";
import { listLedger, readWholeLedger } from "~/domain/payments/read-ledger.server";
import { countIncomingTransfers, findIncomingTransfer, listIncomingTransfers } from "~/domain/payments/read-transfers.server";
import { receiveTransfer } from "~/domain/payments/receive-transfer.server";
import { returnTransfer } from "~/domain/payments/return-transfer.server";
import { lapseHolds } from "~/domain/pledges/lapse-holds.server";
import { placeTransfer } from "~/domain/pledges/place-transfer.server";
import { clock } from "~/platform/clock.server";
import { db, transact } from "~/platform/database.server";
import { deliverAll, paidPledge } from "../support/deliver";
import { DAY, granted, makeViewer, moneyArrives, pledge, setStage, type Stage } from "../support/factories";

let stage: Stage;
let auditor: Viewer;

const arrives = async (amount: number, memo: string, payerName: string, providerId: string = randomUUID()) =>
  granted(await receiveTransfer({ provider: "statement", providerId, amount: BigInt(amount), memo, payerName, receivedAt: clock.now() })).transferId;
const strangers = async () => [stage.sponsor, stage.coordinator, stage.receiver, await makeViewer({ role: "admin" }), await makeViewer({ role: "programme_officer" })];

beforeEach(async () => {
  stage = await setStage({ quantity: 100 });
  auditor = await makeViewer({ role: "auditor" });
});
afterEach(() => clock.reset());

describe("the list of incoming money", () => {
  it("is searched by payer, memo, number, amount and reference, with or without accents", async () => {
    const reference = await pledge(stage.sponsor, stage.needCode, 2);
    const named = await arrives(30_000, `CT ${reference.slice(0, 5).toLowerCase()} ${reference.slice(5)} UNG HO`, "TRAN THI BE");
    const unnamed = await arrives(1_250_000, "ung ho 100%_tre em", "NGUYỄN VĂN ĐỨC", "FT88231");
    const excess = await arrives(45_000, await pledge(stage.sponsor, stage.needCode, 2), "LE VAN C");
    const found = async (q: string, show: "all" | "unplaced" = "all") => (await listIncomingTransfers(stage.fund, { show, q })).rows.map(({ id }) => id);
    expect(await found("nguyen van duc")).toEqual([unnamed]);
    expect(await found("Trần")).toEqual([named]);
    expect(await found("ft8823")).toEqual([unnamed]);
    expect(await found("1.250.000")).toEqual([unnamed]);
    expect(await found("15000")).toEqual([excess]);
    expect(await found("0%_t")).toEqual([unnamed]);
    expect(await found("%")).toEqual([unnamed]);
    expect(await found(reference)).toEqual([named]);
    expect(await found(reference, "unplaced")).toEqual([]);
    granted(await placeTransfer({ transferId: unnamed, viewer: stage.fund, pledgeReference: await pledge(stage.sponsor, stage.needCode, 1) }));
    const { placements } = (await findIncomingTransfer(stage.fund, unnamed))!;
    expect(await found(placements[0]!.pledgeReference!)).toEqual([unnamed]);
  });

  it("is narrowed to one outcome, counts each, and stays on its last page past the end", async () => {
    const reference = await pledge(stage.sponsor, stage.needCode, 2);
    await moneyArrives(30_000, reference);
    const { transferId: twice } = await moneyArrives(30_000, reference);
    await moneyArrives(5_000);
    expect((await listIncomingTransfers(auditor, { show: "double" })).rows.map(({ id }) => id)).toEqual([twice]);
    expect(await countIncomingTransfers(auditor)).toMatchObject({ all: 3, unplaced: 2, exact: 1, double: 1, no_reference: 1, late: 0 });
    expect((await listIncomingTransfers(auditor, { page: 99 })).rows).toHaveLength(3);
    for (const viewer of await strangers()) expect(Object.values(await countIncomingTransfers(viewer)).every((figure) => figure === 0)).toBe(true);
  });
});

describe("one transfer", () => {
  it("tells everything that happened to it, with who decided", async () => {
    const reference = await pledge(stage.sponsor, stage.needCode, 2);
    const { transferId } = await moneyArrives(10_000, reference);
    clock.travel(4 * DAY);
    await lapseHolds();
    granted(await placeTransfer({ transferId, viewer: stage.fund, pledgeReference: reference, amount: 4_000n }));
    granted(await returnTransfer({ transferId, viewer: stage.fund, note: "Người chuyển xin lại" }));
    const { history, placements } = (await findIncomingTransfer(auditor, transferId))!;
    expect(history.map(({ what, amount, by, pledgeReference, holdLapsed }) => [what, amount, by, pledgeReference, holdLapsed])).toEqual([
      ["received", 10_000, null, reference, false],
      ["suspended", 10_000, null, reference, true],
      ["placed", 4_000, stage.fund.name, reference, false],
      ["returned", 6_000, stage.fund.name, null, false],
    ]);
    expect(placements.map(({ kind, amount, by, releasedAt }) => [kind, amount, by, releasedAt !== null])).toEqual([
      ["pledge", 10_000, null, true],
      ["pledge", 4_000, stage.fund.name, false],
      ["returned", 6_000, stage.fund.name, false],
    ]);
  });
});

describe("the money of the fund", () => {
  const NOWHERE = { atBank: 0, atProcessor: 0, disputed: 0, onTheWay: 0, advances: 0, spent: 0, fees: 0 };

  it("stands in four places that make up what was received; goods stand apart", async () => {
    await deliverAll(stage, await paidPledge(stage, 4));
    await deliverAll(stage, await paidPledge(stage, 3, "in_kind"));
    await paidPledge(stage, 2);
    const { transferId: kept } = await moneyArrives(7_000);
    const { transferId: returned } = await moneyArrives(9_000);
    await moneyArrives(1_000);
    granted(await keepAsGeneralGift({ transferId: kept, viewer: stage.fund, note: "x" }));
    granted(await returnTransfer({ transferId: returned, viewer: stage.fund, note: "x" }));
    expect(await readFundMoney(auditor)).toEqual({ received: 98_000, forNeeds: 30_000, deliveredMoney: 60_000, generalGifts: 7_000, suspense: 1_000, toRefund: 0, deliveredGoods: 45_000, lying: { ...NOWHERE, atBank: 98_000 } });
    expect((await readBalances(auditor)).reduce((sum, { balance }) => sum + balance, 0)).toBe(0);
    for (const viewer of await strangers()) expect(await readFundMoney(viewer)).toBeNull();
  });

  it("is nothing at first, never less", async () => {
    expect(await readFundMoney(stage.fund)).toEqual({ received: 0, forNeeds: 0, deliveredMoney: 0, generalGifts: 0, suspense: 0, toRefund: 0, deliveredGoods: 0, lying: NOWHERE });
  });
});

describe("the ledger", () => {
  it("is narrowed by account, kind of account and kind of transaction, names who booked and which transfer moved", async () => {
    const reference = await pledge(stage.sponsor, stage.needCode, 2);
    await moneyArrives(30_000, reference);
    const { transferId } = await moneyArrives(8_000);
    granted(await returnTransfer({ transferId, viewer: stage.fund, note: "x" }));
    const kinds = async (asked: Parameters<typeof listLedger>[1]) => (await listLedger(auditor, asked)).rows.map(({ kind }) => kind);
    expect(await kinds({})).toEqual(["suspense_returned", "transfer_suspended", "transfer_placed"]);
    expect(await kinds({ accountKind: "suspense" })).toEqual(["suspense_returned", "transfer_suspended"]);
    expect(await kinds({ account: `need:${stage.needCode}` })).toEqual(["transfer_placed"]);
    expect(await kinds({ account: "suspense", accountKind: "need" })).toEqual([]);
    expect(await kinds({ kind: "transfer_placed", accountKind: "bank" })).toEqual(["transfer_placed"]);
    expect(await kinds({ page: 9 })).toHaveLength(3);
    const [returned, suspended] = (await listLedger(auditor)).rows;
    expect(returned).toMatchObject({ bookedBy: stage.fund.name, transferId, entries: [{ account: "suspense", amount: 8_000 }, { account: "bank:main", amount: -8_000 }] });
    expect(suspended).toMatchObject({ bookedBy: null, transferId });
  });

  it("shows what was debited before what was credited, however it was booked", async () => {
    for (const [first, second] of [["suspense", "bank:main"], ["bank:main", "suspense"]] as const) {
      await transact((tx) => bookTransaction(tx, { kind: "reversal", idempotencyKey: first, description: "x", entries: [{ account: first, amount: -5n }, { account: second, amount: 5n }] }));
      expect((await listLedger(auditor)).rows[0]!.entries).toEqual([{ account: second, amount: 5 }, { account: first, amount: -5 }]);
    }
  });

  it("is read whole, oldest first, in parts that leave nothing out", async () => {
    await moneyArrives(1_000);
    await db.$transaction([
      db.$executeRaw`INSERT INTO ledger_transaction (kind, idempotency_key, description, booked_at) SELECT 'reversal', 'many:' || n, 'x', now() FROM generate_series(1, 1000) AS n`,
      db.$executeRaw`INSERT INTO ledger_entry (transaction_id, account_id, amount) SELECT t.id, a.id, CASE a.code WHEN 'suspense' THEN -1 ELSE 1 END
        FROM ledger_transaction t, ledger_account a WHERE t.kind = 'reversal' AND a.code IN ('suspense', 'bank:main')`,
    ]);
    const numbers = async (viewer: Viewer, asked: Parameters<typeof readWholeLedger>[1] = {}) => {
      const seen: number[] = [];
      for await (const { seq } of readWholeLedger(viewer, asked)) seen.push(seq);
      return seen;
    };
    const all = await numbers(auditor);
    expect(new Set(all).size).toBe(1001);
    expect(all).toEqual(all.toSorted((a, b) => a - b));
    expect(await numbers(auditor, { kind: "transfer_suspended" })).toEqual([all[0]]);
    expect(await numbers(stage.sponsor)).toEqual([]);
  });

  it("tells what single accounts hold, the largest first", async () => {
    await paidPledge(stage, 2);
    await moneyArrives(8_000);
    expect(await listAccountBalances(auditor, { accountKind: "need" })).toEqual({ rows: [{ code: `need:${stage.needCode}`, kind: "need", balance: -30_000 }], total: 1 });
    expect((await listAccountBalances(auditor, {})).rows.map(({ code }) => code)).toEqual(["bank:main", `need:${stage.needCode}`, "suspense"]);
    expect(await listAccountBalances(auditor, { account: "nothing" })).toEqual({ rows: [], total: 0 });
    for (const viewer of await strangers()) expect(await listAccountBalances(viewer, {})).toEqual({ rows: [], total: 0 });
  });
});

describe("what waits for the fund", () => {
  it("is money to place, drafts to approve, approved certificates to issue, each since when", async () => {
    const nobody = { count: 0, oldestAt: null };
    const others = { payouts: { count: 0, amount: 0, oldestAt: null }, proposals: nobody, refunds: nobody, days: nobody, debits: { ...nobody, amount: 0 }, surplus: nobody };
    expect(await readFundWaiting(stage.fund)).toEqual({ unplaced: { count: 0, amount: 0, oldestAt: null }, toApprove: nobody, toIssue: nobody, ...others });
    const ids: string[] = [];
    for (let one = 0; one < 3; one += 1) {
      const reference = await paidPledge(stage, 1);
      await deliverAll(stage, reference);
      const { id } = await db.pledge.findUniqueOrThrow({ where: { reference } });
      ids.push((await transact((tx) => draftCertificate(tx, id)))!);
      clock.travel(DAY);
    }
    granted(await approveCertificate({ id: ids[0]!, viewer: stage.fund }));
    const { transferId } = await moneyArrives(5_000);
    const row = (id: string) => db.certificate.findUniqueOrThrow({ where: { id } });
    const waiting = {
      unplaced: { count: 1, amount: 5_000, oldestAt: (await db.incomingTransfer.findUniqueOrThrow({ where: { id: transferId } })).receivedAt.toISOString() },
      toApprove: { count: 2, oldestAt: (await row(ids[1]!)).draftedAt.toISOString() },
      toIssue: { count: 1, oldestAt: (await row(ids[0]!)).approvedAt!.toISOString() },
      ...others,
    };
    expect(await readFundWaiting(auditor)).toEqual(waiting);
    for (const viewer of await strangers()) expect(await readFundWaiting(viewer)).toEqual({ unplaced: { count: 0, amount: 0, oldestAt: null }, toApprove: nobody, toIssue: nobody, ...others });

    granted(await issueCertificate({ id: ids[0]!, viewer: stage.fund }));
    granted(await revokeCertificate({ id: ids[0]!, viewer: stage.fund, reason: "Giao nhầm" }));
    expect(await countCertificates(auditor)).toEqual({ drafted: 2, approved: 0, issued: 0, revoked: 1, superseded: 0 });
    for (const viewer of await strangers()) expect(await countCertificates(viewer)).toEqual({ drafted: 0, approved: 0, issued: 0, revoked: 0, superseded: 0 });
    expect((await listCertificates(auditor, { page: 99 })).rows).toHaveLength(3);
    expect(await findCertificate(auditor, ids[0]!)).toMatchObject({
      approvedBy: stage.fund.name, issuedBy: stage.fund.name, revokedBy: stage.fund.name, revokeReason: "Giao nhầm", signatureValid: true, mayOpenSheet: false, mayRevoke: false,
    });
    expect(await findCertificate(auditor, ids[1]!)).toMatchObject({ approvedBy: null, signatureValid: null, keyId: null, mayOpenSheet: true, mayApprove: false });
  });
});
