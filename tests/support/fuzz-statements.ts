import { randomUUID } from "node:crypto";
import { readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import iconv from "iconv-lite";
import { readStatement } from "~/domain/payments/statements/read-statement.server";
import { UnreadableStatement } from "~/domain/payments/statements/statement";
import { ACCOUNT, appealLines, seeded } from "./appeal-statement";
import { mt940, tpbankRows, vietcombankCsv, writeXlsx, type SheetCell } from "./statement-files";

export type FuzzResult = { inputs: number; read: number; asked: number; refused: number; failures: { input: number; error: string }[]; largestRss: number };

const SPICE = [
  "\0", "\uFEFF", '"', '""', "'", ",", ";", "\t", "\r\n", "\n", "=1+1", "-", "(", ")", "1e999", "NaN", "1900-01-01", "31/02/2026", "99/99/9999", "9".repeat(40), "0,5", "1.234,56", "Ghi có", "Số dư đầu kỳ", "TLV",
  ":61:", ":86:", ":62F:C", "-}", "{1:", "\u202E", "😀", "\uD800", "đ", "<f>1</f>", "</row>", '<c r="ZZZ1">', '<row r="9999999">', "<!DOCTYPE a [<!ENTITY b 'c'>]>&b;", "x".repeat(12_000),
];
const HANG_MS = 20_000;

/**
 * Feeds the readers of statements with files that are random or spoilt: nothing but UnreadableStatement may be thrown, nothing may run on for ever, and a
 * row that is told is whole. The same seed makes the same inputs.
 */
export async function fuzzStatements({ seed, inputs, told = () => {} }: { seed: number; inputs: number; told?: (done: number) => void }): Promise<FuzzResult> {
  const random = seeded(seed);
  const place = path.join(tmpdir(), `fuzz-${randomUUID()}`);
  const originals = await makeOriginals(place);
  const result: FuzzResult = { inputs, read: 0, asked: 0, refused: 0, failures: [], largestRss: 0 };
  try {
    for (let input = 0; input < inputs; input += 1) {
      await writeInput(place, originals, random);
      try {
        result[await withoutHanging(drain(place))] += 1;
      } catch (error) {
        if (error instanceof UnreadableStatement) result.refused += 1;
        else result.failures.push({ input, error: (error as Error).stack ?? String(error) });
      }
      if (input % 500 === 0) {
        result.largestRss = Math.max(result.largestRss, process.memoryUsage().rss);
        told(input);
      }
    }
  } finally {
    await rm(place, { force: true });
  }
  return result;
}

async function drain(place: string): Promise<"read" | "asked"> {
  const { length } = await readFile(place);
  const reading = await readStatement({ path: place, bytes: length, account: ACCOUNT, today: "2026-11-25", mappings: [] });
  if (!reading.head) return "asked";
  for await (const item of reading.items) {
    if (item.kind !== "row") continue;
    const { amount, bookedOn, number } = item.row;
    if (amount === 0n || !/^\d{4}-\d{2}-\d{2}$/.test(bookedOn) || bookedOn > "2026-11-25" || number < 1) throw new Error(`A row that is not whole: ${JSON.stringify({ ...item.row, amount: String(amount), balance: String(item.row.balance) })}`);
  }
  return "read";
}

function withoutHanging<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error("The reader hangs")), HANG_MS);
  });
  return Promise.race([work, limit]).finally(() => clearTimeout(timer));
}

async function makeOriginals(place: string): Promise<Buffer[]> {
  const lines = [...appealLines({ credits: 12, seed: 2 })];
  const text = async (parts: AsyncIterable<string>) => {
    let whole = "";
    for await (const part of parts) whole += part;
    return whole;
  };
  const csv = await text(vietcombankCsv(lines));
  const swift = await text(mt940(lines));
  await writeXlsx(place, tpbankRows(lines));
  const workbook = await readFile(place);
  const other = "Date;Remitter;Remitter bank;Details;Transaction number;Debit;Credit;Balance\n19/11/2026;A;B;ung ho;FT1;;50.000;50.000\n20/11/2026;;;phi;FT2;(7.000);;43.000\n";
  return [csv, swift, other].flatMap((each) => [Buffer.from(each), iconv.encode(each, "utf-16le", { addBOM: true }), iconv.encode(each, "windows-1258")]).concat([workbook]);
}

async function writeInput(place: string, originals: readonly Buffer[], random: () => number): Promise<void> {
  const upTo = (most: number) => Math.floor(random() * most);
  const pick = <T>(all: readonly T[]) => all[upTo(all.length)]!;
  const kind = random();
  if (kind < 0.05) return writeFile(place, Buffer.from(Array.from({ length: 1 + upTo(3000) }, () => upTo(256))));
  if (kind < 0.15) {
    // A sound workbook with wild cells: the zip holds, so that what is in it is reached.
    const cell = (): SheetCell => pick<SheetCell>([pick(SPICE), upTo(1_000_000) - 500_000, random() * 1e18, null, { formula: "1+1" }, "20/11/2026", "50.000", 46_000 + upTo(1000)]);
    const head = ["Ngày giao dịch", "Mã giao dịch", "Nội dung", "Ghi nợ", "Ghi có", "Số dư"];
    return writeXlsx(place, [head, ...Array.from({ length: upTo(8) }, () => Array.from({ length: upTo(9) }, cell))], { shared: random() < 0.5 });
  }
  let bytes = Buffer.from(pick(originals));
  for (let times = 1 + upTo(5); times > 0; times -= 1) {
    const at = upTo(bytes.length);
    const act = upTo(5);
    if (act === 0) bytes[at] = upTo(256);
    else if (act === 1) bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(Math.min(bytes.length, at + upTo(60)))]);
    else if (act === 2) bytes = Buffer.concat([bytes.subarray(0, at), Buffer.from(pick(SPICE)), bytes.subarray(at)]);
    else if (act === 3) bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(upTo(bytes.length), upTo(bytes.length) + 200), bytes.subarray(at)]);
    else bytes = bytes.subarray(0, Math.max(1, at));
    if (bytes.length === 0) bytes = Buffer.from([0]);
  }
  await writeFile(place, bytes);
}
