import { beforeEach, describe, expect, it } from "vitest";
import { listBookAccounts, readBookLines } from "~/domain/disclosure/read-ledger-book.server";
import { csvTable } from "~/domain/payments/csv-table";
import { findReceipt, listReceipts, listReceiptsOfTransfer, readAllReceipts } from "~/domain/payments/read-receipts.server";
import { reissueReceipt } from "~/domain/payments/reissue-receipt.server";
import { openReceipt } from "~/domain/pledges/open-receipt.server";
import { clock, vietnamYear } from "~/platform/clock.server";
import { db } from "~/platform/database.server";
import { deliverAll, paidPledge } from "../support/deliver";
import { checkInvariants } from "../support/check-invariants";
import { balances, DAY, eventsOf, granted, makeViewer, moneyArrives, pledge, setStage, type Stage } from "../support/factories";
import { pdfText } from "../support/pdf-text";
import { does, placementOf } from "../support/treasury";

let stage: Stage;
let reference: string;
let number: string;
const LIST = { q: "", year: null, page: 1 };

beforeEach(async () => {
  stage = await setStage();
  reference = await paidPledge(stage, 2);
  number = (await db.receipt.findFirstOrThrow()).number;
});

const again = (more: object = {}) => reissueReceipt({ number, viewer: stage.fund, payerName: "Người Demo", askedBy: "payer", reason: "Mất bản in", ...more });
const said = async (time: number | null = null) => pdfText((await openReceipt(stage.sponsor, reference, { number, time }))!.pdf).replace(/\s+/g, " ");

describe("a receipt", () => {
  it("is kept as it was issued, whatever the payer is called afterwards", async () => {
    await db.person.update({ where: { id: stage.sponsor.personId }, data: { displayName: "Tên Khác" } });
    expect(await said()).toContain("Người Demo");
    await expect(db.receipt.updateMany({ data: { payerName: "Tên Khác" } })).rejects.toThrow();
    expect((await db.receipt.findFirstOrThrow()).payerName).toBe("Người Demo");
  });

  it("that is given again says so; the original stays readable, and the name can be corrected", async () => {
    expect(granted(await again()).time).toBe(1);
    expect(granted(await again({ payerName: "  Công ty   Đúng Tên ", askedBy: "authority", reason: "Sai tên, theo giấy đăng ký kinh doanh" })).time).toBe(2);
    expect(await said(0)).not.toMatch(/CẤP LẠI|Đúng Tên/);
    expect(await said(1)).toMatch(/CẤP LẠI lần 1.*Người Demo/);
    for (const latest of [await said(), await said(2)]) expect(latest).toMatch(/CẤP LẠI lần 2, .* theo đề nghị của cơ quan nhà nước .*Công ty Đúng Tên/);
    expect(await openReceipt(stage.sponsor, reference, { number, time: 3 })).toBeNull();
    expect(await eventsOf(number)).toEqual(["receipt.reissued", "receipt.reissued"]);
    expect((await db.event.findMany({ where: { subjectId: number } })).map(({ payload }) => JSON.stringify(payload)).join()).not.toMatch(/Đúng Tên|kinh doanh/);
    expect(await findReceipt(stage.fund, number)).toMatchObject({ payerName: "Người Demo", printedName: "Công ty Đúng Tên", reissues: 2, mayReissue: true, copies: [{ time: 2, askedBy: "authority" }, { time: 1, askedBy: "payer" }] });
  });

  it("is given again by the fund alone, with a name, an asker and a reason", async () => {
    const auditor = await makeViewer({ role: "auditor" });
    for (const viewer of [stage.sponsor, stage.coordinator, auditor]) expect(await again({ viewer })).toEqual({ ok: false, reason: "not-allowed" });
    expect(await again({ number: "TLV-BN-2026-999999" })).toEqual({ ok: false, reason: "not-found" });
    expect(await again({ payerName: " " })).toEqual({ ok: false, reason: "name-needed" });
    expect(await again({ payerName: "x".repeat(201) })).toEqual({ ok: false, reason: "name-too-long" });
    expect(await again({ askedBy: "nobody" })).toEqual({ ok: false, reason: "asked-by-needed" });
    expect(await again({ reason: "\n" })).toEqual({ ok: false, reason: "reason-needed" });
    expect(await findReceipt(auditor, number)).toMatchObject({ mayReissue: false, reissues: 0 });
    expect(await findReceipt(stage.sponsor, number)).toBeNull();
    const times = await Promise.all([again(), again(), again()]);
    expect(times.map((one) => granted(one).time).toSorted()).toEqual([1, 2, 3]);
  });

  it("whose money was taken back says that it is cancelled and stays so; money that comes again has a receipt and a number of its own, which names the old one", async () => {
    const { settledAt } = await db.payment.findFirstOrThrow();
    const day = (at: Date) => new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Ho_Chi_Minh" }).format(at);
    expect(await said()).toContain(day(settledAt!));
    const transfer = await db.incomingTransfer.findFirstOrThrow();
    await does({ kind: "undo", placementId: await placementOf(transfer.id), keepUnits: true, note: "Nhầm người" }, stage.fund);
    expect(await said()).toMatch(/không còn hiệu lực từ ngày/);
    expect(await again()).toEqual({ ok: false, reason: "void" });
    clock.travel(3 * DAY);
    await moneyArrives(30_000, reference);
    const paidAgain = (await db.payment.findFirstOrThrow()).settledAt!;
    clock.reset();
    const next = number.replace(/1$/, "2");
    expect((await db.receipt.findMany({ orderBy: { number: "asc" } })).map((one) => one.number)).toEqual([number, next]);
    expect(await db.payment.findFirstOrThrow()).toMatchObject({ receiptNumber: next });
    expect(day(paidAgain)).not.toBe(day(settledAt!));
    // Whoever asks for no number gets the one that stands.
    const sheet = pdfText((await openReceipt(stage.sponsor, reference))!.pdf).replace(/\s+/g, " ");
    expect(sheet).toContain(day(paidAgain));
    expect(sheet).not.toContain(day(settledAt!));
    expect(sheet).toContain(`Thay cho biên nhận số ${number}, đã hết hiệu lực`);
    expect(sheet).not.toMatch(/không còn hiệu lực/);
    const old = pdfText((await openReceipt(stage.sponsor, reference, { number }))!.pdf).replace(/\s+/g, " ");
    expect(old).toMatch(/không còn hiệu lực từ ngày/);
    expect(old).toContain(day(settledAt!));
    expect(await findReceipt(stage.fund, number)).toMatchObject({ valid: false, replacedBy: next, replaces: null, mayReissue: false });
    expect(await findReceipt(stage.fund, next)).toMatchObject({ valid: true, replacedBy: null, replaces: number });
    expect(await again()).toEqual({ ok: false, reason: "void" });
    await checkInvariants();
  });

  it("is found by number, name without accents, pledge and sum, and listed in whole", async () => {
    const { transferId } = await moneyArrives(45_000, await pledge(stage.sponsor, stage.needCode, 3));
    granted(await again({ payerName: "Ánh Sáng" }));
    const found = async (q: string) => (await listReceipts(stage.fund, { ...LIST, q })).rows.map((row) => row.number);
    const second = (await db.receipt.findFirstOrThrow({ where: { amount: 45_000n } })).number;
    expect(await found("")).toEqual([second, number]);
    expect([await found(number.slice(-8)), await found("anh sang"), await found(reference.toLowerCase()), await found("45.000"), await found("%")]).toEqual([[number], [number], [number], [second], []]);
    expect((await listReceiptsOfTransfer(stage.fund, transferId)).map((row) => row.number)).toEqual([second]);
    const all = [];
    for await (const row of readAllReceipts(stage.fund, LIST)) all.push([row.number, `=${row.payerName}`, row.amount]);
    let csv = "";
    for await (const part of csvTable(["Số", "Tên", "Tiền"], all as [string, string, number][])) csv += part;
    expect(csv).toBe(`\uFEFFSố,Tên,Tiền\r\n${number},'=Người Demo,30000\r\n${second},'=Người Demo,45000\r\n`);
    expect((await listReceipts(stage.sponsor, LIST)).rows).toEqual([]);
  });
});

