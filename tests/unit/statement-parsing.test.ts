import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BalanceCheck } from "~/domain/payments/statements/balance-check";
import { areComplete, bankOf, guessColumns, headerKey } from "~/domain/payments/statements/columns";
import { importReport } from "~/domain/payments/statements/import-report";
import { parseStatementAmount } from "~/domain/payments/statements/parse-amount";
import { parseStatementDay } from "~/domain/payments/statements/parse-day";
import { readTableRow } from "~/domain/payments/statements/table-row";

const TODAY = "2026-11-25";
const amount = (text: string, kind: "text" | "number" | "formula" = "text") => {
  const parsed = parseStatementAmount({ text, kind });
  return parsed.ok ? parsed.amount : parsed.code;
};
const day = (text: string, kind: "text" | "number" = "text") => {
  const parsed = parseStatementDay({ text, kind }, TODAY);
  return parsed.ok ? parsed.day : parsed.code;
};
const grouped = (value: bigint, separator: string) => String(value).replace(/\B(?=(\d{3})+$)/g, separator);
const sums = fc.bigInt({ min: 1n, max: 9_000_000_000_000_000n });

describe("amounts", () => {
  it("mean the same however they are written", () => {
    fc.assert(fc.property(sums, fc.constantFrom(",", ".", " ", "\u00a0", ""), fc.constantFrom("", " VND", " đ", "₫"), (value, separator, unit) => {
      const written = separator ? grouped(value, separator) : String(value);
      expect(amount(written + unit)).toBe(value);
      expect(amount(`-${written}${unit}`)).toBe(-value);
      expect(amount(`(${written})`)).toBe(-value);
      expect(amount(`${written}-`)).toBe(-value);
      if (separator === ".") expect(amount(`${written},00`)).toBe(value);
      if (separator === ",") expect(amount(`${written}.00`)).toBe(value);
    }));
  });

  it.each([
    ["", null], ["-", null], ["0", 0n], ["0,00", 0n], ["1.25", "amount-fraction"], ["50.000,50", "amount-fraction"], ["1,250.000", "amount-unreadable"], ["1.2.3", "amount-unreadable"],
    ["1,250.00", 1250n], ["12,34,567", "amount-unreadable"], ["(5", "amount-unreadable"], ["(-5)", "amount-unreadable"], ["abc", "amount-unreadable"], ["=1+1", "formula"], ["9".repeat(20), "amount-too-large"],
    ["1e5", "amount-unreadable"], ["０５", "amount-unreadable"],
  ])("%s is %s", (text, expected) => expect(amount(text)).toBe(expected));

  it.each([["1250000", 1_250_000n], ["1.25E6", 1_250_000n], ["-7000.0", -7000n], ["0.5", "amount-fraction"], ["1e300", "amount-too-large"], ["", "amount-unreadable"]])("the number %s of a workbook is %s", (text, expected) => expect(amount(text, "number")).toBe(expected));
});

describe("days", () => {
  it.each([
    ["25/11/2026", "2026-11-25"], ["5/1/2026", "2026-01-05"], ["25-11-2026", "2026-11-25"], ["25.11.2026 23:59:59", "2026-11-25"], ["2026-11-25T08:00:00", "2026-11-25"], ["25/11/2026\n5009.34878", "2026-11-25"],
    ["26/11/2026", "date-future"], ["01/01/2100", "date-future"], ["01/01/1900", "date-past"], ["11/25/2026", "date-unreadable"], ["30/02/2026", "date-unreadable"], ["25/11/26", "date-unreadable"], ["25/11-2026", "date-unreadable"],
    ["25/11/2026 25:00", "date-unreadable"], ["", "date-missing"], ["=NOW()", "formula"], ["46351", "date-unreadable"],
  ])("%j is %s", (text, expected) => expect(day(text)).toBe(expected));
  it.each([["46351", "2026-11-25"], ["46351.5", "2026-11-25"], ["1", "date-past"], ["80000", "date-future"], ["-1", "date-unreadable"]])("the day count %s of a workbook is %s", (text, expected) => expect(day(text, "number")).toBe(expected));
});

