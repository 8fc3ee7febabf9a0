import type { Cell, FaultCode } from "./statement";

export type ParsedDay = { ok: true; day: string; time: string | null; rest: string } | { ok: false; code: FaultCode };

/** Statements are of our account, which did not exist before this year. */
const FIRST_YEAR = 2010;
const DAY_MS = 86_400_000;
const SHAPE = /^(?:(\d{1,2})([/.-])(\d{1,2})\2(\d{4})|(\d{4})-(\d{1,2})-(\d{1,2}))(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?)?(?:[\s]+(.*))?$/s;

/**
 * The day of a cell, always day before month: `25/11/2026`, `25-11-2026`, `25.11.2026`, `2026-11-25`, with or without a time; `rest` is what follows it, as
 * where a bank writes its document number under the date. A bare number of a workbook is a day count. Refused: days before 2010 and after `today`.
 */
export function parseStatementDay({ text, kind }: Cell, today: string): ParsedDay {
  if (kind === "formula" || text.startsWith("=")) return { ok: false, code: "formula" };
  const bare = text.trim();
  if (bare === "") return { ok: false, code: "date-missing" };
  if (kind === "number") return ofSerial(Number(bare), today);
  const found = SHAPE.exec(bare.slice(0, 200));
  if (!found) return { ok: false, code: "date-unreadable" };
  const [year, month, date] = found[4] ? [found[4], found[3], found[1]] : [found[5], found[6], found[7]];
  const day = `${year}-${month!.padStart(2, "0")}-${date!.padStart(2, "0")}`;
  if (!isDay(day)) return { ok: false, code: "date-unreadable" };
  const time = found[8] ? `${found[8].padStart(2, "0")}:${found[9]}:${found[10] ?? "00"}` : null;
  if (time && !/^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.test(time)) return { ok: false, code: "date-unreadable" };
  return within(day, today, time, (found[11] ?? "").trim());
}

function within(day: string, today: string, time: string | null, rest = ""): ParsedDay {
  if (Number(day.slice(0, 4)) < FIRST_YEAR) return { ok: false, code: "date-past" };
  if (day > today) return { ok: false, code: "date-future" };
  return { ok: true, day, time, rest };
}

/** Days since 30 December 1899, as workbooks count them; the fraction is the time of day. */
function ofSerial(serial: number, today: string): ParsedDay {
  const day = dayOfSerial(serial);
  if (!day) return { ok: false, code: "date-unreadable" };
  const [date = "", time = ""] = day.split(" ");
  return within(date, today, time === "00:00:00" ? null : time);
}

/** A workbook's day count as `yyyy-mm-dd hh:mm:ss`, or null when it is none. */
export function dayOfSerial(serial: number): string | null {
  if (!Number.isFinite(serial) || serial < 1 || serial > 2_958_465) return null;
  const at = new Date(Math.round((serial - 25_569) * DAY_MS / 1000) * 1000).toISOString();
  return `${at.slice(0, 10)} ${at.slice(11, 19)}`;
}

function isDay(day: string): boolean {
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === day;
}
