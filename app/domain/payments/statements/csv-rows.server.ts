import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { parse as parseAtOnce } from "csv-parse/sync";
import { columnLetter } from "./column-letter";
import { bankOf, areComplete, guessColumns } from "./columns";
import { decodedText, encodingOf } from "./decode-text.server";
import { CELL_MAX, COLUMNS_MAX, fault, ROWS_MAX, UnreadableStatement, type RawRow } from "./statement";

const DELIMITERS = [",", ";", "\t", "|"];
const SAMPLE_CHARACTERS = 20_000;
const RECORD_MAX = 200_000;
const COMMON = { relax_column_count: true, relax_quotes: true, skip_empty_lines: false, bom: true } as const;

/** The rows of a file of separated values, counted as a spreadsheet would, empty ones with them. Refuses a quote that never ends and rows too long. */
export async function* csvRows(path: string, { encoding, told }: { encoding?: string; told?: (bytes: number) => void } = {}): AsyncGenerator<RawRow> {
  const known = encoding ?? (await encodingOf(path));
  const delimiter = await delimiterOf(path, known);
  const parser = parse({ ...COMMON, delimiter, max_record_size: RECORD_MAX });
  const text = Readable.from(decodedText(path, known, told), { objectMode: false, highWaterMark: 1 << 16 });
  text.once("error", (error) => parser.destroy(error));
  text.pipe(parser);
  let number = 0;
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      number += 1;
      if (number > ROWS_MAX) throw new UnreadableStatement(fault("too-many-rows", { row: number }));
      if (record.length > COLUMNS_MAX) throw new UnreadableStatement(fault("too-many-columns", { row: number, column: columnLetter(COLUMNS_MAX), found: String(record.length) }));
      const long = record.findIndex((cell) => cell.length > CELL_MAX);
      if (long >= 0) throw new UnreadableStatement(fault("cell-too-long", { row: number, column: columnLetter(long), found: record[long] }));
      yield { number, cells: record.map((cell) => ({ text: cell, kind: "text" })) };
    }
  } catch (error) {
    throw error instanceof CsvError ? new UnreadableStatement(faultOf(error, Math.max(number, Number(error.records) || 0) + 1)) : error;
  } finally {
    text.destroy();
    parser.destroy();
  }
}

function faultOf(error: CsvError, row: number) {
  const column = typeof error.column === "number" ? columnLetter(error.column) : null;
  if (error.code === "CSV_QUOTE_NOT_CLOSED") return fault("quote-open", { row, column });
  return fault(error.code === "CSV_MAX_RECORD_SIZE" ? "row-too-long" : "unreadable", { row, column });
}

/** The separator with which the first lines make sense: whose row of headings is complete, else which gives the most columns. */
async function delimiterOf(path: string, encoding: string): Promise<string> {
  const sample = await beginning(path, encoding);
  const scored = DELIMITERS.map((delimiter) => {
    const rows = sampleRows(sample, delimiter);
    const complete = rows.some((row) => areComplete(guessColumns(row)) && bankOf(row, []) !== null) ? 1000 : rows.some((row) => areComplete(guessColumns(row))) ? 500 : 0;
    const widths = rows.map((row) => row.length).filter((width) => width > 1);
    return { delimiter, score: complete + Math.min(widths.length, 50) * Math.min(Math.max(0, ...widths), 20) / 20 };
  });
  return scored.reduce((best, each) => (each.score > best.score ? each : best)).delimiter;
}

async function beginning(path: string, encoding: string): Promise<string> {
  let sample = "";
  for await (const part of decodedText(path, encoding)) {
    sample += part;
    if (sample.length > SAMPLE_CHARACTERS) break;
  }
  return sample.slice(0, SAMPLE_CHARACTERS);
}

function sampleRows(sample: string, delimiter: string): string[][] {
  try {
    const whole = sample.length < SAMPLE_CHARACTERS ? sample : sample.slice(0, sample.lastIndexOf("\n") + 1) || sample;
    return parseAtOnce(whole, { ...COMMON, delimiter, to: 60, skip_records_with_error: true }) as string[][];
  } catch {
    return [];
  }
}
