import { createHash } from "node:crypto";
import { TRY_DAYS } from "~/domain/cards/saved-card";
import { formatDong } from "~/domain/money";
import { translator } from "~/locales/i18n";

/** What a sponsor consents to: which instalments, how much each at least and at most and all together in đồng, on which day of the month. Days are yyyy-mm-dd. */
export type ConsentFacts = { reference: string; count: number; lowest: bigint; highest: bigint; total: bigint; payDay: number; firstOn: string; lastOn: string };

/** The sentences a sponsor agrees to, and a mark by which the same sentences are known again. */
export type ConsentWords = { text: string; mark: string };

/** The words of consent as they stand on the page and are kept: what is taken, how often, when, what happens when a bank refuses, and how it stops. */
export function consentWords({ reference, count, lowest, highest, total, payDay, firstOn, lastOn }: ConsentFacts, locale: "vi" | "en"): ConsentWords {
  const t = translator(locale, "saved-card");
  const each = lowest === highest ? t("consent.each", { amount: formatDong(highest, locale) }) : t("consent.eachBetween", { lowest: formatDong(lowest, locale), highest: formatDong(highest, locale) });
  const text = t("consent.text", {
    reference, count, each, total: formatDong(total, locale), payDay, firstOn: dayInWords(firstOn, locale), lastOn: dayInWords(lastOn, locale), first: TRY_DAYS[1], second: TRY_DAYS[2],
  });
  return { text, mark: createHash("sha256").update(text).digest("hex").slice(0, 16) };
}

function dayInWords(day: string, locale: "vi" | "en"): string {
  const format: Intl.DateTimeFormatOptions = locale === "vi" ? { day: "numeric", month: "numeric", year: "numeric" } : { day: "numeric", month: "long", year: "numeric" };
  return new Intl.DateTimeFormat(locale === "vi" ? "vi-VN" : "en-GB", { ...format, timeZone: "UTC" }).format(new Date(`${day}T00:00:00Z`));
}
