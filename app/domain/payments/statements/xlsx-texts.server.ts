import { CELL_MAX, fault, UnreadableStatement } from "./statement";
import { readXml, type Workbook } from "./xlsx-zip.server";

const TEXTS_MAX = 2_000_000;
const CHARACTERS_MAX = 64_000_000;
const STYLES_MAX = 70_000;
const SHEETS_MAX = 5_000;

/** The texts that cells share. One too long for any cell is kept short: the cell that shows it is refused with its place. */
export async function readSharedTexts(workbook: Workbook): Promise<string[]> {
  const texts: string[] = [];
  let characters = 0;
  let text: string | null = null;
  let phonetic = 0;
  let listening = false;
  const add = () => {
    characters += text!.length;
    if (texts.length >= TEXTS_MAX || characters > CHARACTERS_MAX) throw new UnreadableStatement(fault("too-large-unpacked"));
    // A part of a larger text would keep all of it in memory.
    const encoding = /^[\0-\xff]*$/.test(text!) ? "latin1" : "utf16le";
    texts.push(Buffer.from(text!, encoding).toString(encoding));
    text = null;
  };
  const pieces = readXml(workbook, "xl/sharedStrings.xml", {
    open(name) {
      if (name === "si") text = "";
      if (name === "rPh") phonetic += 1;
      if (name === "t") listening = text !== null && phonetic === 0;
    },
    text(more) {
      if (listening && text!.length <= CELL_MAX) text += more.slice(0, CELL_MAX + 1);
    },
    close(name) {
      if (name === "t") listening = false;
      if (name === "rPh") phonetic -= 1;
      if (name === "si" && text !== null) add();
    },
  });
  for await (const _piece of pieces);
  return texts;
}

/** For each cell format of the workbook, whether it shows a day. */
export async function readDateStyles(workbook: Workbook): Promise<boolean[]> {
  const own = new Map<number, boolean>();
  const styles: boolean[] = [];
  let inCells = false;
  const pieces = readXml(workbook, "xl/styles.xml", {
    open(name, { numFmtId = "0", formatCode = "" }) {
      if (name === "numFmt" && own.size < STYLES_MAX) own.set(Number(numFmtId), isDateFormat(formatCode));
      if (name === "cellXfs") inCells = true;
      const id = Number(numFmtId);
      if (name === "xf" && inCells && styles.length < STYLES_MAX) styles.push(own.get(id) ?? ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 58)));
    },
    close(name) {
      if (name === "cellXfs") inCells = false;
    },
  });
  for await (const _piece of pieces);
  return styles;
}

function isDateFormat(code: string): boolean {
  const bare = code.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, "");
  return /[dy]/i.test(bare) || /h.*m|m.*s/i.test(bare);
}

/** The parts that hold the sheets, in the workbook's order, visible ones first. */
export async function listSheets(workbook: Workbook): Promise<string[]> {
  const targets = new Map<string, string>();
  for await (const _piece of readXml(workbook, "xl/_rels/workbook.xml.rels", {
    open(name, { Id, Target }) {
      if (name === "Relationship" && Id && Target && targets.size < SHEETS_MAX) targets.set(Id, Target.startsWith("/") ? Target.slice(1) : `xl/${Target.replace(/^\.\//, "")}`);
    },
  }));
  const sheets: { part: string; hidden: boolean }[] = [];
  for await (const _piece of readXml(workbook, "xl/workbook.xml", {
    open(name, attributes) {
      if (name !== "sheet" || sheets.length >= SHEETS_MAX) return;
      const id = Object.entries(attributes).find(([key]) => key === "r:id" || key.endsWith(":id"))?.[1];
      const part = id ? targets.get(id) : undefined;
      if (part && workbook.parts.has(part.toLowerCase())) sheets.push({ part, hidden: /hidden/i.test(attributes.state ?? "") });
    },
  }));
  return sheets.toSorted((a, b) => Number(a.hidden) - Number(b.hidden)).map(({ part }) => part);
}