describe("the ledger book", () => {
  const EVERYTHING = { year: vietnamYear(clock.now()), kind: null };

  it("holds every entry of the year once, and closes on what the ledger holds", async () => {
    await deliverAll(stage, reference);
    for (let n = 0; n < 5; n += 1) await moneyArrives(1_000 + n);
    const accounts = await listBookAccounts(stage.fund, EVERYTHING);
    const lines = [];
    for await (const line of readBookLines(stage.fund, EVERYTHING, accounts)) lines.push(line);
    const entries = lines.flatMap((line) => (line.what === "entry" ? [line] : []));
    expect(entries).toHaveLength(await db.ledgerEntry.count());
    expect(new Set(entries.map(({ entry }) => entry.id)).size).toBe(entries.length);
    const closings = Object.fromEntries(lines.flatMap((line) => (line.what === "closing" && line.balance !== 0 ? [[line.account.code, line.balance]] : [])));
    expect(closings).toEqual(await balances());
    expect(entries.every(({ entry }) => entry.contra.length > 0 && !entry.contra.includes(""))).toBe(true);
    expect(accounts.reduce((sum, { debit, credit }) => sum + debit - credit, 0)).toBe(0);
    expect(await listBookAccounts(stage.sponsor, EVERYTHING)).toEqual([]);
  });

  it("of an account with many entries is read in parts in the order of booking", async () => {
    await db.$executeRaw`
      WITH made AS (INSERT INTO ledger_transaction (kind, idempotency_key, description, booked_at) SELECT 'transfer_suspended', 'many:' || n, 'n' || n, now() FROM generate_series(1, 2500) AS n RETURNING id),
        pair AS (SELECT made.id, account.id AS account, side.amount FROM made, (VALUES ('bank:main', 7), ('suspense', -7)) AS side (code, amount) JOIN LATERAL (SELECT id FROM ledger_account WHERE code = 'bank:main') account ON true WHERE side.code = 'bank:main'
          UNION ALL SELECT made.id, account.id, -7 FROM made, (SELECT id FROM ledger_account WHERE code LIKE 'need:%' LIMIT 1) account)
      INSERT INTO ledger_entry (transaction_id, account_id, amount) SELECT id, account, amount FROM pair`;
    const accounts = await listBookAccounts(stage.fund, { ...EVERYTHING, kind: "bank" });
    const ids: bigint[] = [];
    let last = 0;
    for await (const line of readBookLines(stage.fund, { ...EVERYTHING, kind: "bank" }, accounts)) {
      if (line.what === "entry") ids.push(BigInt(line.entry.id));
      if (line.what === "closing") last = line.balance;
    }
    expect(ids).toHaveLength(2501);
    expect(ids).toEqual(ids.toSorted((a, b) => (a < b ? -1 : 1)));
    expect(last).toBe(30_000 + 2500 * 7);
  });
});
