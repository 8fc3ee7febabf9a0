import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { listBookAccounts, readBookLines } from "~/domain/disclosure/read-ledger-book.server";
import { readOpenLedger } from "~/domain/disclosure/read-open-ledger.server";
import { sumUpLedger } from "~/domain/disclosure/sum-up-ledger.server";
import { openReceipt } from "~/domain/pledges/open-receipt.server";
import { bookBankFee, reverseBankFee } from "~/domain/treasury/bank-fees.server";
import { closeDay, reopenDay } from "~/domain/treasury/close-day.server";
import { readDayToClose } from "~/domain/treasury/read-closings.server";
import { clock, vietnamDay } from "~/platform/clock.server";
import { db } from "~/platform/database.server";
import { checkInvariants } from "../support/check-invariants";
import { DAY, granted, pledge, setStage, type Stage } from "../support/factories";
import { importFile } from "../support/import-statement";
import { pdfText } from "../support/pdf-text";
import { mt940, vietcombankCsv } from "../support/statement-files";

const ALL = { programme: null, province: null, commune: null, year: null };
let stage: Stage;

beforeEach(async () => {
  // A quiet noon, so that what is counted in days does not depend on the hour of the run.
  clock.travel(Date.parse("2027-01-05T12:00:00+07:00") - clock.now().getTime());
  stage = await setStage({ beneficiaries: 40, deadline: new Date("2029-01-01") });
});
afterEach(async () => {
  await checkInvariants();
  clock.reset();
});

const ago = (days: number) => vietnamDay(new Date(clock.now().getTime() - days * DAY));
const printed = (day: string) => day.split("-").toReversed().join("/");
let rows = 0;
/** A statement of one credit, đồng, on a day (yyyy-mm-dd), with the balance after it. */
async function credited(day: string, amount: number, balance: number, memo = "ung ho") {
  return importFile(stage.fund, vietcombankCsv([{ day: printed(day), amount, memo, reference: `5009.${(rows += 1)}`, payer: "A", balance }], { opening: balance - amount, closing: balance }));
}
const close = (day: string, bankBalance: number, lines: { amount: bigint; explanation: string }[] = []) => closeDay({ day, bankBalance: BigInt(bankBalance), source: "statement", lines, note: "", viewer: stage.fund });
const bookOf = async (year: number) => {
  const accounts = (await listBookAccounts(stage.fund, { year, kind: "bank" }));
  const lines = [];
  for await (const line of readBookLines(stage.fund, { year, kind: "bank" }, accounts)) if (line.what === "entry") lines.push([line.entry.day, line.entry.documentDay, line.entry.amount, line.balance]);
  return { opening: accounts[0]?.opening ?? 0, lines };
};

describe("the closing of a day", () => {
  it("counts yesterday's statement for yesterday, though it is imported this morning", async () => {
    await credited(ago(1), 50_000, 50_000);
    expect(await readDayToClose(stage.fund, ago(1))).toMatchObject({ ledger: 50_000, statement: 50_000, credits: { count: 0 }, ofClosedDays: { count: 0 } });
    expect(await readDayToClose(stage.fund, ago(2))).toMatchObject({ ledger: 0 });
    expect(granted(await close(ago(1), 50_000)).difference).toBe(0n);
  });

  it("counts for the bank's own day in every format, by statement in bulk and with a pledge's reference", async () => {
    const reference = await pledge(stage.sponsor, stage.needCode, 2);
    await importFile(stage.fund, mt940([
      { day: printed(ago(3)), amount: 20_000, memo: "ung ho", reference: "FT1", payer: "", balance: 20_000 },
      { day: printed(ago(2)), amount: 30_000, memo: reference, reference: "FT2", payer: "", balance: 50_000 },
      { day: printed(ago(1)), amount: 5_000, memo: "ung ho nua", reference: "FT3", payer: "", balance: 55_000 },
    ]));
    const ledger = await Promise.all([4, 3, 2, 1].map(async (days) => (await readDayToClose(stage.fund, ago(days)))!.ledger));
    expect(ledger).toEqual([0, 20_000, 50_000, 55_000]);
  });

  it("leaves a closed day as it was signed: what comes in for it later counts for the first open day, and is named there", async () => {
    await credited(ago(2), 50_000, 50_000);
    granted(await close(ago(2), 50_000));
    await credited(ago(2), 7_000, 57_000, "den muon");
    expect(await readDayToClose(stage.fund, ago(1))).toMatchObject({ ledger: 57_000, ofClosedDays: { count: 1, amount: 7_000, first: ago(2) } });
    const { documentDay, bookDay } = await db.ledgerTransaction.findFirstOrThrow({ orderBy: { seq: "desc" } });
    expect([documentDay, bookDay].map((day) => day.toISOString().slice(0, 10))).toEqual([ago(2), ago(1)]);
    granted(await close(ago(1), 57_000));
  });

  it("of a day that is opened again lists the credits that it lacks, ready to explain the difference", async () => {
    const { closingId } = granted(await close(ago(1), 0));
    await credited(ago(1), 7_000, 7_000);
    granted(await reopenDay({ closingId, viewer: stage.fund, note: "Thiếu một khoản" }));
    expect(await readDayToClose(stage.fund, ago(1))).toMatchObject({ ledger: 0, statement: 7_000, credits: { count: 1, amount: 7_000 } });
    granted(await close(ago(1), 7_000, [{ amount: 7_000n, explanation: "Khoản báo có đến muộn" }]));
  });

  it("counts a counter-entry on the bank's account for the day that it sets right, while that is open", async () => {
    const { feeId } = granted(await bookBankFee({ amount: 11_000n, paidOn: ago(3), bankReference: "PHI", note: "Phí", viewer: stage.fund }));
    expect(await readDayToClose(stage.fund, ago(3))).toMatchObject({ ledger: -11_000 });
    granted(await reverseBankFee({ feeId: feeId!, note: "Nhầm", viewer: stage.fund }));
    expect(await readDayToClose(stage.fund, ago(3))).toMatchObject({ ledger: 0 });
  });
});

