import type { CardCurrency } from "~/domain/cards/card";
import { formatDong } from "~/domain/money";

/** An amount on a card for people: đồng as everywhere, dollars and euros with their cents. `amount` in the currency's smallest unit. */
export function formatCharge(amount: bigint | number, currency: CardCurrency, locale: "vi" | "en"): string {
  if (currency === "VND") return formatDong(amount, locale);
  return new Intl.NumberFormat(locale === "vi" ? "vi-VN" : "en-US", { style: "currency", currency }).format(Number(amount) / 100);
}

/** An amount of any currency for people, negative ones too. `amount` in the currency's smallest unit, as many places as the currency has. */
export function formatMinor(amount: number, currency: string, locale: "vi" | "en"): string {
  if (currency === "VND") return formatDong(amount, locale);
  const format = new Intl.NumberFormat(locale === "vi" ? "vi-VN" : "en-US", { style: "currency", currency });
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

/** A rate for people: `26.345,5 ₫`. `rate` in hundredths of a đồng. */
export function formatRate(rate: number, locale: "vi" | "en"): string {
  return `${new Intl.NumberFormat(locale === "vi" ? "vi-VN" : "en-US", { maximumFractionDigits: 2 }).format(rate / 100)}\u00a0₫`;
}
