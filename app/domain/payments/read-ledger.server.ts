import type { Viewer } from "~/domain/accounts/viewer";
import { db } from "~/platform/database.server";
import { canReadLedger } from "./payment-policy";

const PAGE_LENGTH = 30;

/** One ledger transaction; its entries sum to zero. Amounts are signed đồng, debit positive, credit negative. */
export type LedgerRow = {
  id: string;
  seq: number;
  kind: string;
  description: string;
  bookedAt: string;
  pledgeReference: string | null;
  entries: { account: string; amount: number }[];
};

/** The ledger for the fund and the auditor, newest first, thirty a page from page 1, of all accounts or of one; empty for everybody else. */
export async function listLedger(viewer: Viewer, { page = 1, account }: { page?: number; account?: string } = {}): Promise<{ rows: LedgerRow[]; total: number; pages: number }> {
  if (!canReadLedger(viewer)) return { rows: [], total: 0, pages: 0 };
  const where = account ? { ledgerEntries: { some: { account: { code: account } } } } : {};
  const [rows, total] = await Promise.all([
    db.ledgerTransaction.findMany({
      where,
      orderBy: { seq: "desc" },
      take: PAGE_LENGTH,
      skip: (Math.max(1, page) - 1) * PAGE_LENGTH,
      select: {
        id: true, seq: true, kind: true, description: true, bookedAt: true,
        pledge: { select: { reference: true } },
        ledgerEntries: { orderBy: { id: "asc" }, select: { amount: true, account: { select: { code: true } } } },
      },
    }),
    db.ledgerTransaction.count({ where }),
  ]);
  return {
    rows: rows.map(({ pledge, ledgerEntries, ...row }) => ({
      ...row,
      seq: Number(row.seq),
      bookedAt: row.bookedAt.toISOString(),
      pledgeReference: pledge?.reference ?? null,
      entries: ledgerEntries.map(({ account: { code }, amount }) => ({ account: code, amount: Number(amount) })),
    })),
    total,
    pages: Math.ceil(total / PAGE_LENGTH),
  };
}