describe("the turn of the year", () => {
  it("keeps a gift of 31 December in the old year, in the book, in the open accounts and on the receipt's face, though it is imported in January", async () => {
    const reference = await pledge(stage.sponsor, stage.needCode, 2);
    await credited("2026-12-31", 30_000, 30_000, reference);
    await credited("2027-01-02", 4_000, 34_000);
    expect(await bookOf(2026)).toEqual({ opening: 0, lines: [["2026-12-31", "2026-12-31", 30_000, 30_000]] });
    expect(await bookOf(2027)).toEqual({ opening: 30_000, lines: [["2027-01-02", "2027-01-02", 4_000, 34_000]] });
    const seen = async (year: number | null) => {
      const { months, statement, total } = await readOpenLedger({ ...ALL, year });
      return { months: months.map(({ month, received, placed }) => [month, received, placed]), opening: statement!.opening, received: statement!.received, placed: total.placed };
    };
    const told = [
      { months: [["2026-12", 30_000, 30_000]], opening: 0, received: 30_000, placed: 30_000 },
      { months: [["2027-01", 4_000, 0]], opening: 30_000, received: 4_000, placed: 0 },
      { months: [["2026-12", 30_000, 30_000], ["2027-01", 4_000, 0]], opening: 0, received: 34_000, placed: 30_000 },
    ];
    expect([await seen(2026), await seen(2027), await seen(null)]).toEqual(told);
    clock.travel(DAY);
    await sumUpLedger();
    expect([await seen(2026), await seen(2027), await seen(null)]).toEqual(told);
    // Numbers of receipts follow the day of issue; the day on which the money came is the bank's.
    const receipt = (await openReceipt(stage.sponsor, reference))!;
    expect(receipt.number).toBe("TLV-BN-2027-000001");
    expect(await pdfText(receipt.pdf)).toContain("31/12/2026");
  });

  it("is past once 31 December is closed: what comes in for it later belongs to the new year, with the bank's day beside it", async () => {
    granted(await close("2026-12-31", 0));
    await credited("2026-12-31", 30_000, 30_000);
    expect(await bookOf(2026)).toEqual({ opening: 0, lines: [] });
    expect(await bookOf(2027)).toEqual({ opening: 0, lines: [["2027-01-01", "2026-12-31", 30_000, 30_000]] });
  });

  it("puts the lines of a book by their day, however late they were written", async () => {
    await credited("2027-01-04", 1_000, 1_000);
    await credited("2027-01-02", 2_000, 2_000);
    expect((await bookOf(2027)).lines).toEqual([["2027-01-02", "2027-01-02", 2_000, 2_000], ["2027-01-04", "2027-01-04", 1_000, 3_000]]);
  });
});
