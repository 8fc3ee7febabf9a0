import { createRequire } from "node:module";
import { PassThrough, type Readable } from "node:stream";
import { setImmediate as otherWork } from "node:timers/promises";
import PDFDocument from "pdfkit";
import { countPages, pagesOf, type BookAccount, type BookLine, type PrintedLine } from "./ledger-book";
import { printedDay, printedSum, type BookSheet, type BookWords } from "./ledger-book-words";

const resolve = createRequire(import.meta.url).resolve;
const face = (name: string) => resolve(`@expo-google-fonts/be-vietnam-pro/${name}/BeVietnamPro_${name}.ttf`);

/** A4 across, 595 points high. */
const [WIDTH, MARGIN] = [841.89, 34];
const TOP = 84;
const LINE = 18.5;
const SIZE = 7.5;
const INK = { text: "#1d2928", soft: "#55605e", line: "#b9b2a4", ground: "#f4f1ea", teal: "#084445", warning: "#a8231b" };

type Column = { key: string; from: number; width: number; end?: boolean };
const columns: Column[] = [
  { key: "date", from: 0, width: 70 },
  { key: "documentDate", from: 70, width: 74 },
  { key: "number", from: 144, width: 56 },
  { key: "description", from: 200, width: 210 },
  { key: "contra", from: 410, width: 112 },
  { key: "debit", from: 522, width: 78, end: true },
  { key: "credit", from: 600, width: 78, end: true },
  { key: "balance", from: 678, width: 96, end: true },
];

/**
 * The book as a PDF in bytes as they are made, one page after another; between pages other work of the process has its turn, and a slow reader is
 * waited for. The first page that begins an account names it, every page says which it is of how many, sums are carried from page to page, and the
 * last page is for those who sign.
 */
export function ledgerBookPdf(lines: AsyncIterable<BookLine>, accounts: readonly BookAccount[], sheet: BookSheet, words: BookWords): Readable {
  const document = new PDFDocument({ size: "A4", layout: "landscape", margin: 0, autoFirstPage: false, font: face("400Regular"), info: { Title: `${words.t("title")} ${sheet.year}`, Author: words.fundName } });
  document.registerFont("plain", face("400Regular")).registerFont("bold", face("600SemiBold"));
  const bytes = new PassThrough();
  document.pipe(bytes);
  const written = (async () => {
    const pages = countPages(accounts) + 1;
    let page = 0;
    let [debit, credit] = [0, 0];
    for await (const printed of pagesOf(lines)) {
      for (const line of printed) if (line.what === "closing") [debit, credit] = [debit + line.debit, credit + line.credit];
      page += 1;
      beginPage(document, sheet, words, page, pages);
      drawLines(document, printed, words);
      await otherWork();
      while (bytes.writableNeedDrain && !bytes.destroyed) await Promise.race([drained(bytes), closed(bytes)]);
      if (bytes.destroyed) return;
    }
    beginPage(document, sheet, words, pages, pages, false);
    drawEnd(document, words, { debit, credit, pages });
    document.end();
  })();
  written.catch((error: Error) => bytes.destroy(error));
  return bytes;
}

type Run = { glyphs: unknown[]; positions: unknown[]; advanceWidth: number };
type Face = { layoutRun: (text: string) => Run; layout: (text: string) => Run };
type Faces = Record<"plain" | "bold", Face>;

/** The faces of each document that is being written: the writer itself opens a face's file again whenever it is asked for it by name. */
const facesOf = new WeakMap<PDFKit.PDFDocument, Faces>();

function openFace(document: PDFKit.PDFDocument, face: keyof Faces): Face {
  const { _font: opened } = document.font(face) as unknown as { _font: Face };
  layOutByLetter(opened);
  return opened;
}

function takeFace(document: PDFKit.PDFDocument, face: keyof Faces) {
  const faces = facesOf.get(document) ?? { plain: openFace(document, "plain"), bold: openFace(document, "bold") };
  facesOf.set(document, faces);
  (document as unknown as { _font: Face })._font = faces[face];
}

/**
 * Lays text out letter by letter and remembers each: the typeface has a glyph for every Vietnamese letter, and looking for ligatures and kerning in
 * every cell of a book would take longer than all the rest.
 */
function layOutByLetter(font: Face) {
  const letters = new Map<string, Run>();
  font.layout = (text) => {
    const whole: Run = { glyphs: [], positions: [], advanceWidth: 0 };
    for (const letter of text) {
      let run = letters.get(letter);
      if (!run) letters.set(letter, (run = font.layoutRun(letter)));
      whole.glyphs.push(...run.glyphs);
      whole.positions.push(...run.positions);
      whole.advanceWidth += run.advanceWidth;
    }
    return whole;
  };
}

const drained = (bytes: PassThrough) => new Promise<void>((resolveNow) => bytes.once("drain", resolveNow));
const closed = (bytes: PassThrough) => new Promise<void>((resolveNow) => bytes.once("close", resolveNow));

function beginPage(document: PDFKit.PDFDocument, { year }: BookSheet, { t, fundName, madeAt, demo }: BookWords, page: number, pages: number, heads = true) {
  document.addPage();
  put(document, fundName, MARGIN, 26, 300, { bold: true, size: 9 });
  put(document, t("unit"), MARGIN, 40, 300, { soft: true });
  put(document, `${t("title")} · ${t("year", { year })}`, WIDTH / 2 - 150, 26, 300, { bold: true, size: 12, middle: true, ink: INK.teal });
  if (demo) put(document, t("demo"), WIDTH / 2 - 150, 44, 300, { bold: true, middle: true, ink: INK.warning });
  put(document, t("page", { page, pages }), WIDTH - MARGIN - 200, 26, 200, { end: true, bold: true, size: 9 });
  put(document, t("asOf", { moment: madeAt }), WIDTH - MARGIN - 200, 40, 200, { end: true, soft: true });
  if (!heads) return;
  document.rect(MARGIN, TOP - 20, WIDTH - 2 * MARGIN, 18).fill(INK.ground);
  for (const { key, from, width, end } of columns) put(document, t(key), MARGIN + from + 3, TOP - 16, width - 6, { bold: true, end });
}

