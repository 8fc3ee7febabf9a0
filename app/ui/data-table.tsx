import { clsx } from "clsx";
import type { ReactNode } from "react";

export interface Column<Row> {
  key: string;
  header: ReactNode;
  cell: (row: Row) => ReactNode;
  /** Numbers stand at the right, so that their digits line up. */
  align?: "start" | "end";
  /** The column that names the row: its cell is the row's header, and the card's title on a phone. */
  primary?: boolean;
}

export interface DataTableProps<Row> {
  /** What the table holds; read out first, shown only when `showCaption`. */
  caption: string;
  showCaption?: boolean;
  columns: Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Shown in place of the table when there are no rows. */
  empty?: ReactNode;
  className?: string;
}

/** A table on a desk, a stack of cards on a phone, the same markup. Roles are written out because cards drop table display. */
export function DataTable<Row>({ caption, showCaption = false, columns, rows, rowKey, empty, className }: DataTableProps<Row>) {
  if (rows.length === 0 && empty) return <>{empty}</>;
  return (
    <div className={clsx("md:card md:overflow-x-auto", className)}>
      <table role="table" className="block w-full md:table md:border-collapse">
        <caption className={clsx(showCaption ? "block pb-3 text-left text-lg font-semibold md:table-caption md:p-4" : "sr-only")}>{caption}</caption>
        <thead role="rowgroup" className="sr-only md:not-sr-only md:table-header-group">
          <tr role="row">
            {columns.map((column) => (
              <th
                key={column.key}
                role="columnheader"
                scope="col"
                className={clsx("border-b border-line bg-sunken px-4 py-3 text-sm font-semibold", column.align === "end" ? "text-right" : "text-left")}
              >
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup" className="grid gap-3 md:table-row-group">
          {rows.map((row) => (
            <tr key={rowKey(row)} role="row" className="card block p-4 md:table-row md:rounded-none md:border-0 md:border-b md:last:border-b-0 md:hover:bg-sunken">
              {columns.map((column) => {
                const Cell = column.primary ? "th" : "td";
                return (
                  <Cell
                    key={column.key}
                    role={column.primary ? "rowheader" : "cell"}
                    scope={column.primary ? "row" : undefined}
                    className={clsx(
                      "md:table-cell md:px-4 md:py-3 md:align-middle",
                      column.primary
                        ? "mb-2 block text-left font-semibold"
                        : "flex flex-wrap items-baseline justify-between gap-x-4 py-1 text-right md:text-left",
                      column.align === "end" && "tabular-nums md:text-right",
                    )}
                  >
                    {column.primary ? null : (
                      <span aria-hidden className="text-left text-sm text-ink-soft md:hidden">
                        {column.header}
                      </span>
                    )}
                    <span className="min-w-0">{column.cell(row)}</span>
                  </Cell>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
