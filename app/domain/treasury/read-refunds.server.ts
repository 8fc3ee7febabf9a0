import type { Viewer } from "~/domain/accounts/viewer";
import { csvLine, BYTE_ORDER_MARK } from "~/domain/payments/ledger-csv";
import { db, Prisma } from "~/platform/database.server";
import { isUuid } from "~/platform/uuid";
import { openRefundStates, refundStates, type RefundState } from "./refund";
import { mayReadTreasury, mayRunTreasury } from "./treasury-policy";
import type { RefundCardPartView, RefundListView, RefundReturnView, RefundRow, RefundView } from "./treasury-view";

const PAGE_LENGTH = 30;

type Row = Omit<RefundView, "amount" | "bankAmount" | "cardAmount" | "askedAt" | "decidedAt" | "mayAct" | "cardParts" | "returns"> & {
  amount: bigint; bankAmount: bigint; cardAmount: bigint; askedAt: Date; decidedAt: Date | null;
};

const select = Prisma.sql`
  SELECT refund.id, pledge.reference AS "pledgeReference", giver.display_name AS "sponsorName", refund.amount, refund.bank_amount AS "bankAmount", refund.card_amount AS "cardAmount",
    refund.scope, refund.parts, refund.after, refund.order_reference AS code, need.unit_vi AS "unitVi", need.unit_en AS "unitEn", refund.state, refund.asked_at AS "askedAt", refund.asked_as AS "askedAs",
    refund.account_number IS NOT NULL AS "accountKnown", list.number AS "listNumber", refund.reason, asker.display_name AS "askedBy", decider.display_name AS "decidedBy",
    refund.decided_at AS "decidedAt", refund.decision_note AS "decisionNote", refund.bank_name AS "bankName", refund.account_number AS "accountNumber",
    refund.account_holder AS "accountHolder", refund.list_id AS "listId", refund.paid_on::text AS "paidOn", refund.bank_reference AS "bankReference", need.code AS "needCode",
    (SELECT id FROM money_proposal WHERE subject_id = refund.id AND state = 'open') AS "proposalId"
  FROM refund JOIN pledge ON pledge.id = refund.pledge_id JOIN need ON need.id = pledge.need_id JOIN person giver ON giver.id = pledge.person_id
  JOIN person asker ON asker.id = refund.asked_by LEFT JOIN person decider ON decider.id = refund.decided_by LEFT JOIN refund_list list ON list.id = refund.list_id`;

/** Refunds for the fund and the auditor, those of one state or all, oldest first while they wait, thirty a page; and how many each state has. Empty for everybody else. */
export async function listAllRefunds(viewer: Viewer, { state, page = 1 }: { state: RefundState | null; page?: number }): Promise<{ rows: RefundRow[]; total: number; pages: number; figures: Record<RefundState, number> }> {
  const figures = Object.fromEntries(refundStates.map((each) => [each, 0])) as Record<RefundState, number>;
  if (!mayReadTreasury(viewer)) return { rows: [], total: 0, pages: 0, figures };
  const where = state ? Prisma.sql`WHERE refund.state = ${state}` : Prisma.sql``;
  const oldest = state !== null && openRefundStates.includes(state);
  const [rows, counted] = await Promise.all([
    db.$queryRaw<Row[]>`${select} ${where} ORDER BY CASE WHEN ${oldest}::boolean THEN refund.asked_at END, refund.asked_at DESC LIMIT ${PAGE_LENGTH} OFFSET ${(page - 1) * PAGE_LENGTH}`,
    db.$queryRaw<{ state: RefundState; found: number }[]>`SELECT state, count(*)::int AS found FROM refund GROUP BY state`,
  ]);
  for (const { state: each, found } of counted) figures[each] = found;
  const total = state ? figures[state] : counted.reduce((sum, { found }) => sum + found, 0);
  return { rows: rows.map((row) => view(row, viewer, [], [])), total, pages: Math.ceil(total / PAGE_LENGTH), figures };
}

/** One refund with the payer's account; null for everybody but the fund and the auditor. */
export async function findRefund(viewer: Viewer, id: string): Promise<RefundView | null> {
  if (!mayReadTreasury(viewer) || !isUuid(id)) return null;
  const [row] = await db.$queryRaw<Row[]>`${select} WHERE refund.id = ${id}::uuid`;
  return row ? view(row, viewer, await cardPartsOf(id), await returnsOf(id)) : null;
}

function view(row: Row, viewer: Viewer, cardParts: RefundCardPartView[], returns: RefundReturnView[]): RefundView {
  return {
    ...row, cardParts, returns,
    amount: Number(row.amount), bankAmount: Number(row.bankAmount), cardAmount: Number(row.cardAmount),
    askedAt: row.askedAt.toISOString(), decidedAt: row.decidedAt?.toISOString() ?? null, mayAct: mayRunTreasury(viewer),
  };
}

