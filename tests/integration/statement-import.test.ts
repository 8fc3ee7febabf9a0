import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { sourceOf } from "~/domain/payments/statements/staged-row";
import { bookNextRows } from "~/domain/payments/statements/book-statement.server";
import { checkStatement } from "~/domain/payments/statements/check-statement.server";
import { holdImport } from "~/domain/payments/statements/hold-import.server";
import { approveStatement, discardStatement } from "~/domain/payments/statements/decide-statement.server";
import { saveMapping } from "~/domain/payments/statements/mappings.server";
import { receiveTransfer } from "~/domain/payments/receive-transfer.server";
import { importStatement, resumeStatementImports } from "~/jobs/import-statement";
import { followUpMany } from "~/jobs/follow-up-many";
import { db } from "~/platform/database.server";
import { ACCOUNT, appealLines, type StatementLine } from "../support/appeal-statement";
import { checkInvariants } from "../support/check-invariants";
import { balances, eventsOf, granted, makeViewer, pledge, setStage } from "../support/factories";
import { importFile, importSheet, outcomeOf, upload } from "../support/import-statement";
import { mt940, tpbankRows, vietcombankCsv } from "../support/statement-files";

const fund = () => makeViewer({ role: "fund_manager" });
const csv = (...lines: string[]) => lines.join("\r\n");
const HEAD = "Ngày giao dịch,Số CT,Ghi nợ,Ghi có,Số dư,Nội dung chi tiết";

/** Credits and debits as one account would have them, with its running balance. */
function lines(...all: [amount: number, memo: string, day?: string][]): StatementLine[] {
  let balance = 0;
  return all.map(([amount, memo, day = "20/11/2026"], index) => ({ day, amount, memo, reference: `5009.${34878 + index}`, payer: "NGUOI DEMO", balance: (balance += amount) }));
}

describe("importing a statement", () => {
  it("credits the pledge that a memo names, keeps the rest in suspense, lists debits, and says what became of each row", async () => {
    const { sponsor, needCode, fund: viewer } = await setStage();
    const reference = await pledge(sponsor, needCode, 2);
    const found = await importFile(viewer, vietcombankCsv(lines([30_000, `MBVCB.1.2.${reference}.CT tu 01`], [50_000, "ung ho tre em"], [-11_000, "phi"], [1_000_000, ""])));
    expect(found).toMatchObject({ state: "done", layout: "Vietcombank", faults: [], became: ["credited", "suspense", "debit", "suspense"] });
    expect(found.found).toMatchObject({ rows: 4, rowsBooked: 4, credits: 3, creditSum: 1_080_000n, debits: 1, debitSum: 11_000n });
    expect(await db.payment.findFirstOrThrow()).toMatchObject({ state: "settled", received: 30_000n });
    expect(await balances()).toEqual({ "bank:main": 1_080_000, [`need:${needCode}`]: -30_000, suspense: -1_050_000 });
    expect(await eventsOf(found.id)).toEqual(["statement.uploaded", "statement.checked", "statement.booked"]);
    await checkInvariants();
  });

  it("writes for many credits at once exactly what is written for one", async () => {
    const viewer = await fund();
    const { rows } = await importFile(viewer, vietcombankCsv(lines([50_000, "ung ho"])));
    const alone = granted(await receiveTransfer({
      provider: "statement", providerId: "alone", amount: 50_000n, memo: "ung ho tre", payerName: "", receivedAt: new Date("2026-11-20T05:00:00Z"),
      bank: { credit: { account: ACCOUNT, bookedOn: "2026-11-20", bankReference: "5009.1" }, sighting: { source: "x", sourceKey: "1" } },
    }));
    const written = async (id: string) => {
      const { id: _id, providerId: _p, memo: _m, memoKey: _k, bankReference: _b, ...transfer } = await db.incomingTransfer.findUniqueOrThrow({ where: { id } });
      const booked = await db.ledgerTransaction.findUniqueOrThrow({ where: { idempotencyKey: `transfer:${id}` }, include: { ledgerEntries: { include: { account: true }, orderBy: { amount: "asc" } } } });
      const events = await db.event.findMany({ where: { subjectId: id }, orderBy: { position: "asc" } });
      return { transfer, kind: booked.kind, entries: booked.ledgerEntries.map(({ amount, account }) => [account.code, amount]), events: events.map(({ kind, payload, position, actorRole }) => [kind, payload, position, actorRole]) };
    };
    expect(await written(rows[0]!.transferId!)).toEqual(await written(alone.transferId));
    const { description } = await db.ledgerTransaction.findFirstOrThrow({ where: { idempotencyKey: `transfer:${rows[0]!.transferId}` } });
    expect(description).toMatch(/^statement statement:[0-9a-f-]{36}:8: no_reference$/);
  });

  it("queues one job for the consequences of all events of a batch, which does them", async () => {
    await importFile(await fund(), vietcombankCsv(lines([50_000, "ung ho"], [60_000, "ung ho"])));
    const jobs = await db.$queryRaw<{ payload: { seqs: number[] } }[]>`
      SELECT payload FROM graphile_worker._private_jobs AS job JOIN graphile_worker._private_tasks AS task ON task.id = task_id WHERE identifier = 'consequences_of_many'`;
    expect(jobs.map(({ payload }) => payload.seqs.length)).toEqual([4]);
    await followUpMany(jobs[0]!.payload.seqs);
  });

  it("waits when the fund wants to look first; then it is booked, or put aside", async () => {
    const viewer = await fund();
    const sponsor = await makeViewer({ role: "sponsor" });
    const first = await importFile(viewer, vietcombankCsv(lines([50_000, "a"])), { review: true });
    expect([first.state, await db.incomingTransfer.count()]).toEqual(["checked", 0]);
    expect(await approveStatement({ viewer: sponsor, importId: first.id })).toEqual({ ok: false, reason: "not-allowed" });
    granted(await approveStatement({ viewer, importId: first.id }));
    await importStatement(first.id);
    expect((await outcomeOf(first.id)).state).toBe("done");
    expect(await discardStatement({ viewer, importId: first.id })).toEqual({ ok: false, reason: "not-waiting" });
    const second = await importFile(viewer, vietcombankCsv(lines([70_000, "b"])), { review: true });
    granted(await discardStatement({ viewer, importId: second.id }));
    await importStatement(second.id);
    expect([(await outcomeOf(second.id)).state, await db.incomingTransfer.count()]).toEqual(["discarded", 1]);
    await checkInvariants();
  });
});

