import { buffer } from "node:stream/consumers";
import fc from "fast-check";
import { readXlsx } from "hucre/xlsx";
import { describe, expect, it } from "vitest";
import { countPages, LINES_PER_PAGE, pagesOf, type BookAccount, type BookLine, type PrintedLine } from "~/domain/disclosure/ledger-book";
import { ledgerBookPdf } from "~/domain/disclosure/ledger-book-pdf.server";
import { printedSum, type BookWords } from "~/domain/disclosure/ledger-book-words";
import { bookRows, ledgerBookXlsx } from "~/domain/disclosure/ledger-book-xlsx";
import { translator } from "~/locales/i18n";
import { pageCount, pdfText } from "../support/pdf-text";

const print = translator("vi", "transparency");
const words: BookWords = {
  locale: "vi", t: (key, params) => print(`bookPrint.${key}`, params), accountName: (code) => `Tài khoản ${code}`, kindName: (kind) => kind, detail: ({ description }) => description, fundName: "Quỹ Demo", place: "Hải Phòng",
  signatories: { bookkeeper: "Người ghi sổ Demo", accountant: "Kế toán trưởng Demo", head: "Giám đốc Demo" }, madeAt: "25/11/2026, 10:00", demo: true,
};

const account = (code: string, lines: number, opening = 0): BookAccount => ({ id: code, code, kind: "bank", opening, debit: 0, credit: 0, lines });

/** The lines of accounts whose every entry is worth `worth(n)` đồng. */
async function* linesOf(accounts: BookAccount[], worth: (n: number) => number = () => 1_000, description = "FT-1 chuyển khoản"): AsyncGenerator<BookLine> {
  let n = 0;
  for (const one of accounts) {
    yield { what: "account", account: one };
    let [debit, credit, balance] = [0, 0, one.opening];
    for (let line = 0; line < one.lines; line += 1) {
      const amount = worth((n += 1));
      [debit, credit, balance] = [debit + Math.max(0, amount), credit + Math.max(0, -amount), balance + amount];
      const entry = { id: String(n), day: "2026-11-25", documentDay: "2026-11-24", seq: n, kind: "transfer_placed", description, contra: ["need:HP-MEAL-0001"], amount };
      yield { what: "entry", account: one, entry, debit: Math.max(0, amount), credit: Math.max(0, -amount), balance };
    }
    yield { what: "closing", account: one, debit, credit, balance };
  }
}

async function pages(accounts: BookAccount[], worth?: (n: number) => number): Promise<PrintedLine[][]> {
  const all: PrintedLine[][] = [];
  for await (const page of pagesOf(linesOf(accounts, worth))) all.push(page);
  return all;
}

const height = (page: PrintedLine[]) => page.reduce((sum, { what }) => sum + (what === "account" || what === "closing" ? 2 : 1), 0);

describe("the pages of the book", () => {
  it("are as many as was counted beforehand, never too long, and lose no line", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 70 }), { minLength: 1, maxLength: 12 }), async (lengths) => {
        const accounts = lengths.map((lines, at) => account(`bank:${at}`, lines));
        const book = await pages(accounts);
        expect(book).toHaveLength(countPages(accounts));
        for (const page of book) expect(height(page)).toBeLessThanOrEqual(LINES_PER_PAGE);
        expect(book.flat().filter(({ what }) => what === "entry")).toHaveLength(lengths.reduce((sum, lines) => sum + lines, 0));
        expect(book.flat().filter(({ what }) => what === "closing")).toHaveLength(lengths.length);
      }),
    );
  });

  it("carry the sums of an account from each page to the next", async () => {
    const book = await pages([account("bank:main", 60, 500)], (n) => (n % 3 === 0 ? -1_000 : 2_000));
    expect(book.length).toBeGreaterThan(2);
    book.slice(1).forEach((page, at) => {
      const [carried, brought] = [book[at]!.at(-1)!, page[0]!];
      expect([carried.what, brought.what]).toEqual(["carried", "brought"]);
      expect({ ...brought, what: "" }).toEqual({ ...carried, what: "" });
      const entries = book.slice(0, at + 1).flat().filter((line) => line.what === "entry");
      expect(carried).toMatchObject({ debit: entries.reduce((sum, { debit }) => sum + debit, 0), credit: entries.reduce((sum, { credit }) => sum + credit, 0), balance: entries.at(-1)!.balance });
    });
  });
});

