import type { Viewer } from "~/domain/accounts/viewer";
import { db, Prisma } from "~/platform/database.server";
import { accountKinds, type AccountKind, type LedgerFilters } from "./ledger";
import { canReadLedger } from "./payment-policy";

/** The most accounts that are listed at once. */
const ACCOUNTS_MAX = 100;

/** Signed đồng, debit positive: money at the bank is positive, what is owed to needs and sponsors negative. */
export type KindBalance = { kind: AccountKind; accounts: number; balance: number };
export type AccountBalance = { code: string; kind: AccountKind; balance: number };

/** What the accounts of each kind hold together, in the order of `accountKinds`; they sum to zero. Empty for everybody but the fund and the auditor. */
export async function readBalances(viewer: Viewer): Promise<KindBalance[]> {
  if (!canReadLedger(viewer)) return [];
  const rows = await db.$queryRaw<{ kind: AccountKind; accounts: number; balance: bigint }[]>`
    SELECT account.kind, count(DISTINCT account.id)::int AS accounts, coalesce(sum(entry.amount), 0)::bigint AS balance
    FROM ledger_account account LEFT JOIN ledger_entry entry ON entry.account_id = account.id
    GROUP BY account.kind`;
  const byKind = rows.map((row) => ({ ...row, balance: Number(row.balance) }));
  return byKind.toSorted((a, b) => accountKinds.indexOf(a.kind) - accountKinds.indexOf(b.kind));
}

/**
 * What single accounts hold: those of a kind, the largest sums first and at most a hundred of them, or the one of that code. `total` counts all that
 * match. Empty for everybody but the fund and the auditor.
 */
export async function listAccountBalances(viewer: Viewer, { accountKind = null, account = "" }: Partial<LedgerFilters>): Promise<{ rows: AccountBalance[]; total: number }> {
  if (!canReadLedger(viewer)) return { rows: [], total: 0 };
  const asked = [
    ...(accountKind ? [Prisma.sql`account.kind = ${accountKind}`] : []),
    ...(account ? [Prisma.sql`account.code = ${account}`] : []),
  ];
  const where = asked.length > 0 ? Prisma.join(asked, " AND ") : Prisma.sql`true`;
  const [rows, [counted]] = await Promise.all([
    db.$queryRaw<{ code: string; kind: AccountKind; balance: bigint }[]>`
      SELECT account.code, account.kind, coalesce(sum(entry.amount), 0)::bigint AS balance
      FROM ledger_account account LEFT JOIN ledger_entry entry ON entry.account_id = account.id
      WHERE ${where} GROUP BY account.id ORDER BY abs(coalesce(sum(entry.amount), 0)) DESC, account.code LIMIT ${ACCOUNTS_MAX}`,
    db.$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total FROM ledger_account account WHERE ${where}`,
  ]);
  return { rows: rows.map((row) => ({ ...row, balance: Number(row.balance) })), total: counted!.total };
}
