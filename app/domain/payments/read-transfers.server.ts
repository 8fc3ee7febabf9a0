import type { Viewer } from "~/domain/accounts/viewer";
import { db, type Prisma } from "~/platform/database.server";
import { isUuid } from "~/platform/uuid";
import { matchingTransfers } from "./match-transfers.server";
import type { TransferOutcome, TransferProvider, TransferState } from "./payment";
import { canMoveMoney, canReadLedger } from "./payment-policy";
import { readTransferHistory } from "./read-transfer-history.server";
import { transferShows, type TransferFilters, type TransferShow } from "./transfer-filters";
import type { TransferPlacement, TransferRow, TransferView } from "./transfer-view";

const PAGE_LENGTH = 30;

const rowSelect = {
  id: true, provider: true, providerId: true, amount: true, unplaced: true, state: true, outcome: true, memo: true, payerName: true, receivedAt: true,
} satisfies Prisma.IncomingTransferSelect;

type Selected = Prisma.IncomingTransferGetPayload<{ select: typeof rowSelect }>;

/**
 * Incoming transfers for the fund and the auditor, thirty a page from page 1 (past the end, the last page): all of them or those of one outcome newest first, those with unplaced
 * money oldest first, because they wait for somebody. Empty for everybody else.
 */
export async function listIncomingTransfers(viewer: Viewer, { show = "all", q = "", page = 1 }: Partial<TransferFilters> = {}): Promise<{ rows: TransferRow[]; total: number; pages: number }> {
  if (!canReadLedger(viewer)) return { rows: [], total: 0, pages: 0 };
  const where = matchingTransfers({ show, q });
  const [counted] = await db.$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total FROM incoming_transfer t WHERE ${where}`;
  const total = counted!.total;
  const pages = Math.ceil(total / PAGE_LENGTH);
  const rows = await db.$queryRaw<Selected[]>`
    SELECT t.id, t.provider, t.provider_id AS "providerId", t.amount, t.unplaced, t.state, t.outcome, t.memo, t.payer_name AS "payerName", t.received_at AS "receivedAt"
    FROM incoming_transfer t WHERE ${where}
    ORDER BY CASE WHEN ${show === "unplaced"}::boolean THEN t.received_at END, t.received_at DESC, t.id
    LIMIT ${PAGE_LENGTH} OFFSET ${(Math.max(1, Math.min(page, pages)) - 1) * PAGE_LENGTH}`;
  return { rows: rows.map(transferRow), total, pages };
}

/** How many transfers each part of the list holds; all zero for everybody but the fund and the auditor. */
export async function countIncomingTransfers(viewer: Viewer): Promise<Record<TransferShow, number>> {
  const figures = Object.fromEntries(transferShows.map((show) => [show, 0])) as Record<TransferShow, number>;
  if (!canReadLedger(viewer)) return figures;
  const rows = await db.$queryRaw<{ outcome: TransferOutcome | null; transfers: number; unplaced: number }[]>`
    SELECT outcome, count(*)::int AS transfers, (count(*) FILTER (WHERE unplaced > 0))::int AS unplaced FROM incoming_transfer GROUP BY outcome`;
  for (const { outcome, transfers, unplaced } of rows) {
    if (outcome) figures[outcome] = transfers;
    figures.all += transfers;
    figures.unplaced += unplaced;
  }
  return figures;
}

/** One transfer with what became of it and everything that happened to it; null for everybody but the fund and the auditor. */
export async function findIncomingTransfer(viewer: Viewer, id: string): Promise<TransferView | null> {
  if (!canReadLedger(viewer) || !isUuid(id)) return null;
  const transfer = await db.incomingTransfer.findUnique({
    where: { id },
    select: {
      ...rowSelect, resolutionNote: true, resolvedAt: true, basket: { select: { reference: true, holdExpiresAt: true } },
      transferPlacements: {
        orderBy: { placedAt: "asc" },
        select: { id: true, kind: true, amount: true, placedAt: true, releasedAt: true, releasedWhy: true, instalmentId: true, sameAs: true, pledge: { select: { reference: true } }, placedByPerson: { select: { displayName: true } } },
      },
    },
  });
  if (!transfer) return null;
  return {
    ...transferRow(transfer),
    resolutionNote: transfer.resolutionNote,
    resolvedAt: transfer.resolvedAt?.toISOString() ?? null,
    placements: transfer.transferPlacements.map(({ id: placementId, kind, amount, placedAt, releasedAt, releasedWhy, instalmentId, sameAs, pledge, placedByPerson }) => ({
      id: placementId, releasedAt: releasedAt?.toISOString() ?? null, releasedWhy, kind: kind as TransferPlacement["kind"], amount: Number(amount), placedAt: placedAt.toISOString(),
      pledgeReference: pledge?.reference ?? null, sameAs, onInstalment: instalmentId !== null, by: placedByPerson?.displayName ?? null,
    })),
    history: await readTransferHistory(id),
    mayPlace: canMoveMoney(viewer) && transfer.unplaced > 0n,
    waitsFor: transfer.basket && { reference: transfer.basket.reference, until: transfer.basket.holdExpiresAt.toISOString() },
  };
}

function transferRow(transfer: Selected): TransferRow {
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
