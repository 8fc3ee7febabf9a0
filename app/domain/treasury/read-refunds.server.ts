import type { Viewer } from "~/domain/accounts/viewer";
import { csvLine, BYTE_ORDER_MARK } from "~/domain/payments/ledger-csv";
import { isOwnPledge } from "~/domain/pledges/pledge-policy";
import { db, Prisma, transact } from "~/platform/database.server";
import { isUuid } from "~/platform/uuid";
import { findRefundFacts } from "./find-refund-facts.server";
import { refundBar, refundStates, type RefundBar, type RefundState } from "./refund";
import { mayReadTreasury, mayRunTreasury } from "./treasury-policy";
import type { OwnRefund, RefundListView, RefundRow, RefundView } from "./treasury-view";

const PAGE_LENGTH = 30;

type Row = Omit<RefundView, "amount" | "askedAt" | "decidedAt" | "mayAct"> & { amount: bigint; askedAt: Date; decidedAt: Date | null };

const select = Prisma.sql`
  SELECT refund.id, pledge.reference AS "pledgeReference", giver.display_name AS "sponsorName", refund.amount, refund.state, refund.asked_at AS "askedAt", refund.asked_as AS "askedAs",
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
  const oldest = state === "requested" || state === "approved" || state === "listed";
  const [rows, counted] = await Promise.all([
    db.$queryRaw<Row[]>`${select} ${where} ORDER BY CASE WHEN ${oldest}::boolean THEN refund.asked_at END, refund.asked_at DESC LIMIT ${PAGE_LENGTH} OFFSET ${(page - 1) * PAGE_LENGTH}`,
    db.$queryRaw<{ state: RefundState; found: number }[]>`SELECT state, count(*)::int AS found FROM refund GROUP BY state`,
  ]);
  for (const { state: each, found } of counted) figures[each] = found;
  const total = state ? figures[state] : counted.reduce((sum, { found }) => sum + found, 0);
  return { rows: rows.map((row) => view(row, viewer)), total, pages: Math.ceil(total / PAGE_LENGTH), figures };
}

/** One refund with the payer's account; null for everybody but the fund and the auditor. */
export async function findRefund(viewer: Viewer, id: string): Promise<RefundView | null> {
  if (!mayReadTreasury(viewer) || !isUuid(id)) return null;
  const [row] = await db.$queryRaw<Row[]>`${select} WHERE refund.id = ${id}::uuid`;
  return row ? view(row, viewer) : null;
}

function view(row: Row, viewer: Viewer): RefundView {
  return { ...row, amount: Number(row.amount), askedAt: row.askedAt.toISOString(), decidedAt: row.decidedAt?.toISOString() ?? null, mayAct: mayRunTreasury(viewer) };
}

/** Payment lists for the bank, newest first, at most a hundred. Empty for everybody but the fund and the auditor. */
export async function listRefundLists(viewer: Viewer): Promise<RefundListView[]> {
  if (!mayReadTreasury(viewer)) return [];
  const rows = await db.$queryRaw<(Omit<RefundListView, "amount" | "madeAt"> & { amount: bigint; madeAt: Date })[]>`
    SELECT list.id, list.number, list.made_at AS "madeAt", count(refund.id)::int AS count, sum(refund.amount)::bigint AS amount, (count(refund.id) FILTER (WHERE refund.state = 'listed'))::int AS open
    FROM refund_list list JOIN refund ON refund.list_id = list.id GROUP BY list.id ORDER BY list.made_at DESC LIMIT 100`;
  return rows.map((row) => ({ ...row, amount: Number(row.amount), madeAt: row.madeAt.toISOString() }));
}

/**
 * A payment list as the bank takes it (CSV): number in the list, holder, account, bank, amount in whole đồng, words for the transfer, which hold the
 * order's own reference: a debit that bears it is known again. Cells that a spreadsheet
 * would run as formulas are made plain. Null for everybody but the fund, because it carries bank accounts.
 */
export async function refundListCsv(viewer: Viewer, listId: string, header: readonly string[]): Promise<{ number: string; csv: string } | null> {
  if (!mayRunTreasury(viewer) || !isUuid(listId)) return null;
  const rows = await db.$queryRaw<{ number: string; holder: string; account: string; bank: string; amount: bigint; reference: string }[]>`
    SELECT list.number, refund.account_holder AS holder, refund.account_number AS account, refund.bank_name AS bank, refund.amount, refund.order_reference AS reference
    FROM refund JOIN refund_list list ON list.id = refund.list_id JOIN pledge ON pledge.id = refund.pledge_id WHERE list.id = ${listId}::uuid ORDER BY pledge.reference`;
  const [first] = rows;
  if (!first) return null;
  const lines = rows.map((row, index) => csvLine([index + 1, row.holder, row.account, row.bank, Number(row.amount), `HOAN TIEN ${row.reference}`]));
  return { number: first.number, csv: BYTE_ORDER_MARK + csvLine(header) + lines.join("") };
}

/**
 * What a sponsor may know and do about a refund of a pledge: earlier wishes, newest first, how much would go back (đồng), and what stands in the way.
 * Null when the pledge is neither the viewer's own nor the viewer of the fund.
 */
export async function readRefundChoice(viewer: Viewer, reference: string): Promise<{ refunds: OwnRefund[]; amount: number; bar: RefundBar | null; own: boolean } | null> {
  const pledge = await db.pledge.findUnique({
    where: { reference },
    select: { id: true, personId: true, sponsor: { select: { organisationId: true } }, need: { select: { code: true } }, payment: { select: { received: true } } },
  });
  if (!pledge) return null;
  const own = isOwnPledge(viewer, { personId: pledge.personId, organisationId: pledge.sponsor.organisationId });
  if (!own && !mayRunTreasury(viewer)) return null;
  const [facts, refunds] = await Promise.all([
    transact((tx) => findRefundFacts(tx, { id: pledge.id, needCode: pledge.need.code })),
    db.refund.findMany({ where: { pledgeId: pledge.id }, orderBy: { askedAt: "desc" } }),
  ]);
  return {
    own,
    amount: Number(pledge.payment?.received ?? 0n),
    bar: refundBar(facts),
    refunds: refunds.map((refund) => ({
      id: refund.id, state: refund.state as RefundState, amount: Number(refund.amount), askedAt: refund.askedAt.toISOString(), reason: refund.reason,
      decisionNote: refund.state === "declined" ? refund.decisionNote : null, paidOn: refund.paidOn?.toISOString().slice(0, 10) ?? null,
      mayWithdraw: refund.state === "requested" && refund.askedBy === viewer.personId,
    })),
  };
}
