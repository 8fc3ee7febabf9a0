import type { Viewer } from "~/domain/accounts/viewer";
import { debitStates, type DebitMeaning, type DebitState } from "~/domain/payments/debits/debit";
import { db, Prisma } from "~/platform/database.server";
import { isUuid } from "~/platform/uuid";
import type { DebitEvent, DebitRow, DebitView } from "./debit-meaning";
import { mayReadTreasury, mayRunTreasury } from "./treasury-policy";

const PAGE_LENGTH = 30;

type Row = Omit<DebitRow, "amount" | "to"> & { amount: bigint; refundId: string | null; disbursementId: string | null; transferId: string | null };
type WholeRow = Row & { movedAt: Date; bookedHere: boolean; explainedBy: string | null; explainedAt: Date | null; proposalId: string | null };

const columns = Prisma.sql`
  debit.id, debit.booked_on::text AS "bookedOn", debit.amount, debit.memo, debit.payee_name AS "payeeName", debit.bank_reference AS "bankReference", debit.state, debit.explained_as AS "explainedAs",
  coalesce(pledge.reference, paid.code, fee.bank_reference, debit.payout_id) AS code, debit.refund_id AS "refundId", debit.disbursement_id AS "disbursementId", placement.transfer_id AS "transferId"`;
const joins = Prisma.sql`
  LEFT JOIN refund ON refund.id = debit.refund_id LEFT JOIN pledge ON pledge.id = refund.pledge_id LEFT JOIN disbursement paid ON paid.id = debit.disbursement_id
  LEFT JOIN bank_fee fee ON fee.id = debit.fee_id LEFT JOIN transfer_placement placement ON placement.id = debit.placement_id`;

/** Debits for the fund and the auditor, of one state or all, thirty a page: oldest first while they wait, newest first otherwise; and how many, of how many đồng, each state has. Empty for everybody else. */
export async function listDebits(viewer: Viewer, { state, page = 1 }: { state: DebitState | null; page?: number }): Promise<{ rows: DebitRow[]; total: number; pages: number; figures: Record<DebitState, { count: number; amount: number }> }> {
  const figures = Object.fromEntries(debitStates.map((each) => [each, { count: 0, amount: 0 }])) as Record<DebitState, { count: number; amount: number }>;
  if (!mayReadTreasury(viewer)) return { rows: [], total: 0, pages: 0, figures };
  const counted = await db.$queryRaw<{ state: DebitState; count: number; amount: bigint }[]>`SELECT state, count(*)::int AS count, sum(amount)::bigint AS amount FROM outgoing_debit GROUP BY state`;
  for (const { state: each, count, amount } of counted) figures[each] = { count, amount: Number(amount) };
  const total = state ? figures[state].count : figures.unexplained.count + figures.explained.count;
  const pages = Math.ceil(total / PAGE_LENGTH);
  const order = state === "unexplained" ? Prisma.sql`debit.booked_on, debit.moved_at, debit.id` : Prisma.sql`debit.booked_on DESC, debit.moved_at DESC, debit.id`;
  const rows = await db.$queryRaw<Row[]>`
    SELECT ${columns} FROM outgoing_debit debit ${joins} WHERE ${state ? Prisma.sql`debit.state = ${state}` : Prisma.sql`true`}
    ORDER BY ${order} LIMIT ${PAGE_LENGTH} OFFSET ${(Math.max(1, Math.min(page, pages)) - 1) * PAGE_LENGTH}`;
  return { rows: rows.map(debitRow), total, pages, figures };
}

/** One debit with who told of it and what happened to it; null for everybody but the fund and the auditor. */
export async function findDebit(viewer: Viewer, id: string): Promise<DebitView | null> {
  if (!mayReadTreasury(viewer) || !isUuid(id)) return null;
  const [row] = await db.$queryRaw<WholeRow[]>`
    SELECT ${columns}, debit.moved_at AS "movedAt", debit.booked_here AS "bookedHere", person.display_name AS "explainedBy", debit.explained_at AS "explainedAt",
      (SELECT id FROM money_proposal WHERE state = 'open' AND (deed ->> 'debitId' = debit.id::text OR subject_id = debit.disbursement_id) LIMIT 1) AS "proposalId"
    FROM outgoing_debit debit ${joins} LEFT JOIN person ON person.id = debit.explained_by WHERE debit.id = ${id}::uuid`;
  if (!row) return null;
  const [toldBy, history] = await Promise.all([
    db.$queryRaw<DebitView["toldBy"]>`
      SELECT import.id AS "importId", import.file_name AS "fileName", CASE WHEN import.id IS NOT NULL THEN sighting.source_key::int END AS row FROM debit_sighting sighting
      LEFT JOIN statement_import import ON sighting.source = 'statement:' || import.id WHERE sighting.debit_id = ${id}::uuid ORDER BY sighting.seen_at LIMIT 20`,
    db.$queryRaw<{ seq: bigint; kind: string; at: Date; by: string | null; as: DebitMeaning | null }[]>`
      SELECT event.seq, event.kind, event.occurred_at AS at, person.display_name AS by, event.payload ->> 'as' AS as FROM event LEFT JOIN person ON person.id = event.actor_id
      WHERE event.subject_type = 'debit' AND event.subject_id = ${id} ORDER BY event.seq`,
  ]);
  const { movedAt, bookedHere, explainedBy, explainedAt, proposalId } = row;
  return {
    ...debitRow(row), movedAt: movedAt.toISOString(), bookedHere, explainedBy, explainedAt: explainedAt?.toISOString() ?? null, proposalId, toldBy,
    history: history.map(({ seq, kind, at, ...one }) => ({ ...one, seq: Number(seq), what: kind.slice("debit.".length) as DebitEvent["what"], at: at.toISOString() })),
    mayAct: mayRunTreasury(viewer),
  };
}

/** What a payment that is proven by a debit takes over from it; null for an unknown or explained one and for everybody but the fund. */
export async function findDebitToPay(viewer: Viewer, id: string): Promise<{ id: string; amount: number; bookedOn: string; memo: string; bankReference: string | null } | null> {
  const debit = mayRunTreasury(viewer) ? await findDebit(viewer, id) : null;
  return debit?.state === "unexplained" ? { id: debit.id, amount: debit.amount, bookedOn: debit.bookedOn, memo: debit.memo, bankReference: debit.bankReference } : null;
}

function debitRow({ id, bookedOn, amount, memo, payeeName, bankReference, state, explainedAs, code, refundId, disbursementId, transferId }: Row): DebitRow {
  const to = refundId ? `/fund/refunds/${refundId}` : disbursementId ? `/fund/payments/${disbursementId}` : transferId ? `/fund/transfers/${transferId}` : explainedAs === "fee" ? "/fund/fees" : explainedAs === "payout" ? `/fund/payouts/${code}` : null;
  return { id, bookedOn, amount: Number(amount), memo, payeeName, bankReference, state, explainedAs, code, to };
}
