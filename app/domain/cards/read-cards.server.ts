import type { Viewer } from "~/domain/accounts/viewer";
import type { CardCurrency } from "~/domain/cards/card";
import { canReadCards } from "~/domain/cards/card-policy";
import { db, Prisma } from "~/platform/database.server";

export const cardShows = ["all", "attention", "disputed", "refunded"] as const;
export type CardShow = (typeof cardShows)[number];

/** A card payment as the fund sees it. `dong` figures are whole đồng; `amount` and the settled figures in the smallest unit of their currency. */
export type CardRow = {
  transferId: string; paymentIntent: string; pledgeReference: string | null; paidAt: string; currency: CardCurrency; amount: number; dong: number; unplaced: number;
  settledCurrency: string | null; settledNet: number | null; feeDong: number | null; refundedDong: number; fromFund: number; refund: "wanted" | "refused" | null;
  dispute: { state: string; reason: string; evidenceDueAt: string | null } | null;
};

/** Sums in đồng, and how many payments each part of the list holds. */
export type CardFigures = { received: number; fees: number; refunded: number; disputed: number; losses: number; unvalued: number; counts: Record<CardShow, number> };

const PAGE_LENGTH = 30;

type Selected = Omit<CardRow, "paidAt" | "amount" | "dong" | "unplaced" | "settledNet" | "feeDong" | "refundedDong" | "fromFund" | "dispute"> & {
  paidAt: Date; amount: bigint; dong: bigint; unplaced: bigint; settledNet: bigint | null; feeDong: bigint | null; refundedDong: bigint; fromFund: bigint;
  disputeState: string | null; reason: string | null; evidenceDueAt: Date | null;
};

const shown: Record<CardShow, Prisma.Sql> = {
  all: Prisma.sql`true`,
  attention: Prisma.sql`(transfer.unplaced > 0 OR dispute.state IN ('inquiry', 'open') OR request.state = 'refused')`,
  disputed: Prisma.sql`dispute.state IS NOT NULL`,
  refunded: Prisma.sql`refund.dong IS NOT NULL`,
};

const source = Prisma.sql`
  card_payment payment JOIN incoming_transfer transfer ON transfer.id = payment.transfer_id
  LEFT JOIN card_checkout checkout ON checkout.id = payment.checkout_id LEFT JOIN pledge ON pledge.id = checkout.pledge_id
  LEFT JOIN LATERAL (SELECT sum(dong) AS dong, sum(from_fund) AS from_fund FROM card_refund WHERE transfer_id = payment.transfer_id AND state <> 'failed') refund ON true
  LEFT JOIN LATERAL (SELECT state, reason, evidence_due_at, from_fund FROM card_dispute WHERE transfer_id = payment.transfer_id ORDER BY opened_at DESC LIMIT 1) dispute ON true
  LEFT JOIN LATERAL (SELECT state FROM card_refund_request WHERE transfer_id = payment.transfer_id AND state <> 'sent' ORDER BY requested_at DESC LIMIT 1) request ON true`;

/** Card payments for the fund and the auditor, newest first, thirty a page from page 1. Empty for everybody else. */
export async function listCardPayments(viewer: Viewer, { show = "all", page = 1 }: { show?: CardShow; page?: number } = {}): Promise<{ rows: CardRow[]; total: number; pages: number }> {
  if (!canReadCards(viewer)) return { rows: [], total: 0, pages: 0 };
  const [rows, [counted]] = await Promise.all([
    db.$queryRaw<Selected[]>`
      SELECT payment.transfer_id AS "transferId", payment.payment_intent AS "paymentIntent", pledge.reference AS "pledgeReference", transfer.received_at AS "paidAt",
        payment.currency, payment.amount, payment.dong, transfer.unplaced, payment.settlement_currency AS "settledCurrency", payment.settlement_net AS "settledNet",
        payment.fee_dong AS "feeDong", coalesce(refund.dong, 0)::bigint AS "refundedDong", (coalesce(refund.from_fund, 0) + coalesce(dispute.from_fund, 0))::bigint AS "fromFund",
        request.state AS refund, dispute.state AS "disputeState", dispute.reason, dispute.evidence_due_at AS "evidenceDueAt"
      FROM ${source} WHERE ${shown[show]} ORDER BY transfer.received_at DESC, payment.transfer_id LIMIT ${PAGE_LENGTH} OFFSET ${(Math.max(1, page) - 1) * PAGE_LENGTH}`,
    db.$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total FROM ${source} WHERE ${shown[show]}`,
  ]);
  const total = counted!.total;
  return { rows: rows.map(cardRow), total, pages: Math.ceil(total / PAGE_LENGTH) };
}

/** What cards brought and cost in all, in đồng, and how many payments wait for a rate. All zero for everybody but the fund and the auditor. */
export async function readCardFigures(viewer: Viewer): Promise<CardFigures> {
  const none = { received: 0, fees: 0, refunded: 0, disputed: 0, losses: 0, unvalued: 0, counts: { all: 0, attention: 0, disputed: 0, refunded: 0 } };
  if (!canReadCards(viewer)) return none;
  const [row] = await db.$queryRaw<Record<string, bigint>[]>`
    SELECT coalesce(sum(payment.dong), 0)::bigint AS received,
      (coalesce(sum(payment.fee_dong), 0) + (SELECT coalesce(sum(fee_dong), 0) FROM card_dispute))::bigint AS fees,
      coalesce(sum(refund.dong), 0)::bigint AS "refundedDong",
      (SELECT coalesce(sum(withdrawn - reinstated - lost), 0) FROM card_dispute)::bigint AS "disputedDong",
      (coalesce(sum(refund.from_fund), 0) + (SELECT coalesce(sum(from_fund), 0) FROM card_dispute))::bigint AS losses,
      (SELECT count(*) FROM card_report WHERE state = 'rate_missing')::bigint AS unvalued,
      count(*)::bigint AS all, count(*) FILTER (WHERE ${shown.attention})::bigint AS attention,
      count(*) FILTER (WHERE ${shown.disputed})::bigint AS disputes, count(*) FILTER (WHERE ${shown.refunded})::bigint AS refunds
    FROM ${source}`;
  const n = (name: string) => Number(row![name]);
  return {
    received: n("received"), fees: n("fees"), refunded: n("refundedDong"), disputed: n("disputedDong"), losses: n("losses"), unvalued: n("unvalued"),
    counts: { all: n("all"), attention: n("attention"), disputed: n("disputes"), refunded: n("refunds") },
  };
}

function cardRow({ paidAt, amount, dong, unplaced, settledNet, feeDong, refundedDong, fromFund, disputeState, reason, evidenceDueAt, ...row }: Selected): CardRow {
  const number = (one: bigint | null) => (one === null ? null : Number(one));
  return {
    ...row, paidAt: paidAt.toISOString(), amount: Number(amount), dong: Number(dong), unplaced: Number(unplaced), settledNet: number(settledNet), feeDong: number(feeDong),
    refundedDong: Number(refundedDong), fromFund: Number(fromFund),
    dispute: disputeState ? { state: disputeState, reason: reason ?? "", evidenceDueAt: evidenceDueAt?.toISOString() ?? null } : null,
  };
}