describe("columns", () => {
  it.each([
    ["Techcombank", ["Date", "Remitter", "Remitter bank", "Details", "Transaction number", "Debit", "Credit", "Balance"], { date: 0, payer: 1, memo: 3, reference: 4, debit: 5, credit: 6, balance: 7 }],
    ["Vietcombank", ["Ngày giao dịch/ TNX Date", "Số CT/ Doc No", "Số tiền ghi nợ/ Debit", "Số tiền ghi có/ Credit", "Số dư/ Balance", "Nội dung chi tiết/ Transactions in detail"], { date: 0, reference: 1, debit: 2, credit: 3, balance: 4, memo: 5 }],
    ["TPBank", ["STT", "Ngày giao dịch", "Mã giao dịch", "Nội dung", "Ghi nợ", "Ghi có", "Số dư"], { date: 1, reference: 2, memo: 3, debit: 4, credit: 5, balance: 6 }],
    ["Vietcombank", ["Ngày", "Số CT", "Số tiền", "Nợ/Có", "Nội dung"], { date: 0, reference: 1, amount: 2, sign: 3, memo: 4 }],
    ["Vietcombank", ["Ngày", "Số CT", "Nợ", "Có", "Nội dung"], { date: 0, reference: 1, debit: 2, credit: 3, memo: 4 }],
  ])("of %s are known by their headings", (bank, headings, columns) => {
    expect([guessColumns(headings), bankOf(headings, [])]).toEqual([columns, bank]);
    expect(areComplete(guessColumns(headings))).toBe(true);
  });

  it("of another bank are not taken for granted, unless the file names a bank that is known", () => {
    const headings = ["Date", "Description", "Amount"];
    expect(bankOf(headings, [])).toBeNull();
    expect(bankOf(headings, ["Ngân hàng TMCP Kỹ thương Việt Nam"])).toBe("Techcombank");
    expect(headerKey(["Ngày  GD ", "SỐ TIỀN", "", ""])).toBe(headerKey(["ngày gd", "Số tiền"]));
  });

  const row = (cells: string[], columns: object) => readTableRow({ number: 2, cells: cells.map((text) => ({ text, kind: "text" as const })) }, { columns, headings: ["Ngày", "Tiền", "Chiều", "Nội dung"], today: TODAY });
  it.each([
    ["50.000", "Có", 50_000n], ["50.000", "C", 50_000n], ["50.000", "D", -50_000n], ["50.000", "Nợ", -50_000n], ["(50.000)", "", -50_000n], ["-50.000", "", -50_000n], ["50.000", "+", 50_000n],
  ])("one column for both directions: %s %s is %s", (money, sign, expected) => {
    expect(row(["25/11/2026", money, sign, "a"], { date: 0, amount: 1, sign: 2, memo: 3 })).toMatchObject({ kind: "row", row: { amount: expected } });
  });
  it("say where a direction cannot be read, and take totals for no gift", () => {
    expect(row(["25/11/2026", "5.000", "?", "a"], { date: 0, amount: 1, sign: 2, memo: 3 })).toMatchObject({ kind: "fault", fault: { code: "sign-unreadable", row: 2, column: "Chiều" } });
    expect(row(["Tổng cộng", "5.000", "", ""], { date: 0, credit: 1, memo: 3 })).toMatchObject({ kind: "credit-total", amount: 5000n });
    expect(row(["Số dư cuối kỳ: 7.000", "", "", ""], { date: 0, credit: 1, memo: 3 })).toMatchObject({ kind: "closing", amount: 7000n });
    expect(row(["Cảm ơn quý khách", "", "", ""], { date: 0, credit: 1, memo: 3 })).toBeNull();
  });
});

describe("balances", () => {
  const moves = fc.array(fc.tuple(fc.bigInt({ min: -1_000_000n, max: 1_000_000n }).filter((move) => move !== 0n), fc.boolean()), { minLength: 2, maxLength: 30 });
  const rowsOf = (opening: bigint, all: readonly (readonly [bigint, boolean])[]) => {
    let balance = opening;
    return all.map(([move, silent], index) => ({ number: index + 1, amount: move, balance: (balance += move, silent && index > 0 && index < all.length - 1 ? null : balance) }));
  };
  const check = (opening: bigint | null, closing: bigint | null, rows: readonly { number: number; amount: bigint; balance: bigint | null }[]) => {
    const balance = new BalanceCheck();
    if (opening !== null) balance.opens(opening, 0, false);
    if (closing !== null) balance.closes(closing, 0);
    for (const one of rows) balance.row(one);
    return balance.fault();
  };

  it("agree oldest first and newest first, with gaps, with and without opening and closing", () => {
    fc.assert(fc.property(fc.bigInt({ min: 0n, max: 10_000_000n }), moves, fc.boolean(), fc.boolean(), (opening, all, says, turned) => {
      const rows = rowsOf(opening, all);
      const closing = opening + all.reduce((sum, [move]) => sum + move, 0n);
      expect(check(says ? opening : null, says ? closing : null, turned ? rows.toReversed() : rows)).toBeNull();
    }));
  });

  it("show the row where one is changed", () => {
    fc.assert(fc.property(moves, fc.nat(), fc.bigInt({ min: 1n, max: 999n }), (all, where, by) => {
      const rows = rowsOf(500n, all);
      const at = where % rows.length;
      const spoilt = rows.map((one, index) => (index === at ? { ...one, amount: one.amount + by } : one));
      const found = check(500n, 500n + all.reduce((sum, [move]) => sum + move, 0n), spoilt);
      expect(found?.code).toMatch(/^balance-/);
      if (rows[at]!.balance !== null && at > 1) expect(found).toMatchObject({ code: "balance-breaks", row: at + 1 });
    }));
  });
});

describe("the report", () => {
  it("makes texts plain that a spreadsheet would run", async () => {
    const one = { number: 8, bookedOn: "2026-11-20", amount: -5000, memo: '=HYPERLINK("http://x")', payerName: "@SUM(A1)", bankReference: "-1+1", became: "debit" as const, outcome: null, transferId: null, pledgeReference: null, firstTold: null, fault: null, debit: null };
    async function* rows() {
      yield one;
    }
    let text = "";
    for await (const part of importReport(rows(), { header: ["a", "b"], became: () => "+x" })) text += part;
    expect(text).toBe(`\uFEFFa,b\r\n8,2026-11-20,,5000,"'=HYPERLINK(""http://x"")",'@SUM(A1),'-1+1,,'+x\r\n`);
  });
});
