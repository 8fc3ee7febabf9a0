import { createRequire } from "node:module";
import { type DocumentProps, Font, renderToBuffer } from "@react-pdf/renderer";
import type { ReactElement } from "react";

const resolve = createRequire(import.meta.url).resolve;

/** The house typeface in whole TTF files: the web's split WOFF2 files cannot be embedded in a PDF. */
export const PDF_FONT = "Be Vietnam Pro";

const faces = [
  ["400Regular", 400, "normal"],
  ["400Regular_Italic", 400, "italic"],
  ["500Medium", 500, "normal"],
  ["600SemiBold", 600, "normal"],
  ["700Bold", 700, "normal"],
] as const;

Font.register({
  family: PDF_FONT,
  fonts: faces.map(([name, fontWeight, fontStyle]) => ({
    src: resolve(`@expo-google-fonts/be-vietnam-pro/${name}/BeVietnamPro_${name}.ttf`),
    fontWeight,
    fontStyle,
  })),
});

/** Words and addresses are never hyphenated; only another run that could not fit any column is cut, so that it stays on the page. */
const LONGEST_WORD = 26;
Font.registerHyphenationCallback((word) =>
  word.length > LONGEST_WORD && !word.includes("://") ? (word.match(new RegExp(`.{1,${LONGEST_WORD}}`, "gu")) ?? [word]) : [word],
);

/** Draws a document as PDF bytes. */
export function renderPdf(document: ReactElement<DocumentProps>): Promise<Buffer> {
  return renderToBuffer(document);
}

/** Day, month and year in Việt Nam of an ISO 8601 instant or day, zero-padded as documents write them. */
export function documentDay(instant: string): { day: string; month: string; year: string } {
  const parts = new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Ho_Chi_Minh", day: "2-digit", month: "2-digit", year: "numeric" }).formatToParts(
    new Date(instant),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((found) => found.type === type)?.value ?? "";
  return { day: part("day"), month: part("month"), year: part("year") };
}

/** The same for the line of place and day above a signature: only days below ten and the months 1 and 2 bear a zero (Decree 30/2020/NĐ-CP, annex I). */
export function signatureDay(instant: string): { day: string; month: string; year: string } {
  const { day, month, year } = documentDay(instant);
  return { day, month: Number(month) < 3 ? month : String(Number(month)), year };
}
