import { inflateSync } from "node:zlib";

type PdfObject = { dictionary: string; stream: Buffer | null };

/** Pages in a PDF as our renderer writes it. */
export function pageCount(pdf: Buffer): number {
  return [...objectsOf(pdf).values()].filter(({ dictionary }) => /\/Type\s*\/Page\b/.test(dictionary)).length;
}

/**
 * The text a reader would select, one run per line, decoded through each font's ToUnicode map. It knows
 * just what our renderer writes (embedded CID fonts, flate streams), and throws on anything it cannot decode.
 */
export function pdfText(pdf: Buffer): string {
  const objects = objectsOf(pdf);
  const fonts = new Map<string, Map<number, string>>();
  for (const { dictionary } of objects.values()) {
    for (const [, name, id] of dictionary.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const unicode = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id!)?.dictionary ?? "")?.[1];
      if (unicode) fonts.set(name!, characterMap(inflated(objects.get(unicode))));
    }
  }
  const runs: string[] = [];
  for (const object of objects.values()) {
    if (!object.stream || !/\/Filter \/FlateDecode/.test(object.dictionary) || /\/Subtype|\/Length1/.test(object.dictionary)) continue;
    let font: Map<number, string> | undefined;
    for (const [, name, glyphs] of inflated(object).matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
      if (name) font = fonts.get(name);
      else runs.push(decode(glyphs!, font));
    }
  }
  return runs.join("\n");
}

function objectsOf(pdf: Buffer): Map<string, PdfObject> {
  const text = pdf.toString("latin1");
  const objects = new Map<string, PdfObject>();
  for (const match of text.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const body = match[2]!;
    const start = body.indexOf("\nstream\n");
    objects.set(match[1]!, {
      dictionary: start < 0 ? body : body.slice(0, start),
      stream: start < 0 ? null : Buffer.from(body.slice(start + 8, body.lastIndexOf("\nendstream")), "latin1"),
    });
  }
  return objects;
}

function inflated(object: PdfObject | undefined): string {
  if (!object?.stream) throw new Error("A stream is missing");
  return inflateSync(object.stream).toString("latin1");
}

function characterMap(cmap: string): Map<number, string> {
  const characters = new Map<number, string>();
  for (const [, first, list] of cmap.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/gi)) {
    [...list!.matchAll(/<([0-9a-f ]*)>/gi)].forEach(([, code], at) => {
      const utf16 = Buffer.from(code!.replaceAll(" ", ""), "hex").swap16().toString("utf16le");
      characters.set(Number.parseInt(first!, 16) + at, utf16);
    });
  }
  return characters;
}

function decode(glyphs: string, font: Map<number, string> | undefined): string {
  const codes = [...glyphs.matchAll(/<([0-9a-f]*)>/gi)].flatMap(([, hex]) => hex!.match(/.{4}/g) ?? []);
  return codes
    .map((code) => {
      const character = font?.get(Number.parseInt(code, 16));
      if (character === undefined) throw new Error(`Glyph ${code} has no character`);
      return character;
    })
    .join("");
}