describe("the same credit in several statements", () => {
  const some = lines([50_000, "ung ho", "18/11/2026"], [50_000, "ung ho", "18/11/2026"], [20_000, "CHAU GUI CAC EM", "19/11/2026"], [-5_000, "phi", "19/11/2026"], [30_000, "", "20/11/2026"]);

  it("is counted once when the same file comes twice", async () => {
    const viewer = await fund();
    await importFile(viewer, vietcombankCsv(some));
    const again = await importFile(viewer, vietcombankCsv(some));
    expect(again.became).toEqual(["duplicate", "duplicate", "duplicate", "debit", "duplicate"]);
    expect(await db.incomingTransfer.count()).toBe(4);
    await checkInvariants();
  });

  it("is counted once when statements overlap", async () => {
    const viewer = await fund();
    await importFile(viewer, vietcombankCsv(some.slice(0, 3)));
    const second = await importFile(viewer, vietcombankCsv(some.slice(1), { opening: 50_000 }));
    // Of two gifts alike the later file shows one only: it is one of the two that are known.
    expect(second.became).toEqual(["duplicate", "duplicate", "debit", "suspense"]);
    expect(await db.incomingTransfer.count()).toBe(4);
    await checkInvariants();
  });

  it("is counted once in two formats: CSV, then MT940 with lines broken, then a workbook", async () => {
    const { sponsor, needCode, fund: viewer } = await setStage();
    const reference = await pledge(sponsor, needCode, 2);
    const all = [...appealLines({ credits: 40, seed: 3 })].map((line, index) => (index === 7 ? { ...line, memo: `${line.memo.slice(0, 60)}${reference}` } : line));
    const first = await importFile(viewer, vietcombankCsv(all));
    const second = await importFile(viewer, mt940(all));
    const third = await importSheet(viewer, tpbankRows(all));
    expect([first.state, second.state, third.state]).toEqual(["done", "done", "done"]);
    expect([second.layout, third.layout]).toEqual(["MT940", "TPBank"]);
    expect(new Set([...second.became, ...third.became])).toEqual(new Set(["duplicate"]));
    expect(await db.incomingTransfer.count()).toBe(40);
    await checkInvariants();
  });

  it("is counted once when the webhook has told it before, with or without the bank's number", async () => {
    const webhook = (key: string, amount: bigint, memo: string, bankReference: string | null) => receiveTransfer({
      provider: "bank_webhook", providerId: key, amount, memo, payerName: "", receivedAt: new Date("2026-11-20T03:00:00Z"),
      bank: { credit: { account: ACCOUNT, bookedOn: "2026-11-20", bankReference }, sighting: { source: "bank_webhook", sourceKey: key } },
    });
    await webhook("1", 50_000n, "khac han", "5009.34878");
    await webhook("2", 60_000n, "Ủng hộ TRẺ em", null);
    const found = await importFile(await fund(), vietcombankCsv(lines([50_000, "ung ho"], [60_000, "UNG HOTRE EM"], [60_000, "UNG HO TRE EM"])));
    expect(found.became).toEqual(["duplicate", "duplicate", "suspense"]);
    expect(await db.incomingTransfer.findFirstOrThrow({ where: { providerId: "2" } })).toMatchObject({ bankReference: "5009.34879" });
    await checkInvariants();
  });

  it("is counted once when two workers import the same rows at the same moment", async () => {
    const viewer = await fund();
    const all = [...appealLines({ credits: 1500, seed: 5 })];
    const ids = [await upload(viewer, vietcombankCsv(all)), await upload(viewer, vietcombankCsv(all))];
    await Promise.all(ids.map((id) => importStatement(id)));
    const ends = (await Promise.all(ids.map(outcomeOf))).flatMap(({ became }) => became);
    expect([ends.filter((end) => end === "suspense").length, ends.filter((end) => end === "duplicate").length]).toEqual([1500, 1500]);
    expect(await db.incomingTransfer.count()).toBe(1500);
    await checkInvariants();
  });
});

