import type { CardCurrency } from "~/domain/cards/card";
import { formatDong } from "~/domain/money";

/** An amount on a card for people: đồng as everywhere, dollars and euros with their cents. `amount` in the currency's smallest unit. */
export function formatCharge(amount: bigint | number, currency: CardCurrency, locale: "vi" | "en"): string {
  if (currency === "VND") return formatDong(amount, locale);
  return new Intl.NumberFormat(locale === "vi" ? "vi-VN" : "en-US", { style: "currency", currency }).format(Number(amount) / 100);
}

/** A rate for people: `26.345,5 ₫`. `rate` in hundredths of a đồng. */
export function formatRate(rate: number, locale: "vi" | "en"): string {
  return `${new Intl.NumberFormat(locale === "vi" ? "vi-VN" : "en-US", { maximumFractionDigits: 2 }).format(rate / 100)}\u00a0₫`;
}
