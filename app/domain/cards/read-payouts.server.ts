import type { Viewer } from "~/domain/accounts/viewer";
import { canReadCards } from "~/domain/cards/card-policy";
import { lastDayInTime, payoutStates, type PayoutState } from "~/domain/cards/payout";
import { payoutMoments, type PayoutFigures, type PayoutMoment, type PayoutPartRow, type PayoutRow, type PayoutView } from "~/domain/cards/payout-view";
import { canMoveMoney } from "~/domain/payments/payment-policy";
import { clock, vietnamDay } from "~/platform/clock.server";
import { db, Prisma } from "~/platform/database.server";

const PAGE_LENGTH = 30;

type Row = Omit<PayoutRow, "amount" | "dong" | "difference" | "late"> & { amount: bigint; dong: bigint; difference: bigint | null };
type WholeRow = Row & { feeDong: bigint; valuedBy: "parts" | "rate"; descriptor: string | null; bookedAt: Date };

const columns = Prisma.sql`payout.id, payout.currency, payout.amount, payout.dong, payout.state, payout.expected_on::text AS "expectedOn", payout.difference, payout.transfer_id AS "transferId",
  (SELECT debit.id FROM outgoing_debit debit WHERE debit.payout_id = payout.id) AS "debitId"`;

/** Payouts of one state or all, thirty a page: those on their way by the day on which they are expected, others the latest first. Empty for everybody but the fund and the auditor. */
export async function listPayoutRows(viewer: Viewer, { state, page = 1 }: { state: PayoutState | null; page?: number }): Promise<{ rows: PayoutRow[]; pages: number; figures: PayoutFigures }> {
  const figures = Object.fromEntries(payoutStates.map((each) => [each, { count: 0, dong: 0 }])) as PayoutFigures;
  if (!canReadCards(viewer)) return { rows: [], pages: 0, figures };
  const counted = await db.$queryRaw<{ state: PayoutState; count: number; dong: bigint }[]>`SELECT state, count(*)::int AS count, sum(dong + coalesce(difference, 0))::bigint AS dong FROM card_payout GROUP BY state`;
  for (const { state: each, count, dong } of counted) figures[each] = { count, dong: Number(dong) };
  const total = payoutStates.filter((each) => !state || each === state).reduce((sum, each) => sum + figures[each].count, 0);
  const pages = Math.ceil(total / PAGE_LENGTH);
  const order = state === "on_the_way" ? Prisma.sql`payout.expected_on, payout.id` : Prisma.sql`payout.expected_on DESC, payout.booked_at DESC, payout.id`;
  const rows = await db.$queryRaw<Row[]>`
    SELECT ${columns} FROM card_payout payout WHERE ${state ? Prisma.sql`payout.state = ${state}` : Prisma.sql`true`}
    ORDER BY ${order} LIMIT ${PAGE_LENGTH} OFFSET ${(Math.max(1, Math.min(page, pages)) - 1) * PAGE_LENGTH}`;
  return { rows: rows.map(payoutRow), pages, figures };
}

/** One payout with what is in it, thirty parts a page, and what happened to it; null for an unknown one and for everybody but the fund and the auditor. */
export async function findPayout(viewer: Viewer, id: string, partPage = 1): Promise<PayoutView | null> {
  if (!canReadCards(viewer)) return null;
  const [row] = await db.$queryRaw<WholeRow[]>`
    SELECT ${columns}, payout.fee_dong AS "feeDong", payout.valued_by AS "valuedBy", payout.descriptor, payout.booked_at AS "bookedAt" FROM card_payout payout WHERE payout.id = ${id}`;
  if (!row) return null;
  const partCount = await db.cardPayoutPart.count({ where: { payoutId: id } });
  const partPages = Math.ceil(partCount / PAGE_LENGTH);
  const offset = (Math.max(1, Math.min(partPage, partPages)) - 1) * PAGE_LENGTH;
  const [parts, history] = await Promise.all([
    db.$queryRaw<(Omit<PayoutPartRow, "net" | "dong"> & { net: bigint; dong: bigint | null })[]>`
      SELECT part.position, part.kind, part.transfer_id AS "transferId", pledge.reference AS "pledgeReference", part.net, part.dong FROM card_payout_part part
      LEFT JOIN card_payment payment ON payment.transfer_id = part.transfer_id LEFT JOIN card_checkout checkout ON checkout.id = payment.checkout_id LEFT JOIN pledge ON pledge.id = checkout.pledge_id
      WHERE part.payout_id = ${id} ORDER BY part.position LIMIT ${PAGE_LENGTH} OFFSET ${offset}`,
    db.$queryRaw<{ seq: bigint; kind: string; at: Date; by: string | null; note: string | null }[]>`
      SELECT event.seq, event.kind, event.occurred_at AS at, person.display_name AS by, event.payload ->> 'note' AS note FROM event LEFT JOIN person ON person.id = event.actor_id
      WHERE event.subject_type = 'card' AND event.subject_id = ${id} AND event.kind = ANY(${payoutMoments.map((moment) => `card.payout_${moment}`)}) ORDER BY event.seq`,
  ]);
  const { feeDong, valuedBy, descriptor, bookedAt, ...rest } = row;
  return {
    ...payoutRow(rest), feeDong: Number(feeDong), valuedBy, descriptor, bookedAt: bookedAt.toISOString(), lastDayInTime: lastDayInTime(row.expectedOn), partCount, partPages,
    parts: parts.map(({ net, dong, ...part }) => ({ ...part, net: Number(net), dong: dong === null ? null : Number(dong) })),
    history: history.map(({ seq, kind, at, by, note }) => ({ seq: Number(seq), what: kind.slice("card.payout_".length) as PayoutMoment["what"], at: at.toISOString(), by, note })),
    mayAct: canMoveMoney(viewer),
  };
}

/** Payouts that the bank should have shown by now: how many, their worth in đồng, and since when the first is late. All zero for everybody but the fund and the auditor. */
export async function readLatePayouts(viewer: Viewer): Promise<{ count: number; amount: number; oldestAt: string | null }> {
  if (!canReadCards(viewer)) return { count: 0, amount: 0, oldestAt: null };
  const today = vietnamDay(clock.now());
  const rows = await db.$queryRaw<{ expectedOn: string; dong: bigint }[]>`SELECT expected_on::text AS "expectedOn", dong FROM card_payout WHERE state = 'on_the_way' AND expected_on < ${today}::date ORDER BY expected_on`;
  const late = rows.filter(({ expectedOn }) => lastDayInTime(expectedOn) < today);
  return { count: late.length, amount: late.reduce((sum, { dong }) => sum + Number(dong), 0), oldestAt: late[0] ? `${late[0].expectedOn}T05:00:00.000Z` : null };
}

function payoutRow({ amount, dong, difference, ...row }: Row): PayoutRow {
  return {
    ...row, amount: Number(amount), dong: Number(dong), difference: difference === null ? null : Number(difference),
    late: row.state === "on_the_way" && lastDayInTime(row.expectedOn) < vietnamDay(clock.now()),
  };
}
