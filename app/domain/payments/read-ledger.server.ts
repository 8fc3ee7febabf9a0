import type { Viewer } from "~/domain/accounts/viewer";
import { db, type Prisma } from "~/platform/database.server";
import type { LedgerFilters, LedgerKind, LedgerRow } from "./ledger";
import { canReadLedger } from "./payment-policy";

const PAGE_LENGTH = 30;
const CHUNK = 500;

const rowSelect = {
  id: true, seq: true, kind: true, description: true, bookedAt: true, documentDay: true, bookDay: true, idempotencyKey: true,
  pledge: { select: { reference: true } },
  bookedByPerson: { select: { displayName: true } },
  ledgerEntries: { orderBy: { id: "asc" }, select: { amount: true, account: { select: { code: true } } } },
} satisfies Prisma.LedgerTransactionSelect;

type Asked = Partial<LedgerFilters>;

/**
 * The ledger for the fund and the auditor, newest first, thirty a page from page 1 (past the end, the last page), narrowed to transactions of a kind, or that touch an account or
 * an account of a kind; a transaction is always shown whole. Empty for everybody else.
 */
export async function listLedger(viewer: Viewer, { page = 1, ...asked }: Asked = {}): Promise<{ rows: LedgerRow[]; total: number; pages: number }> {
  if (!canReadLedger(viewer)) return { rows: [], total: 0, pages: 0 };
  const where = matching(asked);
  const total = await db.ledgerTransaction.count({ where });
  const pages = Math.ceil(total / PAGE_LENGTH);
  const rows = await db.ledgerTransaction.findMany({ where, orderBy: { seq: "desc" }, take: PAGE_LENGTH, skip: (Math.max(1, Math.min(page, pages)) - 1) * PAGE_LENGTH, select: rowSelect });
  return { rows: rows.map(ledgerRow), total, pages };
}

/** The same rows, all of them, oldest first, read in parts so that a long ledger never stands in memory whole. Nothing for everybody else. */
export async function* readWholeLedger(viewer: Viewer, asked: Omit<Asked, "page"> = {}): AsyncGenerator<LedgerRow> {
  if (!canReadLedger(viewer)) return;
  for (let after = 0n; ; ) {
    const rows = await db.ledgerTransaction.findMany({ where: { AND: [matching(asked), { seq: { gt: after } }] }, orderBy: { seq: "asc" }, take: CHUNK, select: rowSelect });
    for (const row of rows) yield ledgerRow(row);
    if (rows.length < CHUNK) return;
    after = rows.at(-1)!.seq;
  }
}

function matching({ accountKind, account, kind }: Asked): Prisma.LedgerTransactionWhereInput {
  const ofAccount = { ...(account ? { code: account } : {}), ...(accountKind ? { kind: accountKind } : {}) };
  return { ...(kind ? { kind } : {}), ...(Object.keys(ofAccount).length > 0 ? { ledgerEntries: { some: { account: ofAccount } } } : {}) };
}

function ledgerRow({ id, seq, kind, description, bookedAt, documentDay, bookDay, idempotencyKey, pledge, bookedByPerson, ledgerEntries }: Prisma.LedgerTransactionGetPayload<{ select: typeof rowSelect }>): LedgerRow {
  return {
    id,
    seq: Number(seq),
    kind: kind as LedgerKind,
    description,
    bookedAt: bookedAt.toISOString(),
    documentDay: documentDay.toISOString().slice(0, 10),
    bookDay: bookDay.toISOString().slice(0, 10),
    bookedBy: bookedByPerson?.displayName ?? null,
    pledgeReference: pledge?.reference ?? null,
    transferId: transferOf(idempotencyKey),
    entries: ledgerEntries.map(({ account: { code }, amount }) => ({ account: code, amount: Number(amount) })).toSorted((a, b) => Number(b.amount > 0) - Number(a.amount > 0)),
  };
}

/** Bookings of money that arrived carry the transfer's id in their key: `transfer:<id>`, `own:<id>:<n>`, `place:<id>:<n>`, `resolve:<id>:<n>`, `card:<id>:<what>`. */
function transferOf(idempotencyKey: string): string | null {
  return /^(?:transfer|own|place|resolve|card):([0-9a-f-]{36})(?::|$)/.exec(idempotencyKey)?.[1] ?? null;
}
