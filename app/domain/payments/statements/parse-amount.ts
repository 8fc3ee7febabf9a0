import { AMOUNT_MAX, type Cell, type FaultCode } from "./statement";

export type ParsedAmount = { ok: true; amount: bigint | null } | { ok: false; code: FaultCode };

const UNIT = /\s*(?:₫|đ|d|vnd|vnđ|đồng)$/iu;

/**
 * Signed whole đồng of a cell, null for an empty one: `1,250,000`, `1.250.000`, `1 250 000`, `1.250.000,00`, `(50,000)`, `-50,000`, `50,000-`, `+50,000 VND`.
 * One separator before exactly three digits parts thousands, since đồng have no fraction. Refused: a fraction that is not zero, a number whose
 * separators may mean two sums, a formula, words.
 */
export function parseStatementAmount({ text, kind }: Cell): ParsedAmount {
  if (kind === "formula") return { ok: false, code: "formula" };
  if (kind === "number") return ofNumber(text);
  const bare = text.replace(/[\s\u00a0\u202f]+/g, " ").trim();
  if (bare === "" || /^[-–—]$/.test(bare)) return { ok: true, amount: null };
  if (bare.startsWith("=")) return { ok: false, code: "formula" };
  if (bare.length > 60) return { ok: false, code: "amount-unreadable" };
  const signed = /^(\()?\s*([+\-−–])?\s*([\d., ]*\d)\s*([+\-−–])?\s*(\))?$/u.exec(bare.replace(/^(\(?\s*[+\-−–]?.*?)(\)?)$/u, (_whole, body: string, end: string) => body.replace(UNIT, "") + end));
  if (!signed) return { ok: false, code: "amount-unreadable" };
  const [, open, before, digits = "", after, close] = signed;
  if (Boolean(open) !== Boolean(close) || [open, before, after].filter(Boolean).length > 1) return { ok: false, code: "amount-unreadable" };
  const negative = Boolean(open) || /[-−–]/u.test(before ?? "") || /[-−–]/u.test(after ?? "");
  const whole = wholeOf(digits);
  if (typeof whole === "string") return { ok: false, code: whole };
  return limited(negative ? -whole : whole);
}

function limited(amount: bigint): ParsedAmount {
  return amount > AMOUNT_MAX || amount < -AMOUNT_MAX ? { ok: false, code: "amount-too-large" } : { ok: true, amount };
}

/** The number of a workbook's cell, as its file writes it. */
function ofNumber(text: string): ParsedAmount {
  const value = Number(text);
  if (text.trim() === "" || !Number.isFinite(value)) return { ok: false, code: "amount-unreadable" };
  if (Math.abs(value) > Number(AMOUNT_MAX)) return { ok: false, code: "amount-too-large" };
  return Number.isInteger(value) ? { ok: true, amount: BigInt(value) } : { ok: false, code: "amount-fraction" };
}

function wholeOf(digits: string): bigint | FaultCode {
  if (/^\d+$/.test(digits)) return BigInt(digits);
  const grouped = /^\d{1,3}(?:([., ])\d{3})(?:\1\d{3})*$/.exec(digits);
  if (grouped) return BigInt(digits.replace(/\D/g, ""));
  const fraction = /^(\d+|\d{1,3}(?:([., ])\d{3})+)([.,])(\d+)$/.exec(digits);
  if (!fraction || fraction[2] === fraction[3]) return "amount-unreadable";
  // After groups of thousands three digits more may be a fourth group written wrongly.
  if (fraction[2] && fraction[4]!.length === 3) return "amount-unreadable";
  return /^0+$/.test(fraction[4]!) ? BigInt(fraction[1]!.replace(/\D/g, "")) : "amount-fraction";
}
