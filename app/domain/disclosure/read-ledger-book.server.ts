import type { Viewer } from "~/domain/accounts/viewer";
import { accountKinds, type AccountKind } from "~/domain/payments/ledger";
import { canReadLedger } from "~/domain/payments/payment-policy";
import { clock, vietnamYear } from "~/platform/clock.server";
import { db, Prisma } from "~/platform/database.server";
import type { BookAccount, BookAsked, BookEntry, BookLine } from "./ledger-book";

const CHUNK = 1000;

type EntryRow = Omit<BookEntry, "id" | "seq" | "amount"> & { id: bigint; seq: bigint; amount: bigint; accountId: string };

/** The years for which something was booked, from the first to this one; this year alone while the ledger is empty. */
export async function bookYears(): Promise<{ first: number; last: number }> {
  const [row] = await db.$queryRaw<{ first: number | null }[]>`SELECT extract(year FROM min(book_day))::int AS first FROM ledger_transaction`;
  const last = vietnamYear(clock.now());
  return { first: Math.min(row?.first ?? last, last), last };
}

/**
 * The accounts of a year's book in the order in which money passes through them: those with entries in the year or a balance at its beginning. Empty
 * for everybody but the fund and the auditor.
 */
export async function listBookAccounts(viewer: Viewer, { year, kind }: BookAsked): Promise<BookAccount[]> {
  if (!canReadLedger(viewer)) return [];
  const { first, last } = daysOf(year);
  const order = Prisma.sql`array_position(${[...accountKinds]}::text[], account.kind)`;
  const rows = await db.$queryRaw<(Omit<BookAccount, "opening" | "debit" | "credit"> & { opening: bigint; debit: bigint; credit: bigint })[]>`
    SELECT account.id, account.code, account.kind,
      coalesce(sum(entry.amount) FILTER (WHERE booked.book_day < ${first}), 0)::bigint AS opening,
      coalesce(sum(entry.amount) FILTER (WHERE booked.book_day >= ${first} AND entry.amount > 0), 0)::bigint AS debit,
      coalesce(-sum(entry.amount) FILTER (WHERE booked.book_day >= ${first} AND entry.amount < 0), 0)::bigint AS credit,
      (count(*) FILTER (WHERE booked.book_day >= ${first}))::int AS lines
    FROM ledger_account account JOIN ledger_entry entry ON entry.account_id = account.id JOIN ledger_transaction booked ON booked.id = entry.transaction_id
    WHERE booked.book_day <= ${last} ${kind ? Prisma.sql`AND account.kind = ${kind}` : Prisma.empty}
    GROUP BY account.id
    HAVING count(*) FILTER (WHERE booked.book_day >= ${first}) > 0 OR sum(entry.amount) FILTER (WHERE booked.book_day < ${first}) <> 0
    ORDER BY ${order}, account.code`;
  return rows.map(({ opening, debit, credit, ...row }) => ({ ...row, kind: row.kind as AccountKind, opening: Number(opening), debit: Number(debit), credit: Number(credit) }));
}

/**
 * The lines of the book, account after account, entries by the day they count for and within it in the order of booking, each with the balance after it. Read in parts, so that a long year
 * never stands in memory whole; the accounts are those that listBookAccounts answered, and no entry that came later is added to them.
 */
export async function* readBookLines(viewer: Viewer, { year }: BookAsked, accounts: readonly BookAccount[]): AsyncGenerator<BookLine> {
  if (!canReadLedger(viewer)) return;
  for (const batch of batches(accounts)) {
    const rows = entriesOf(year, batch);
    let next = await rows.next();
    for (const account of batch) {
      yield { what: "account", account };
      let [debit, credit, balance] = [0, 0, account.opening];
      for (let line = 0; line < account.lines && !next.done && next.value.accountId === account.id; line += 1, next = await rows.next()) {
        const { accountId: _account, ...entry } = next.value;
        const [asDebit, asCredit] = [Math.max(0, entry.amount), Math.max(0, -entry.amount)];
        [debit, credit, balance] = [debit + asDebit, credit + asCredit, balance + entry.amount];
        yield { what: "entry", account, entry, debit: asDebit, credit: asCredit, balance };
      }
      while (!next.done && next.value.accountId === account.id) next = await rows.next();
      yield { what: "closing", account, debit, credit, balance };
    }
  }
}

/** Small accounts are read together, a large one alone. */
function* batches(accounts: readonly BookAccount[]): Generator<BookAccount[]> {
  let batch: BookAccount[] = [];
  let lines = 0;
  for (const account of accounts) {
    if (batch.length > 0 && (lines + account.lines > CHUNK || batch.length >= CHUNK)) {
      yield batch;
      [batch, lines] = [[], 0];
    }
    batch.push(account);
    lines += account.lines;
  }
  if (batch.length > 0) yield batch;
}

async function* entriesOf(year: number, batch: readonly BookAccount[]): AsyncGenerator<Omit<EntryRow, "id" | "seq" | "amount"> & BookEntry> {
  const { first, last } = daysOf(year);
  const ids = batch.map(({ id }) => id);
  const alone = batch.length === 1;
  for (let after = { day: first, id: 0n }; ; ) {
    // A large account goes on after its last entry; accounts that are read together come in one part.
    const rows: EntryRow[] = await db.$queryRaw<EntryRow[]>`
      SELECT entry.id, entry.account_id AS "accountId", booked.book_day::text AS day, booked.document_day::text AS "documentDay", booked.seq, booked.kind, booked.description, entry.amount,
        ARRAY(SELECT other.code FROM ledger_entry one JOIN ledger_account other ON other.id = one.account_id WHERE one.transaction_id = booked.id AND one.account_id <> entry.account_id ORDER BY one.id) AS contra
      FROM ledger_entry entry JOIN ledger_transaction booked ON booked.id = entry.transaction_id
      WHERE entry.account_id = ANY(${ids}::uuid[]) AND booked.book_day BETWEEN ${after.day} AND ${last} AND (booked.book_day > ${after.day} OR entry.id > ${after.id}::bigint)
      ORDER BY ${alone ? Prisma.empty : Prisma.sql`array_position(${ids}::uuid[], entry.account_id),`} booked.book_day, entry.id ${alone ? Prisma.sql`LIMIT ${CHUNK}` : Prisma.empty}`;
    for (const { id, seq, amount, ...row } of rows) yield { ...row, id: String(id), seq: Number(seq), amount: Number(amount) };
    if (!alone || rows.length < CHUNK) return;
    const { day, id } = rows.at(-1)!;
    after = { day: Prisma.sql`${day}::date`, id };
  }
}

function daysOf(year: number): { first: Prisma.Sql; last: Prisma.Sql } {
  return { first: Prisma.sql`${`${year}-01-01`}::date`, last: Prisma.sql`${`${year}-12-31`}::date` };
}
