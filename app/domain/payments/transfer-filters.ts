import { transferOutcomes } from "./payment";

/** What the fund's list shows: money that waits for a decision, everything, or everything that had one outcome. */
export const transferShows = ["unplaced", "all", ...transferOutcomes] as const;
export type TransferShow = (typeof transferShows)[number];

export type TransferFilters = { show: TransferShow; q: string; page: number };

const WORDS_MAX = 100;

/** The filters that an address holds; whatever is unknown falls back to waiting money, first page. */
export function readTransferFilters(query: URLSearchParams): TransferFilters {
  return {
    show: transferShows.find((known) => known === query.get("show")) ?? "unplaced",
    q: (query.get("q") ?? "").trim().slice(0, WORDS_MAX),
    page: Math.max(1, Math.trunc(Number(query.get("page"))) || 1),
  };
}

/** The address of the list with these filters, without what is the default. */
export function transferListPath({ show, q = "" }: { show: TransferShow; q?: string }): string {
  const query = new URLSearchParams();
  if (show !== "unplaced") query.set("show", show);
  if (q) query.set("q", q);
  return query.size > 0 ? `/fund/transfers?${query}` : "/fund/transfers";
}
