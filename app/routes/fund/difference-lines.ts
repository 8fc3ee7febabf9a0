import { parseDong } from "~/domain/money";
import type { DifferenceLine } from "~/domain/treasury/day-closing";

/** Lines of the form that explain a difference. */
export const LINES_SHOWN = 5;

/** Whole đồng with a sign as people type it: `-1.250.000`, `−1.250.000 ₫`, `1.250.000`; null for anything else. */
export function signedDong(text: string): bigint | null {
  const bare = text.trim();
  const minus = /^[-−–]\s*/.exec(bare);
  const amount = parseDong(minus ? bare.slice(minus[0].length) : bare.replace(/^\+\s*/, ""));
  return amount === null ? null : minus ? -amount : amount;
}

/** The lines that hold something; null when one of them has no readable amount. */
export function readDifferenceLines(typed: Record<string, string>): DifferenceLine[] | null {
  const lines: DifferenceLine[] = [];
  for (let line = 1; line <= LINES_SHOWN; line += 1) {
    const [amount = "", explanation = ""] = [typed[`amount${line}`]?.trim(), typed[`words${line}`]?.trim()];
    if (!amount && !explanation) continue;
    const sum = signedDong(amount);
    if (sum === null) return null;
    lines.push({ amount: sum, explanation });
  }
  return lines;
}
