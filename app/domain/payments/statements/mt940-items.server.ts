import { decodedText } from "./decode-text.server";
import { parseStatementDay } from "./parse-day";
import { AMOUNT_MAX, CELL_MAX, fault, ROWS_MAX, UnreadableStatement, type StatementItem, type StatementRow } from "./statement";

const LINE_MAX = 20_000;
const ENTRY = /^(\d{2})(\d{2})(\d{2})(\d{4})?(RC|RD|C|D)([A-Z])?(\d{1,15}(?:,\d{0,2})?)(N|F|S)([A-Z0-9]{3})(.*)$/;
const BALANCE = /^([CD])(\d{6})([A-Z]{3})(\d{1,15}(?:,\d{0,2})?)$/;

type Context = { today: string; isOurAccount: (stated: string) => boolean };

/**
 * The entries and balances of a SWIFT MT940 file (:25: account, :60F: opening, :61: entry, :86: its words, :62F: closing); a row is counted by its line.
 * Currencies other than VND, other accounts and amounts with a fraction are told as faults. Several messages may follow one another.
 */
export async function* mt940Items(path: string, { today, isOurAccount, encoding, told }: Context & { encoding: string; told?: (bytes: number) => void }): AsyncGenerator<StatementItem> {
  let open: StatementRow | null = null;
  let words: string[] = [];
  let tag = "";
  const flush = function* (): Generator<StatementItem> {
    if (open) yield { kind: "row", row: { ...open, memo: words.join(" ").trim() || open.memo } };
    [open, words] = [null, []];
  };
  for await (const { text, number } of lines(path, encoding, told)) {
    if (number > ROWS_MAX * 4) throw new UnreadableStatement(fault("too-many-rows", { row: number }));
    const tagged = /^:(\d{2}[A-Z]?):(.*)$/.exec(text);
    if (!tagged) {
      if (/^(-\}?|\{.*|\})$/.test(text.trim())) tag = "";
      else if (open && (tag === "86" || tag === "61") && words.join("").length < CELL_MAX) words.push(text.trim());
      continue;
    }
    const [, code = "", content = ""] = tagged;
    if (code !== "86") yield* flush();
    tag = code;
    if (code === "25" && !isOurAccount(content)) throw new UnreadableStatement(fault("other-account", { row: number, column: ":25:", found: content }));
    if (/^6[02][FM]$/.test(code)) yield balanceOf(code, content, number);
    if (code === "86" && open) words.push(content.trim());
    if (code !== "61") continue;
    const entry = entryOf(content, number, today);
    if (entry.kind === "row") open = entry.row;
    else yield entry;
  }
  yield* flush();
}

function balanceOf(code: string, content: string, number: number): StatementItem {
  const found = BALANCE.exec(content.trim());
  const bad = (faultCode: Parameters<typeof fault>[0]): StatementItem => ({ kind: "fault", fault: fault(faultCode, { row: number, column: `:${code}:`, found: content }), row: { number } });
  if (!found) return bad("line-unreadable");
  if (found[3] !== "VND") return bad("other-currency");
  const amount = wholeOf(found[4]!);
  if (amount === null) return bad("amount-fraction");
  return { kind: code.startsWith("60") ? "opening" : "closing", amount: found[1] === "D" ? -amount : amount, number };
}

function entryOf(content: string, number: number, today: string): StatementItem {
  const bad = (code: Parameters<typeof fault>[0]): StatementItem => ({ kind: "fault", fault: fault(code, { row: number, column: ":61:", found: content }), row: { number } });
  const found = ENTRY.exec(content.trim());
  if (!found) return bad("line-unreadable");
  const [, year = "", month = "", date = "", posted, mark = "", , money = "", , , rest = ""] = found;
  const valued = `20${year}-${month}-${date}`;
  const day = parseStatementDay({ text: posted ? postedDay(valued, posted) : valued, kind: "text" }, today);
  if (!day.ok) return bad(day.code);
  const amount = wholeOf(money);
  if (amount === null) return bad("amount-fraction");
  if (amount > AMOUNT_MAX) return bad("amount-too-large");
  if (amount === 0n) return bad("amount-missing");
  // A reversed credit (RC) takes money away again, a reversed debit (RD) brings it back.
  const cameIn = mark === "C" || mark === "RD";
  const [own = "", bank = ""] = rest.split("//", 2);
  const reference = [bank.trim(), own.trim()].find((text) => text !== "" && text !== "NONREF") ?? null;
  return { kind: "row", row: { number, bookedOn: day.day, time: null, amount: cameIn ? amount : -amount, balance: null, memo: "", payerName: "", bankReference: reference?.slice(0, 100) ?? null } };
}

/** The day of booking, which is given without its year: the one nearest to the value date. */
function postedDay(valued: string, posted: string): string {
  const year = Number(valued.slice(0, 4));
  const shift = Number(posted.slice(0, 2)) - Number(valued.slice(5, 7));
  return `${shift > 6 ? year - 1 : shift < -6 ? year + 1 : year}-${posted.slice(0, 2)}-${posted.slice(2)}`;
}

/** Đồng of an amount with a decimal comma, or null when there is a fraction. */
function wholeOf(text: string): bigint | null {
  const [whole = "", fraction = ""] = text.split(",");
  return /^0*$/.test(fraction) ? BigInt(whole) : null;
}

async function* lines(path: string, encoding: string, told?: (bytes: number) => void): AsyncGenerator<{ text: string; number: number }> {
  let rest = "";
  let number = 0;
  for await (const part of decodedText(path, encoding, told)) {
    const found = (rest + part).split(/\r?\n/);
    rest = found.pop() ?? "";
    for (const text of found) yield { text: limited(text, (number += 1)), number };
    limited(rest, number + 1);
  }
  if (rest.trim() !== "") yield { text: limited(rest, number + 1), number: number + 1 };
}

function limited(text: string, row: number): string {
  if (text.length > LINE_MAX) throw new UnreadableStatement(fault("row-too-long", { row, found: text.slice(0, 100) }));
  return text.replace(/\r$/, "");
}
