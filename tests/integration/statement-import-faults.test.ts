import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { saveMapping } from "~/domain/payments/statements/mappings.server";
import { importStatement } from "~/jobs/import-statement";
import { db } from "~/platform/database.server";
import { checkInvariants } from "../support/check-invariants";
import { granted, makeViewer } from "../support/factories";
import { importFile, importSheet, outcomeOf } from "../support/import-statement";

const fund = () => makeViewer({ role: "fund_manager" });
const csv = (...lines: string[]) => lines.join("\r\n");
const HEAD = "Ngày giao dịch,Số CT,Ghi nợ,Ghi có,Số dư,Nội dung chi tiết";

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