async function cardPartsOf(refundId: string): Promise<RefundCardPartView[]> {
  const rows = await db.$queryRaw<(Omit<RefundCardPartView, "amount"> & { amount: bigint })[]>`
    SELECT part.transfer_id AS "transferId", part.amount, part.state, request.refusal FROM refund_card_part part JOIN card_refund_request request ON request.id = part.request_id
    WHERE part.refund_id = ${refundId}::uuid ORDER BY part.amount DESC, part.id`;
  return rows.map((row) => ({ ...row, amount: Number(row.amount) }));
}

async function returnsOf(refundId: string): Promise<RefundReturnView[]> {
  const rows = await db.$queryRaw<(Omit<RefundReturnView, "amount" | "fee"> & { amount: bigint; fee: bigint })[]>`
    SELECT back.id, back.amount, back.fee, list.number AS "listNumber", concat_ws(' · ', back.account_holder, back.account_number, back.bank_name) AS account, back.paid_on::text AS "paidOn",
      back.bank_reference AS "bankReference", back.returned_on::text AS "returnedOn", back.return_reference AS "returnReference", back.note, person.display_name AS by, back.transfer_id AS "transferId"
    FROM refund_return back JOIN refund_list list ON list.id = back.list_id JOIN person ON person.id = back.marked_by WHERE back.refund_id = ${refundId}::uuid ORDER BY back.marked_at DESC`;
  return rows.map((row) => ({ ...row, amount: Number(row.amount), fee: Number(row.fee) }));
}

/** What banks kept of refunds that they sent back: how often, and how many đồng in all. Nothing for everybody but the fund and the auditor. */
export async function sumReturnFees(viewer: Viewer): Promise<{ count: number; amount: number }> {
  if (!mayReadTreasury(viewer)) return { count: 0, amount: 0 };
  const { _count, _sum } = await db.refundReturn.aggregate({ where: { fee: { gt: 0n } }, _count: true, _sum: { fee: true } });
  return { count: _count, amount: Number(_sum.fee ?? 0n) };
}

/** Payment lists for the bank, newest first, at most a hundred. Empty for everybody but the fund and the auditor. */
export async function listRefundLists(viewer: Viewer): Promise<RefundListView[]> {
  if (!mayReadTreasury(viewer)) return [];
  const rows = await db.$queryRaw<(Omit<RefundListView, "amount" | "madeAt"> & { amount: bigint; madeAt: Date })[]>`
    SELECT list.id, list.number, list.made_at AS "madeAt", count(entry.list_id)::int AS count, sum(entry.amount)::bigint AS amount, (count(*) FILTER (WHERE NOT entry.paid))::int AS open
    FROM refund_list list JOIN (SELECT list_id, bank_amount AS amount, paid_on IS NOT NULL AS paid FROM refund UNION ALL SELECT list_id, amount, true FROM refund_return) AS entry ON entry.list_id = list.id
    GROUP BY list.id ORDER BY list.made_at DESC LIMIT 100`;
  return rows.map((row) => ({ ...row, amount: Number(row.amount), madeAt: row.madeAt.toISOString() }));
}

/**
 * A payment list as the bank takes it (CSV): number in the list, holder, account, bank, amount in whole đồng, words for the transfer, which hold the
 * order's own reference: a debit that bears it is known again. Cells that a spreadsheet
 * would run as formulas are made plain. Null for everybody but the fund, because it carries bank accounts.
 */
export async function refundListCsv(viewer: Viewer, listId: string, header: readonly string[]): Promise<{ number: string; csv: string } | null> {
  if (!mayRunTreasury(viewer) || !isUuid(listId)) return null;
  const rows = await db.$queryRaw<{ number: string; position: number; holder: string; account: string; bank: string; amount: bigint; reference: string }[]>`
    SELECT list.number, entry.position, entry.holder, entry.account, entry.bank, entry.amount, entry.reference FROM (
      SELECT list_id, list_position AS position, account_holder AS holder, account_number AS account, bank_name AS bank, bank_amount AS amount, order_reference AS reference FROM refund
      UNION ALL SELECT list_id, list_position, account_holder, account_number, bank_name, amount, order_reference FROM refund_return) AS entry
    JOIN refund_list list ON list.id = entry.list_id WHERE list.id = ${listId}::uuid ORDER BY entry.position`;
  const [first] = rows;
  if (!first) return null;
  const lines = rows.map((row) => csvLine([row.position, row.holder, row.account, row.bank, Number(row.amount), `HOAN TIEN ${row.reference}`]));
  return { number: first.number, csv: BYTE_ORDER_MARK + csvLine(header) + lines.join("") };
}