describe("a worker that dies", () => {
  it("goes on where it was, and nothing is booked twice", async () => {
    const { sponsor, needCode, fund: viewer } = await setStage();
    const reference = await pledge(sponsor, needCode, 2);
    const all = [...appealLines({ credits: 2400, seed: 9 })];
    all[1200] = { ...all[1200]!, amount: all[1200]!.amount, memo: reference };
    const importId = await upload(viewer, vietcombankCsv(all));
    await checkStatement(importId);
    expect((await bookNextRows(importId)).left).toBe(true);
    expect(await outcomeOf(importId)).toMatchObject({ state: "booking", found: { rowsBooked: 1000, bookedTo: 1007 } });
    // The worker dies after it has received the row that names a pledge and before it has noted that.
    const row = await db.statementRow.findFirstOrThrow({ where: { importId, memo: reference } });
    granted(await receiveTransfer({
      provider: "statement", providerId: `${sourceOf(importId)}:${row.rowNumber}`, amount: row.amount!, memo: reference, payerName: "", receivedAt: row.bookedAt!,
      bank: { credit: { account: ACCOUNT, bookedOn: row.bookedOn!.toISOString().slice(0, 10), bankReference: row.bankReference }, sighting: { source: sourceOf(importId), sourceKey: String(row.rowNumber) } },
    }));
    await db.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
    expect(await resumeStatementImports()).toBe(1);
    await importStatement(importId);
    const end = await outcomeOf(importId);
    expect(end).toMatchObject({ state: "done", found: { rowsBooked: 2400 } });
    expect(end.became.filter((became) => became === "credited")).toHaveLength(1);
    expect(end.became.filter((became) => became === "suspense")).toHaveLength(2399);
    expect(await resumeStatementImports()).toBe(0);
    await checkInvariants();
  });

  it("in the middle of checking reads again what it had kept, once", async () => {
    const viewer = await fund();
    const importId = await upload(viewer, vietcombankCsv(lines([50_000, "a"], [60_000, "b"])));
    await checkStatement(importId);
    await db.$executeRaw`UPDATE statement_import SET state = 'checking', rows = 1 WHERE id = ${importId}::uuid`;
    await importStatement(importId);
    expect(await outcomeOf(importId)).toMatchObject({ state: "done", became: ["suspense", "suspense"], found: { rows: 2 } });
  });

  it("is waited for by no other: one import is worked on by one at a time", async () => {
    const importId = await upload(await fund(), vietcombankCsv(lines([50_000, "a"])));
    await holdImport(importId, async () => {
      expect(await holdImport(importId, async () => {})).toBe(false);
      expect(await resumeStatementImports()).toBe(0);
      await importStatement(importId);
      expect((await outcomeOf(importId)).state).toBe("checking");
    });
  });
});

