import { columnLetter } from "./column-letter";
import { dayOfSerial } from "./parse-day";
import { CELL_MAX, COLUMNS_MAX, fault, ROWS_MAX, UnreadableStatement, type Cell, type RawRow } from "./statement";
import { listSheets, readDateStyles, readSharedTexts } from "./xlsx-texts.server";
import { openWorkbook, readXml, type Workbook } from "./xlsx-zip.server";

const EMPTY: Cell = { text: "", kind: "text" };

/**
 * The rows of a workbook's first visible sheet that has any, read from disk in parts. `told` hears how far it is, from 0 to 1. A cell with a formula is told as one,
 * whatever the workbook remembers as its value. Refuses what would unpack too large, too many rows or columns, and cells too long.
 */
export async function* xlsxRows(path: string, { told = () => {} }: { told?: (share: number) => void } = {}): AsyncGenerator<RawRow> {
  const workbook = await openWorkbook(path);
  try {
    const [texts, dates, sheets] = [await readSharedTexts(workbook), await readDateStyles(workbook), await listSheets(workbook)];
    for (const sheet of sheets) {
      let any = false;
      for await (const row of sheetRows(workbook, sheet, { texts, dates, told })) {
        any = true;
        yield row;
      }
      if (any) return;
    }
  } finally {
    workbook.close();
  }
}

type Knowledge = { texts: readonly string[]; dates: readonly boolean[]; told: (share: number) => void };

async function* sheetRows(workbook: Workbook, part: string, { texts, dates, told }: Knowledge): AsyncGenerator<RawRow> {
  const ready: RawRow[] = [];
  let number = 0;
  let cells: Cell[] = [];
  let column = -1;
  let kind = "n";
  let style = 0;
  let formula = false;
  let text = "";
  let listening = false;

  const cell = (): Cell => {
    if (formula) return { text, kind: "formula" };
    if (kind === "s") return { text: texts[Number(text)] ?? "", kind: "text" };
    if (kind !== "n" || text === "") return { text, kind: "text" };
    const day = dates[style] ? dayOfSerial(Number(text)) : null;
    return day ? { text: day, kind: "text" } : { text, kind: "number" };
  };
  const pieces = readXml(workbook, part, {
    open(name, attributes) {
      if (name === "row") {
        const stated = Number(attributes.r);
        number = Number.isInteger(stated) && stated > number ? stated : number + 1;
        if (number > ROWS_MAX) throw new UnreadableStatement(fault("too-many-rows", { row: number }));
        [cells, column] = [[], -1];
      } else if (name === "c") {
        const stated = columnIndex(attributes.r ?? "");
        column = stated !== null && stated > column ? stated : column + 1;
        if (column >= COLUMNS_MAX) throw new UnreadableStatement(fault("too-many-columns", { row: number, column: columnLetter(column) }));
        [kind, style, formula, text] = [attributes.t ?? "n", Number(attributes.s ?? 0), false, ""];
      } else if (name === "f") formula = true;
      else if (name === "v" || name === "t") listening = true;
    },
    text(more) {
      if (!listening || column < 0) return;
      if (text.length + more.length > CELL_MAX) throw new UnreadableStatement(fault("cell-too-long", { row: number, column: columnLetter(column), found: text + more.slice(0, 200) }));
      text += more;
    },
    close(name) {
      if (name === "v" || name === "t") listening = false;
      else if (name === "c" && column >= 0) {
        const read = cell();
        if (read.text.length > CELL_MAX) throw new UnreadableStatement(fault("cell-too-long", { row: number, column: columnLetter(column), found: read.text }));
        while (cells.length < column) cells.push(EMPTY);
        cells[column] = read;
      } else if (name === "row") ready.push({ number, cells });
    },
  });
  for await (const share of pieces) {
    yield* ready;
    ready.length = 0;
    told(share);
  }
  yield* ready;
}

/** 0 for A, 26 for AA, from a cell's address such as `AA12`; null when it has none. */
function columnIndex(address: string): number | null {
  const letters = /^([A-Z]{1,3})\d+$/.exec(address)?.[1];
  return letters ? [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1 : null;
}
