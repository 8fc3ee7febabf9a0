/** What the public reads of the ledger. All sums are whole đồng as safe integers; months are yyyy-mm of the calendar in Việt Nam. */

/** Which part of the ledger is asked for; null means all of it. `year` bounds what moved; balances are those at the end of the year, or now. */
export type OpenLedgerFilters = { programme: string | null; province: string | null; commune: string | null; year: number | null };

export const FIRST_YEAR = 2020;

/** The filters that an address holds; whatever is malformed is left out. `thisYear` is the last year that can be asked for. */
export function readOpenLedgerFilters(query: URLSearchParams, thisYear: number): OpenLedgerFilters {
  const matching = (name: string, shape: RegExp) => {
    const value = query.get(name) ?? "";
    return shape.test(value) ? value : null;
  };
  const year = Number(query.get("year"));
  return {
    programme: matching("programme", /^[a-z0-9-]{1,100}$/),
    province: matching("province", /^\d{2}$/),
    commune: matching("commune", /^\d{5}$/),
    year: Number.isInteger(year) && year >= FIRST_YEAR && year <= thisYear ? year : null,
  };
}

export type OpenLedgerPage = "/transparency" | "/transparency/deliveries" | "/transparency/sponsors" | "/transparency.csv";

/** The address of a page with these filters, without what is the default. */
export function openLedgerPath(page: OpenLedgerPage, filters: Partial<OpenLedgerFilters>, more: Record<string, string> = {}): string {
  const query = new URLSearchParams(more);
  for (const name of ["programme", "province", "commune", "year"] as const) if (filters[name]) query.set(name, String(filters[name]));
  return query.size > 0 ? `${page}?${query}` : page;
}

/** Whether the filters leave out a part of the fund: then only what concerns needs can be told apart. */
export function isNarrowed({ programme, province, commune }: OpenLedgerFilters): boolean {
  return programme !== null || province !== null || commune !== null;
}

/**
 * From when to when something moved: the calendar year in Việt Nam, or everything up to now. Money belongs to the year of the day it is booked for, which is the bank's own
 * while that is open: `lastDay` (yyyy-mm-dd) bounds it, `now` is up to when somebody wrote it down.
 */
export type Period = { from: Date; until: Date; lastDay: string | null; now: Date };

export function periodOf(year: number | null, now: Date): Period {
  if (year === null) return { from: new Date(0), until: now, lastDay: null, now };
  const end = new Date(`${year + 1}-01-01T00:00:00+07:00`);
  return { from: new Date(`${year}-01-01T00:00:00+07:00`), until: end < now ? end : now, lastDay: `${year}-12-31`, now };
}

/**
 * What moved on needs: money placed (less what was taken back), money and goods delivered, money paid out to receivers and suppliers, and money not
 * yet delivered at the end of the period.
 */
export type NeedFigures = { placed: number; delivered: number; goods: number; disbursed: number; held: number; needs: number; beneficiaries: number };

/** Figures of a programme or a place. `key` is null for what belongs to none, or for groups that are too small to be told apart. */
export type NeedGroup = NeedFigures & { key: string | null; nameVi: string; nameEn: string };

export type MonthFigures = { month: string; received: number; returned: number; placed: number; delivered: number; goods: number; disbursed: number };

/**
 * The whole fund. What came in less what was returned lies in exactly one of the places of `where`; less fees and what was disbursed it is what
 * bank and card processor hold. `other` is what no named place explains; the ledger's rules see to it that it is nothing.
 */
export type FundStatement = {
  opening: number;
  received: number;
  returned: number;
  closing: number;
  where: { delivered: number; held: number; waiting: number; general: number; reserve: number; refunding: number; other: number };
  fees: number;
  disbursed: number;
  cash: number;
};

export type OpenLedger = {
  asOf: string;
  total: NeedFigures;
  /** Null when the filters leave out a part of the fund. */
  statement: FundStatement | null;
  months: MonthFigures[];
  programmes: NeedGroup[];
  /** Provinces, or the communes of the province that is asked for. */
  places: NeedGroup[];
  /** The selection concerns fewer children than may be told apart: no figure of it is given. */
  tooFew: boolean;
};
