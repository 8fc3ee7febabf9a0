/** A whole number as the language groups its digits: 10.000 in Vietnamese, 10,000 in English. */
export function formatCount(number: number, locale: "vi" | "en"): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, locale === "vi" ? "." : ",");
}
