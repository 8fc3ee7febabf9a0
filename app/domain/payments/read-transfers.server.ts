import type { Viewer } from "~/domain/accounts/viewer";
import { db, type Prisma } from "~/platform/database.server";
import { isUuid } from "~/platform/uuid";
import type { TransferOutcome, TransferProvider, TransferState } from "./payment";
import { canMoveMoney, canReadLedger } from "./payment-policy";
import type { TransferPlacement, TransferRow, TransferView } from "./transfer-view";

const PAGE_LENGTH = 30;

const rowSelect = {
  id: true, provider: true, providerId: true, amount: true, unplaced: true, state: true, outcome: true, memo: true, payerName: true, receivedAt: true,
} satisfies Prisma.IncomingTransferSelect;

/**
 * Incoming transfers for the fund and the auditor, thirty a page from page 1: all of them newest first, or those with unplaced money oldest first,
 * because they wait for somebody. Empty for everybody else.
 */
export async function listIncomingTransfers(viewer: Viewer, { onlyUnplaced = false, page = 1 }: { onlyUnplaced?: boolean; page?: number } = {}): Promise<{ rows: TransferRow[]; total: number; pages: number }> {
  if (!canReadLedger(viewer)) return { rows: [], total: 0, pages: 0 };
  const where = onlyUnplaced ? { unplaced: { gt: 0 } } : {};
  const [rows, total] = await Promise.all([
    db.incomingTransfer.findMany({ where, select: rowSelect, orderBy: [{ receivedAt: onlyUnplaced ? "asc" : "desc" }, { id: "asc" }], take: PAGE_LENGTH, skip: (Math.max(1, page) - 1) * PAGE_LENGTH }),
    db.incomingTransfer.count({ where }),
  ]);
  return { rows: rows.map(transferRow), total, pages: Math.ceil(total / PAGE_LENGTH) };
}

/** One transfer with what became of it; null for everybody but the fund and the auditor. */
export async function findIncomingTransfer(viewer: Viewer, id: string): Promise<TransferView | null> {
  if (!canReadLedger(viewer) || !isUuid(id)) return null;
  const transfer = await db.incomingTransfer.findUnique({
    where: { id },
    select: {
      ...rowSelect, resolutionNote: true, resolvedAt: true,
      transferPlacements: { orderBy: { placedAt: "asc" }, select: { kind: true, amount: true, placedAt: true, pledge: { select: { reference: true } } } },
    },
  });
  if (!transfer) return null;
  return {
    ...transferRow(transfer),
    resolutionNote: transfer.resolutionNote,
    resolvedAt: transfer.resolvedAt?.toISOString() ?? null,
    placements: transfer.transferPlacements.map(({ kind, amount, placedAt, pledge }) => ({
      kind: kind as TransferPlacement["kind"], amount: Number(amount), placedAt: placedAt.toISOString(), pledgeReference: pledge?.reference ?? null,
    })),
    mayPlace: canMoveMoney(viewer) && transfer.unplaced > 0n,
  };
}

function transferRow(transfer: Prisma.IncomingTransferGetPayload<{ select: typeof rowSelect }>): TransferRow {
  return {
    id: transfer.id,
    provider: transfer.provider as TransferProvider,
    providerId: transfer.providerId,
    amount: Number(transfer.amount),
    unplaced: Number(transfer.unplaced),
    state: transfer.state as TransferState,
    outcome: transfer.outcome as TransferOutcome | null,
    memo: transfer.memo,
    payerName: transfer.payerName,
    receivedAt: transfer.receivedAt.toISOString(),
  };
}
