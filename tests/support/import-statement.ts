import { createHash, randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { importStatement } from "~/jobs/import-statement";
import type { Viewer } from "~/domain/accounts/viewer";
import { uploadStatement } from "~/domain/payments/statements/upload-statement.server";
import { db } from "~/platform/database.server";
import { granted } from "./factories";
import { writeXlsx, type SheetCell } from "./statement-files";

/** Uploads the bytes as a fund manager would; nothing is read yet. */
export async function upload(viewer: Viewer, content: string | Uint8Array | AsyncIterable<string>, { fileName = "sao-ke.csv", review = false } = {}): Promise<string> {
  const file = path.join(tmpdir(), `statement-test-${randomUUID()}`);
  try {
    if (typeof content === "string" || content instanceof Uint8Array) await writeFile(file, content);
    else await pipeline(Readable.from(content), createWriteStream(file));
    const bytes = await readFile(file);
    return granted(await uploadStatement({ viewer, fileName, path: file, bytes: bytes.length, sha256: createHash("sha256").update(bytes).digest(), review })).importId;
  } finally {
    await rm(file, { force: true });
  }
}

/** Uploads the bytes and does the worker's whole work on them. */
export async function importFile(viewer: Viewer, content: string | Uint8Array | AsyncIterable<string>, options: { fileName?: string; review?: boolean } = {}) {
  const importId = await upload(viewer, content, options);
  await importStatement(importId);
  return outcomeOf(importId);
}

export async function importSheet(viewer: Viewer, rows: Iterable<readonly SheetCell[]>, options: { shared?: boolean } = {}) {
  const file = path.join(tmpdir(), `statement-test-${randomUUID()}.xlsx`);
  try {
    await writeXlsx(file, rows, options);
    return await importFile(viewer, await readFile(file), { fileName: "sao-ke.xlsx" });
  } finally {
    await rm(file, { force: true });
  }
}

/** The import as it stands, what became of each of its rows, and the faults as code, row and column. */
export async function outcomeOf(importId: string) {
  const found = await db.statementImport.findUniqueOrThrow({ where: { id: importId } });
  const rows = await db.statementRow.findMany({ where: { importId }, orderBy: { rowNumber: "asc" } });
  const faults = (found.faults as { code: string; row: number | null; column: string | null }[]).map(({ code, row, column }) => [code, row, column].join(" ").trim());
  return { id: importId, state: found.state, layout: found.layout, encoding: found.encoding, faults, became: rows.map(({ became }) => became), rows, found };
}
