import { describe, expect, it } from "vitest";
import { sourceOf } from "~/domain/payments/statements/staged-row";
import { bookNextRows } from "~/domain/payments/statements/book-statement.server";
import { checkStatement } from "~/domain/payments/statements/check-statement.server";
import { holdImport } from "~/domain/payments/statements/hold-import.server";
import { approveStatement, discardStatement } from "~/domain/payments/statements/decide-statement.server";
import { receiveTransfer } from "~/domain/payments/receive-transfer.server";
import { importStatement, resumeStatementImports } from "~/jobs/import-statement";
import { followUpMany } from "~/jobs/follow-up-many";
import { db } from "~/platform/database.server";
import { ACCOUNT, appealLines, type StatementLine } from "../support/appeal-statement";
import { checkInvariants } from "../support/check-invariants";
import { balances, eventsOf, granted, makeViewer, pledge, setStage } from "../support/factories";
import { importFile, importSheet, outcomeOf, upload } from "../support/import-statement";
import { mt940, tpbankRows, vietcombankCsv, techcombankCsv } from "../support/statement-files";

const fund = () => makeViewer({ role: "fund_manager" });
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

  it("of Techcombank is read whole: the newest row first, who paid from its own column, money out in parentheses, the balances checked", async () => {
    const { sponsor, needCode, fund: viewer } = await setStage();
    const reference = await pledge(sponsor, needCode, 2);
    const all = lines([30_000, `ung ho ${reference}`, "18/11/2026"], [-11_000, "phi", "19/11/2026"], [50_000, "ung ho tre em", "20/11/2026"]).map((row, index) => ({ ...row, reference: `FT2632400000${index}`, payer: "NGUYEN VAN DEMO" }));
    const found = await importFile(viewer, techcombankCsv(all));
    expect(found).toMatchObject({ state: "done", layout: "Techcombank", faults: [], became: ["suspense", "debit", "credited"] });
    expect(found.found).toMatchObject({ opening: 0n, closing: 69_000n, credits: 2, creditSum: 80_000n, debits: 1, debitSum: 11_000n });
    expect(found.rows.map(({ bookedOn, amount, balance, memo, payerName, bankReference }) => [bookedOn!.toISOString().slice(0, 10), amount, balance, memo, payerName, bankReference])).toEqual([
      ["2026-11-20", 50_000n, 69_000n, "ung ho tre em", "NGUYEN VAN DEMO", "FT26324000002"],
      ["2026-11-19", -11_000n, 19_000n, "phi", "NGUYEN VAN DEMO", "FT26324000001"],
      ["2026-11-18", 30_000n, 30_000n, `ung ho ${reference}`, "NGUYEN VAN DEMO", "FT26324000000"],
    ]);
    expect(await db.payment.findFirstOrThrow()).toMatchObject({ state: "settled", received: 30_000n });
    const broken = await importFile(viewer, techcombankCsv(all.map((row, index) => (index === 1 ? { ...row, balance: row.balance + 1 } : row))));
    expect([broken.state, broken.became.filter(Boolean).length > 0]).toEqual(["refused", true]);
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
