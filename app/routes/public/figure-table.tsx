import { clsx } from "clsx";
import type { ReactNode } from "react";

export interface FigureColumn<Row> {
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
}

export interface FigureTableProps<Row> {
  /** The id of the heading that names the table. */
  labelledBy: string;
  caption: string;
  columns: FigureColumn<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** The sums below the rows, cell by cell. */
  total?: ReactNode[];
}

/** Figures in columns: the first column names the row, the others line up at the right. Wider than a phone, it scrolls inside its own frame. */
export function FigureTable<Row>({ labelledBy, caption, columns, rows, rowKey, total }: FigureTableProps<Row>) {
  const cell = (at: number) => clsx("px-3 py-2.5 sm:px-4", at === 0 ? "min-w-36 text-left" : "text-right whitespace-nowrap tabular-nums");
  return (
    <div tabIndex={0} role="group" aria-labelledby={labelledBy} className="card max-h-[64rem] overflow-auto print:max-h-none">
      <table className="w-full text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="border-b border-line bg-sunken">
            {columns.map(({ key, header }, at) => <th key={key} scope="col" className={clsx(cell(at), "font-semibold")}>{header}</th>)}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} className="border-b border-line last:border-b-0">
              {columns.map(({ key, cell: content }, at) =>
                at === 0 ? <th key={key} scope="row" className={clsx(cell(at), "font-medium")}>{content(row)}</th> : <td key={key} className={cell(at)}>{content(row)}</td>,
              )}
            </tr>
          ))}
        </tbody>
        {total ? (
          <tfoot>
            <tr className="border-t-2 border-line-strong bg-sunken font-semibold">
              {total.map((content, at) => (at === 0 ? <th key={at} scope="row" className={cell(at)}>{content}</th> : <td key={at} className={cell(at)}>{content}</td>))}
            </tr>
          </tfoot>
        ) : null}
      </table>
    </div>
  );
}