describe("a bank that is not known", () => {
  const unknown = csv("Bao cao", "Thoi diem;So bien lai;Vao;Ra;Loi nhan", "19/11/2026;A1;50.000;;ung ho", "20/11/2026;A2;;7.000;phi");

  it("is asked about once, then known in every later file", async () => {
    const viewer = await fund();
    const first = await importFile(viewer, unknown);
    expect([first.state, (first.found.preview as { head: number }).head]).toEqual(["needs_mapping", 2]);
    const columns = { date: 0, reference: 1, credit: 2, debit: 3, memo: 4 };
    const save = (more: object) => saveMapping({ viewer, importId: first.id, bankName: "Ngân hàng Demo", head: 2, columns, ...more });
    expect(await save({ bankName: " " })).toEqual({ ok: false, reason: "name-needed" });
    expect(await save({ head: 9 })).toEqual({ ok: false, reason: "head-unknown" });
    expect(await save({ columns: { date: 0, credit: 2 } })).toEqual({ ok: false, reason: "columns-incomplete" });
    expect(await save({ columns: { date: 0, memo: 4, credit: 4 } })).toEqual({ ok: false, reason: "column-twice" });
    expect(await save({ viewer: await makeViewer({ role: "auditor" }) })).toEqual({ ok: false, reason: "not-allowed" });
    granted(await save({}));
    await importStatement(first.id);
    expect(await outcomeOf(first.id)).toMatchObject({ state: "done", layout: "Ngân hàng Demo", became: ["suspense", "debit"] });
    const second = await importFile(viewer, unknown.replace("A1;50.000", "A3;70.000"));
    expect(second).toMatchObject({ state: "done", layout: "Ngân hàng Demo", became: ["suspense", "debit"] });
    await checkInvariants();
  });
});

