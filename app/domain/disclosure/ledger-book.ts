import { accountKinds, type AccountKind } from "~/domain/payments/ledger";

/** The detailed ledger of the fund for one calendar year in Việt Nam, or the part of it that holds accounts of one kind. */
export type BookAsked = { year: number; kind: AccountKind | null };

/** One account of the book. Signed đồng, debit positive; `lines` is how many entries the year has. */
export type BookAccount = { id: string; code: string; kind: AccountKind; opening: number; debit: number; credit: number; lines: number };

/** One entry. Days are yyyy-mm-dd in Việt Nam: `day` the one it is booked for, `documentDay` that of the bank's line or of the deed; `contra` the codes of the other accounts of its transaction, `amount` signed đồng. */
export type BookEntry = { id: string; day: string; documentDay: string; seq: number; kind: string; description: string; contra: string[]; amount: number };

/** What a reader of the book meets, one after another. */
export type BookLine =
  | { what: "account"; account: BookAccount }
  | { what: "entry"; account: BookAccount; entry: BookEntry; debit: number; credit: number; balance: number }
  | { what: "closing"; account: BookAccount; debit: number; credit: number; balance: number };

/** A line of a printed page. Sums of `brought` and `carried` are those of the account on this page and before. */
export type PrintedLine = BookLine | { what: "carried" | "brought"; account: BookAccount; debit: number; credit: number; balance: number };

/** The year and the part of the book that an address asks for; the years that exist run from `first` to `last`. */
export function readBookAsked(query: URLSearchParams, { first, last }: { first: number; last: number }): BookAsked {
  const year = Number(query.get("year"));
  return { year: Number.isInteger(year) && year >= first && year <= last ? year : last, kind: accountKinds.find((known) => known === query.get("accounts")) ?? null };
}

export function bookPath(page: "/fund/ledger/book" | "/fund/ledger/book.pdf" | "/fund/ledger/book.xlsx", { year, kind }: BookAsked): string {
  const query = new URLSearchParams({ year: String(year) });
  if (kind) query.set("accounts", kind);
  return `${page}?${query}`;
}

/** Lines that fit on a page. An account's heading takes two, its closing two; every other line takes one. */
export const LINES_PER_PAGE = 25;
const HEADING = 2;
const CLOSING = 2;

/** Where the next line goes: whether it begins a page, and whether the sums so far are carried over to it. */
export function nextPlace(what: BookLine["what"], used: number): { newPage: boolean; carry: boolean; used: number } {
  // An account begins only where its heading, one entry and a line of sums still fit.
  const needs = what === "account" ? HEADING + 2 : what === "closing" ? CLOSING : 2;
  const takes = what === "account" ? HEADING : what === "closing" ? CLOSING : 1;
  if (used === 0 || used + needs <= LINES_PER_PAGE) return { newPage: used === 0, carry: false, used: used + takes };
  const carry = what !== "account";
  return { newPage: true, carry, used: takes + (carry ? 1 : 0) };
}

/** How many pages the book has, known from the number of entries alone; at least one. */
export function countPages(accounts: Iterable<{ lines: number }>): number {
  let [pages, used] = [0, 0];
  const place = (what: BookLine["what"]) => {
    const next = nextPlace(what, used);
    if (next.newPage) pages += 1;
    used = next.used;
  };
  for (const { lines } of accounts) {
    place("account");
    for (let line = 0; line < lines; line += 1) place("entry");
    place("closing");
  }
  return Math.max(1, pages);
}

/** The book page by page, with sums carried over wherever an account runs on. */
export async function* pagesOf(lines: AsyncIterable<BookLine>): AsyncGenerator<PrintedLine[]> {
  let page: PrintedLine[] = [];
  let used = 0;
  let last: { debit: number; credit: number; balance: number } = { debit: 0, credit: 0, balance: 0 };
  for await (const line of lines) {
    const next = nextPlace(line.what, used);
    if (next.newPage && page.length > 0) {
      yield next.carry ? [...page, { what: "carried", account: line.account, ...last }] : page;
      page = next.carry ? [{ what: "brought", account: line.account, ...last }] : [];
    }
    page.push(line);
    used = next.used;
    last = line.what === "account" ? { debit: 0, credit: 0, balance: line.account.opening } : { debit: line.what === "entry" ? last.debit + line.debit : line.debit, credit: line.what === "entry" ? last.credit + line.credit : line.credit, balance: line.balance };
  }
  if (page.length > 0) yield page;
}
