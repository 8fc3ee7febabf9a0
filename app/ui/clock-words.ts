import type { Locale } from "~/ui/use-locale";

export type Moment = Date | string | number;
export type DateTimeFormat = "date" | "datetime" | "month";

const hanoi = "Asia/Ho_Chi_Minh";
const day = { day: "numeric", month: "numeric", year: "numeric", timeZone: hanoi } as const;
// Made once: making one takes longer than using it a hundred times.
const formats: Record<DateTimeFormat, Intl.DateTimeFormat> = {
  date: new Intl.DateTimeFormat("en-GB", day),
  datetime: new Intl.DateTimeFormat("en-GB", { ...day, hour: "2-digit", minute: "2-digit", hourCycle: "h23" }),
  month: new Intl.DateTimeFormat("en-GB", { month: "numeric", year: "numeric", timeZone: hanoi }),
};

/**
 * A moment in the time of Hà Nội: `15:30, 7/3/2026` and `7/3/2026` in Vietnamese, `7 Mar 2026, 15:30` in English.
 * Built from parts, so that the server and every browser write the same characters.
 */
export function momentInWords(moment: Moment, locale: Locale, format: DateTimeFormat = "date"): string {
  const parts = new Map(formats[format].formatToParts(new Date(moment)).map((part) => [part.type, part.value]));
  const [day, month, year] = [parts.get("day"), Number(parts.get("month")), parts.get("year")];
  const clock = `${parts.get("hour")}:${parts.get("minute")}`;
  if (locale === "vi") {
    const date = format === "month" ? `tháng ${month}/${year}` : `${Number(day)}/${month}/${year}`;
    return format === "datetime" ? `${clock}, ${date}` : date;
  }
  const date = [format === "month" ? null : Number(day), englishMonths[month - 1], year].filter(Boolean).join(" ");
  return format === "datetime" ? `${date}, ${clock}` : date;
}

const englishMonths = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

export interface TimeLeft {
  passed: boolean;
  unit: "minutes" | "hours" | "days" | "months";
  count: number;
}

/** How far `moment` lies from `now`, in the largest unit that keeps it honest: 36 hours stays hours, not "1 day". */
export function timeLeft(moment: Moment, now: Moment): TimeLeft {
  const minutes = Math.floor(Math.abs(new Date(moment).getTime() - new Date(now).getTime()) / 60_000);
  const passed = new Date(moment).getTime() < new Date(now).getTime();
  if (minutes < 60) return { passed, unit: "minutes", count: minutes };
  if (minutes < 48 * 60) return { passed, unit: "hours", count: Math.floor(minutes / 60) };
  const days = Math.floor(minutes / (24 * 60));
  if (days < 90) return { passed, unit: "days", count: days };
  return { passed, unit: "months", count: Math.floor(days / 30) };
}