describe("a file that is not good", () => {
  const refused = async (content: string | Uint8Array) => {
    const found = await importFile(await fund(), content);
    expect([found.state, await db.incomingTransfer.count()]).toEqual(["refused", 0]);
    return found.faults;
  };

  it.each([
    ["balance-breaks 3 ", csv(HEAD, "20/11/2026,1,,50.000,50.000,a", "20/11/2026,2,,60.000,100.000,b", "20/11/2026,3,,1.000,101.000,c")],
    ["balance-totals", csv("Số dư đầu kỳ,0", "Số dư cuối kỳ,999.000", "Ngày giao dịch,Số CT,Ghi nợ,Ghi có,Nội dung chi tiết", "20/11/2026,1,,50.000,a")],
    ["credit-total", csv(HEAD, "20/11/2026,1,,50.000,,a", "Tổng cộng,,,60.000,,")],
    ["date-past 2 Ngày giao dịch", csv(HEAD, "01/01/1900,1,,50.000,,a")],
    ["date-future 2 Ngày giao dịch", csv(HEAD, "01/01/2100,1,,50.000,,a")],
    ["date-unreadable 2 Ngày giao dịch", csv(HEAD, "13/31/2026,1,,50.000,,a")],
    ["amount-fraction 2 Ghi có", csv(HEAD, "20/11/2026,1,,\"50.000,50\",,a")],
    ["amount-negative 2 Ghi có", csv(HEAD, "20/11/2026,1,,-50.000,,a")],
    ["amount-both 2 Ghi nợ", csv(HEAD, "20/11/2026,1,1.000,50.000,,a")],
    ["formula 2 Ghi có", csv(HEAD, "20/11/2026,1,,=1+1,,a")],
    ["cell-too-long 2 F", csv(HEAD, `20/11/2026,1,,50.000,,${"x".repeat(20_000)}`)],
    ["row-too-long 2 F", csv(HEAD, `20/11/2026,1,,50.000,,${"x".repeat(1_000_000)}`)],
    ["quote-open 2 F", csv(HEAD, "20/11/2026,1,,50.000,,\"a", "b")],
    ["other-account", csv("Số tài khoản: 0011002200330", HEAD, "20/11/2026,1,,50.000,,a")],
    ["other-currency", csv("Loại tiền,USD", HEAD, "20/11/2026,1,,50,,a")],
    ["no-rows", csv(HEAD, "")],
    ["not-a-statement", "Kính gửi quý vị\r\nđây là một lá thư\r\n"],
    ["not-a-statement", Uint8Array.from({ length: 4000 }, (_, index) => (index * 7919) % 256)],
    ["old-workbook", Buffer.from("d0cf11e0a1b11ae1".padEnd(2000, "0"), "hex")],
    ["broken-workbook", Buffer.from("PK\u0003\u0004 not really a zip")],
    ["other-currency 2 :60F:", ":20:A\r\n:60F:C261120USD10,\r\n:61:2611201120C50000,NTRFNONREF\r\n:86:a\r\n"],
    ["balance-breaks 5 ", ":20:A\r\n:60F:C261120VND0,\r\n:61:2611201120C50000,NTRFNONREF\r\n:86:a\r\n:62F:C261120VND60000,\r\n"],
  ])("is refused whole, with row and column: %s", async (expected, content) => {
    expect(await refused(content)).toContain(expected.trim());
  });

  it("names every fault, and the report keeps the rows", async () => {
    const found = await importFile(await fund(), csv(HEAD, "20/11/2026,1,,50.000,,a", "x,2,,50.000,,b", "20/11/2026,3,,1.5,,c"));
    expect(found.faults).toEqual(["date-unreadable 3 Ngày giao dịch", "amount-fraction 4 Ghi có"]);
    expect(found.became).toEqual([null, "refused", "refused"]);
    expect(await db.statementImport.findFirst({ where: { storageKey: found.found.storageKey } })).not.toBeNull();
  });

  it("is refused for a formula in a workbook and for one that unpacks too far", async () => {
    const viewer = await fund();
    const head = ["Ngày giao dịch", "Mã giao dịch", "Nội dung", "Ghi nợ", "Ghi có"];
    expect((await importSheet(viewer, [head, ["20/11/2026", "1", "a", null, { formula: "1000*50", value: 50_000 }]])).faults).toEqual(["formula 2 Ghi có"]);
    expect((await importSheet(viewer, [head, ["20/11/2026", "1", "x".repeat(40_000), null, 50_000]], { shared: false })).faults).toEqual(["cell-too-long 2 C"]);
    expect((await importSheet(viewer, [head, [46_346, "1", "a", null, 50_000.5]])).faults).toEqual(["amount-fraction 2 Ghi có"]);
    expect((await importSheet(viewer, [head, [46_346, "1", "a", null, 50_000]])).became).toEqual(["suspense"]);
    await checkInvariants();
  });

  it.each(["utf-8", "utf-16le", "utf-16be", "windows-1258"])("is read in %s, with and without a byte order mark", async (encoding) => {
    for (const addBOM of encoding === "windows-1258" ? [false] : [true, false]) {
      const text = csv(HEAD, "20/11/2026,1,,50.000,50.000,Ủng hộ trẻ em vùng cao; cảm ơn các thầy cô giáo").normalize(encoding === "windows-1258" ? "NFD" : "NFC").replace(/([ăâêôơưĂÂÊÔƠƯ])/g, "$1");
      const bytes = encoding === "windows-1258" ? windows1258(text) : iconv.encode(text, encoding, { addBOM });
      const found = await importFile(await fund(), bytes);
      expect(found).toMatchObject({ state: "done", encoding, layout: "Vietcombank" });
      expect(found.rows[0]!.memo).toBe("Ủng hộ trẻ em vùng cao; cảm ơn các thầy cô giáo");
    }
  });
});

/** Windows-1258 has letters with their shape (ê, ơ) but writes the five tones as marks behind them. */
function windows1258(text: string): Buffer {
  const shaped = [...text.normalize("NFC")].map((letter) => {
    const [base = "", ...marks] = [...letter.normalize("NFD")];
    const tones = marks.filter((mark) => "\u0300\u0301\u0303\u0309\u0323".includes(mark));
    return (base + marks.filter((mark) => !tones.includes(mark)).join("")).normalize("NFC") + tones.join("");
  });
  return iconv.encode(shaped.join(""), "windows-1258");
}