function drawLines(document: PDFKit.PDFDocument, lines: readonly PrintedLine[], words: BookWords) {
  const { t, locale, accountName, kindName, detail } = words;
  let y = TOP;
  for (const line of lines) {
    if (line.what === "account") {
      const { code, opening } = line.account;
      put(document, `${accountName(code)} (${code})`, MARGIN + 3, y + 5, 560, { bold: true, size: 8.5, ink: INK.teal });
      y += LINE;
      row(document, y, { description: t("opening"), balance: sided(opening, words) }, { bold: true });
    } else if (line.what === "entry") {
      const { day, documentDay, seq, kind, contra } = line.entry;
      row(document, y, {
        date: printedDay(day), documentDate: printedDay(documentDay), number: String(seq), description: `${kindName(kind)}: ${detail(line.entry)}`, contra: contra.join(", "),
        debit: printedSum(line.debit, locale), credit: printedSum(line.credit, locale), balance: sided(line.balance, words),
      });
    } else if (line.what === "closing") {
      row(document, y, { description: t("movements"), debit: printedSum(line.debit, locale), credit: printedSum(line.credit, locale) }, { bold: true });
      y += LINE;
      row(document, y, { description: t("closing"), balance: sided(line.balance, words) }, { bold: true });
    } else {
      const named = `${t(line.what)} · ${accountName(line.account.code)}`;
      row(document, y, { description: named, debit: printedSum(line.debit, locale), credit: printedSum(line.credit, locale), balance: sided(line.balance, words) }, { bold: true });
    }
    y += LINE;
  }
}

function drawEnd(document: PDFKit.PDFDocument, { t, locale, place, signatories }: BookWords, { debit, credit, pages }: { debit: number; credit: number; pages: number }) {
  row(document, TOP, { description: t("total"), debit: printedSum(debit, locale) || "0", credit: printedSum(credit, locale) || "0" }, { bold: true });
  put(document, t("bookOf", { pages }), MARGIN + 3, TOP + 40, 400, {});
  const third = (WIDTH - 2 * MARGIN) / 3;
  put(document, t("placeDate", { place, day: "…", month: "…", year: "…" }), MARGIN + 2 * third, TOP + 70, third, { middle: true });
  (["bookkeeper", "accountant", "head"] as const).forEach((who, at) => {
    put(document, signatories[who], MARGIN + at * third, TOP + 90, third, { middle: true, bold: true, size: 9 });
    put(document, t(who === "head" ? "signSeal" : "sign"), MARGIN + at * third, TOP + 106, third, { middle: true, soft: true });
  });
}

/** A balance with the side it stands on. */
function sided(amount: number, { t, locale }: BookWords): string {
  return amount === 0 ? "0" : `${printedSum(Math.abs(amount), locale)} ${t(amount > 0 ? "dr" : "cr")}`;
}

function row(document: PDFKit.PDFDocument, y: number, cells: Partial<Record<string, string>>, { bold = false } = {}) {
  for (const { key, from, width, end } of columns) if (cells[key]) put(document, cells[key], MARGIN + from + 3, y + 5, width - 6, { bold, end });
  document.moveTo(MARGIN, y + LINE).lineTo(WIDTH - MARGIN, y + LINE).lineWidth(0.4).strokeColor(INK.line).stroke();
}

type Look = { bold?: boolean; soft?: boolean; size?: number; end?: boolean; middle?: boolean; ink?: string };

/** One line of text that never runs over its width: what does not fit ends in an ellipsis. */
function put(document: PDFKit.PDFDocument, text: string, x: number, y: number, width: number, { bold = false, soft = false, size = SIZE, end = false, middle = false, ink = soft ? INK.soft : INK.text }: Look) {
  const face = bold ? "bold" : "plain";
  takeFace(document, face);
  document.fontSize(size).fillColor(ink);
  const said = fitted(document, text, width, face, size);
  const room = end || middle ? width - widthOf(document, said, face, size) : 0;
  document.text(said, x + (middle ? room / 2 : room), y, { lineBreak: false });
}

/** Width of each character in the size of one point, by face: laying text out again and again would be most of the work. */
const widths: Record<"plain" | "bold", Map<string, number>> = { plain: new Map(), bold: new Map() };

function widthOf(document: PDFKit.PDFDocument, text: string, face: "plain" | "bold", size: number): number {
  let sum = 0;
  for (const character of text) {
    let width = widths[face].get(character);
    if (width === undefined) widths[face].set(character, (width = document.widthOfString(character) / size));
    sum += width;
  }
  return sum * size;
}

function fitted(document: PDFKit.PDFDocument, text: string, width: number, face: "plain" | "bold", size: number): string {
  if (text.length * size * 0.3 < width && widthOf(document, text, face, size) <= width) return text;
  const room = width - widthOf(document, "…", face, size);
  let [sum, kept] = [0, ""];
  for (const character of text) {
    sum += widthOf(document, character, face, size);
    if (sum > room) return `${kept}…`;
    kept += character;
  }
  return text;
}
