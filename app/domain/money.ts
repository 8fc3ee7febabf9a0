/** Money is whole đồng (VND has no minor unit); `bigint` in the domain, a safe integer `number` over JSON. */

export type MoneyLocale = "vi" | "en";

const groupSeparator: Record<MoneyLocale, string> = { vi: ".", en: "," };

/**
 * Writes whole đồng for people: `1.250.000 ₫` in Vietnamese, `1,250,000 ₫` in English. The space before the sign does not break.
 * @param amount whole đồng; a `number` that is not a safe integer is refused, because digits would be lost without a trace.
 */
export function formatDong(amount: bigint | number, locale: MoneyLocale): string {
  return `${groupDigits(wholeDong(amount), locale)}\u00a0₫`;
}

/**
 * Reads an amount a person typed, in whole đồng: `1.250.000 ₫`, `1,250,000`, `1250000 đ`, `1 250 000 VND`.
 * Separators must stand between groups of three digits and be all of one kind. Returns `null` for anything else: fractions,
 * signs, words and mixed separators are refused rather than guessed at, since `1.25` may mean two very different sums.
 */
export function parseDong(text: string): bigint | null {
  const bare = text.trim().replace(/\s*(₫|đ|đồng|vnd|vnđ)$/iu, "").trim();
  if (/^\d{1,18}$/.test(bare)) return BigInt(bare);
  const grouped = /^\d{1,3}([.,\s\u00a0])\d{3}(?:\1\d{3}){0,4}$/u;
  return grouped.test(bare) ? BigInt(bare.replace(/\D/g, "")) : null;
}

function wholeDong(amount: bigint | number): bigint {
  if (typeof amount === "bigint") return amount;
  if (!Number.isSafeInteger(amount)) throw new RangeError(`Not a whole amount of đồng: ${amount}`);
  return BigInt(amount);
}

function groupDigits(amount: bigint, locale: MoneyLocale): string {
  const digits = (amount < 0n ? -amount : amount).toString();
  const grouped = digits.replace(/\B(?=(\d{3})+$)/g, groupSeparator[locale]);
  return amount < 0n ? `−${grouped}` : grouped;
}
