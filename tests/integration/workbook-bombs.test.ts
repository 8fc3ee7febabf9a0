import { randomUUID } from "node:crypto";
import { readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { importStatement } from "~/jobs/import-statement";
import { db } from "~/platform/database.server";
import { checkInvariants } from "../support/check-invariants";
import { makeViewer } from "../support/factories";
import { importFile, outcomeOf, upload } from "../support/import-statement";
import { vietcombankCsv, writeWorkbook } from "../support/statement-files";

const PIECE = 100_000;
const SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">';

function* many(pieces: number, piece: (index: number) => string, around: readonly [string, string]): Generator<string> {
  yield around[0];
  for (let index = 0; index < pieces; index += 1) yield piece(index);
  yield around[1];
}
const rows = `${SHEET}<sheetData><row r="1"><c r="A1"`;
const ended = "</sheetData></worksheet>";
const good = { day: "20/11/2026", amount: 50_000, memo: "ung ho", reference: "1.1", payer: "A", balance: 50_000 };

const bombs: [string, { sheet: () => Iterable<string>; texts?: () => Iterable<string> }][] = [
  ["tags within tags", { sheet: () => many(20, () => "<a>".repeat(PIECE), [`${SHEET}<sheetData>`, ended]) }],
  ["attributes beside attributes", { sheet: () => many(200, (index) => Array.from({ length: 1000 }, (_, at) => `a${index * 1000 + at}="" `).join(""), [`${SHEET}<sheetData><row `, `/>${ended}`]) }],
  ["an attribute without end", { sheet: () => many(200, () => "a".repeat(PIECE), [`${SHEET}<sheetData><row x="`, `"/>${ended}`]) }],
  ["a text without end", { sheet: () => many(200, () => "a".repeat(PIECE), [`${rows} t="str"><v>`, `</v></c></row>${ended}`]) }],
  ["a comment without end", { sheet: () => many(200, () => "a".repeat(PIECE), [`${SHEET}<!--`, `-->${ended}`]) }],
  ["a name without end", { sheet: () => many(200, () => "a".repeat(PIECE), [`${SHEET}<`, `/>${ended}`]) }],
  ["a shared text without end", { sheet: () => [SHEET, ended], texts: () => many(200, () => "a".repeat(PIECE), ["<sst><si><t>", "</t></si></sst>"]) }],
  ["shared texts without number", { sheet: () => [SHEET, ended], texts: () => many(210, () => "<si/>".repeat(PIECE / 10), ["<sst>", "</sst>"]) }],
  ["hundreds of megabytes of nothing", { sheet: () => many(5_500, () => " ".repeat(PIECE), [SHEET, ended]) }],
];

describe("a spreadsheet bomb", () => {
  it.each(bombs)("is refused before it fills the memory: %s", async (_what, parts) => {
    const viewer = await makeViewer({ role: "fund_manager" });
    const file = path.join(tmpdir(), `bomb-${randomUUID()}.xlsx`);
    try {
      await writeWorkbook(file, parts);
      const bomb = await readFile(file);
      expect(bomb.length, "small on the way in").toBeLessThan(2 * 1024 * 1024);
      const found = await importFile(viewer, bomb, { fileName: "sao-ke.xlsx" });
      expect([found.state, found.faults, found.became]).toEqual(["refused", ["too-large-unpacked"], []]);
    } finally {
      await rm(file, { force: true });
    }
    expect((await importFile(viewer, vietcombankCsv([good], { closing: 50_000 }))).became).toEqual(["suspense"]);
    await checkInvariants();
  });

  it("that ends the process each time it is read is refused at last, and never read again", async () => {
    const viewer = await makeViewer({ role: "fund_manager" });
    const importId = await upload(viewer, vietcombankCsv([good], { closing: 50_000 }));
    await db.statementImport.update({ where: { id: importId }, data: { checks: 5 } });
    await importStatement(importId);
    expect(await outcomeOf(importId)).toMatchObject({ state: "refused", faults: ["never-ends"], became: [] });
    expect(await db.incomingTransfer.count()).toBe(0);
  });
});