describe("the workbook", () => {
  it("holds numbers as numbers, makes formulas plain, and adds up", async () => {
    const rows: (string | number | null)[][] = [];
    for await (const cells of bookRows(linesOf([account("bank:main", 2, 500)], (n) => (n === 1 ? 3_000 : -1_000), "=HYPERLINK(1)"), { year: 2026, kind: null }, words)) rows.push(cells);
    const entries = rows.filter((cells) => cells[7] === "transfer_placed");
    expect(entries).toEqual([
      ["bank:main", "Tài khoản bank:main", "25/11/2026", "24/11/2026", 1, "need:HP-MEAL-0001", "'=HYPERLINK(1)", "transfer_placed", 3_000, null, 3_500],
      ["bank:main", "Tài khoản bank:main", "25/11/2026", "24/11/2026", 2, "need:HP-MEAL-0001", "'=HYPERLINK(1)", "transfer_placed", null, 1_000, 2_500],
    ]);
    expect(rows.flat().filter((cell) => typeof cell === "string" && /^[=+\-@]/.test(cell))).toEqual([]);
    const file = new Uint8Array(await new Response(ledgerBookXlsx(linesOf([account("bank:main", 2, 500)], (n) => (n === 1 ? 3_000 : -1_000), "=HYPERLINK(1)"), { year: 2026, kind: null }, words)).arrayBuffer());
    const { sheets } = await readXlsx(file);
    const read = sheets[0]!.rows;
    expect(sheets[0]!.name).toBe("2026");
    const first = read.find((cells) => cells[7] === "transfer_placed")!;
    expect([first[4], first[8], first[10]]).toEqual([1, 3_000, 3_500]);
    expect(read.find((cells) => cells[6] === "Tổng phát sinh của sổ")!.slice(8, 10)).toEqual([3_000, 1_000]);
    expect(read.flat()).toContain("Kế toán trưởng Demo");
  });
});

describe("the PDF", () => {
  it("says which page of how many it is, opening and closing, what is carried over, and who signs", async () => {
    const accounts = [account("bank:main", 45, 1_000_000), account("suspense", 1)];
    const pdf = await buffer(ledgerBookPdf(linesOf(accounts, () => 2_000), accounts, { year: 2026, kind: null }, words));
    const text = pdfText(pdf).replace(/\s+/g, " ");
    const count = countPages(accounts) + 1;
    expect(pageCount(pdf)).toBe(count);
    for (let page = 1; page <= count; page += 1) expect(text).toContain(`Trang ${page}/${count}`);
    for (const part of ["SỔ CHI TIẾT · Năm 2026", "Số dư đầu năm", "1.000.000 Nợ", "Cộng mang sang trang sau", "Trang trước chuyển sang", "Số dư cuối năm", "1.090.000 Nợ", "Kế toán trưởng Demo", "Giám đốc Demo", `Sổ này có ${count} trang`, "BẢN MINH HỌA", "92.000", "Ngày hạch toán", "Ngày chứng từ", "24/11/2026"])
      expect(text).toContain(part);
  });

  it("leaves other work its turn while a long book is written", { timeout: 60_000 }, async () => {
    const accounts = [account("bank:main", 800)];
    let turns = 0;
    const clockwork = setInterval(() => (turns += 1), 1);
    await buffer(ledgerBookPdf(linesOf(accounts), accounts, { year: 2026, kind: null }, words));
    clearInterval(clockwork);
    expect(turns).toBeGreaterThan(countPages(accounts) / 4);
  });
});

it("sums are printed in groups of three, nothing as nothing, what is below it in parentheses", () => {
  expect([1_250_000, 0, -7_500].map((amount) => printedSum(amount, "vi"))).toEqual(["1.250.000", "", "(7.500)"]);
  expect(printedSum(1_250_000, "en")).toBe("1,250,000");
});
