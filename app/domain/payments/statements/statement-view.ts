import type { DebitMeaning } from "~/domain/payments/debits/debit";
import type { TransferOutcome } from "~/domain/payments/payment";
import type { ColumnRole } from "./columns";
import { rowEnds, type Fault, type RowEnd, type StatementFormat, type StatementState } from "./statement";

/** One import in the fund's list. Sums are whole đồng, moments ISO 8601, days yyyy-mm-dd. */
export type ImportRow = {
  id: string;
  fileName: string;
  bytes: number;
  state: StatementState;
  layout: string | null;
  rows: number;
  credits: number;
  creditSum: number;
  firstDay: string | null;
  lastDay: string | null;
  uploadedBy: string;
  uploadedAt: string;
  /** From 0 to 1, while it is checked or booked. */
  progress: number;
};

export type StatementPreview = { rows: { number: number; cells: string[] }[]; head: number; columns: Partial<Record<ColumnRole, number>> };

export type ImportView = ImportRow & {
  format: StatementFormat | null;
  encoding: string | null;
  debits: number;
  debitSum: number;
  opening: number | null;
  closing: number | null;
  rowsBooked: number;
  faults: Fault[];
  faultCount: number;
  finishedAt: string | null;
  preview: StatementPreview | null;
  /** How many rows ended in each way so far. */
  ends: Record<RowEnd, { count: number; sum: number }>;
  /** An earlier import of the very same bytes. */
  sameAs: { id: string; uploadedAt: string } | null;
  mayDecide: boolean;
  mayDiscard: boolean;
};

export type ImportedRow = {
  number: number;
  bookedOn: string | null;
  amount: number | null;
  memo: string;
  payerName: string;
  bankReference: string | null;
  became: RowEnd | null;
  outcome: TransferOutcome | null;
  transferId: string | null;
  pledgeReference: string | null;
  /** Who told of a duplicate first: another statement with its row, the webhook, the demonstration's bank. */
  firstTold: { provider: string; fileName: string | null; row: number | null } | null;
  fault: Fault | null;
  /** The debit that a row with money out is, and what it was; null on rows that were imported before debits were recorded. */
  debit: { id: string; explainedAs: DebitMeaning | null } | null;
};

export const rowShows = ["all", ...rowEnds] as const;
export type RowShow = (typeof rowShows)[number];

export type RowFilters = { show: RowShow; page: number };

/** The filters that an address holds; whatever is unknown falls back to all rows, first page. */
export function readRowFilters(query: URLSearchParams): RowFilters {
  return {
    show: rowShows.find((known) => known === query.get("show")) ?? "all",
    page: Math.max(1, Math.trunc(Number(query.get("page"))) || 1),
  };
}
