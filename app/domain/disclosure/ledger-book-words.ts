import type { AccountKind } from "~/domain/payments/ledger";

/** What the book is printed with, in the reader's language. `t` gives texts of the namespace "transparency" below `bookPrint`. */
export type BookWords = {
  locale: "vi" | "en";
  t: (key: string, params?: Record<string, unknown>) => string;
  /** The name of an account by its code. */
  accountName: (code: string) => string;
  /** Why something was booked. */
  kindName: (kind: string) => string;
  /** What a booking was about. */
  detail: (entry: { kind: string; description: string }) => string;
  fundName: string;
  place: string;
  /** The offices that sign, never names. */
  signatories: { bookkeeper: string; accountant: string; head: string };
  /** yyyy-mm-dd hh:mm of the making, in Việt Nam. */
  madeAt: string;
  demo: boolean;
};

export type BookSheet = { year: number; kind: AccountKind | null };

/** 2026-11-25 as 25/11/2026. */
export function printedDay(day: string): string {
  return day.split("-").reverse().join("/");
}

/** Whole đồng with separators and no sign of currency; nothing for zero. */
export function printedSum(amount: number, locale: "vi" | "en"): string {
  if (amount === 0) return "";
  const digits = String(Math.abs(amount)).replace(/\B(?=(\d{3})+$)/g, locale === "vi" ? "." : ",");
  return amount < 0 ? `(${digits})` : digits;
}
