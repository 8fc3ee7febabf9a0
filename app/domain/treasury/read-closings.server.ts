import type { Viewer } from "~/domain/accounts/viewer";
import { clock, vietnamDay } from "~/platform/clock.server";
import { db, Prisma } from "~/platform/database.server";
import { isUuid } from "~/platform/uuid";
import { bankAheadAt, bankBalanceAt, ofClosedDaysOn, payoutsOnTheWayAt, statementBalanceAt, type Part } from "./bank-balance.server";
import { readDay } from "./paid-on";
import { mayReadTreasury, mayRunTreasury } from "./treasury-policy";
import type { ClosingView } from "./treasury-view";

const PAGE_LENGTH = 30;
const DAY_MS = 86_400_000;

type Row = Omit<ClosingView, "bankBalance" | "ledgerBalance" | "difference" | "signedAt" | "countersignedAt" | "reopenedAt" | "mayCountersign" | "mayReopen"> & {
  bankBalance: bigint; ledgerBalance: bigint; signedAt: Date; countersignedAt: Date | null; reopenedAt: Date | null; signedById: string; last: boolean;
};

const select = Prisma.sql`
  SELECT closing.id, closing.day::text AS day, closing.bank_balance AS "bankBalance", closing.ledger_balance AS "ledgerBalance", closing.source, closing.state, closing.note,
    (SELECT coalesce(json_agg(json_build_object('amount', line.amount, 'explanation', line.explanation) ORDER BY line.position), '[]') FROM day_closing_line line WHERE line.closing_id = closing.id) AS lines,
    closing.signed_by AS "signedById", signer.display_name AS "signedBy", closing.signed_at AS "signedAt", counter.display_name AS "countersignedBy", closing.countersigned_at AS "countersignedAt",
    reopener.display_name AS "reopenedBy", closing.reopened_at AS "reopenedAt", closing.reopened_why AS "reopenedWhy",
    NOT EXISTS (SELECT FROM day_closing later WHERE later.state <> 'reopened' AND later.day > closing.day) AS last
  FROM day_closing closing JOIN person signer ON signer.id = closing.signed_by LEFT JOIN person counter ON counter.id = closing.countersigned_by LEFT JOIN person reopener ON reopener.id = closing.reopened_by`;

/** Closed days, the latest first, thirty a page, with those that were opened again. Empty for everybody but the fund and the auditor. */
export async function listClosings(viewer: Viewer, page = 1): Promise<{ rows: ClosingView[]; total: number; pages: number }> {
  if (!mayReadTreasury(viewer)) return { rows: [], total: 0, pages: 0 };
  const [rows, total] = await Promise.all([
    db.$queryRaw<Row[]>`${select} ORDER BY closing.day DESC, closing.signed_at DESC LIMIT ${PAGE_LENGTH} OFFSET ${(page - 1) * PAGE_LENGTH}`,
    db.dayClosing.count(),
  ]);
  return { rows: rows.map((row) => view(row, viewer)), total, pages: Math.ceil(total / PAGE_LENGTH) };
}

export async function findClosing(viewer: Viewer, id: string): Promise<ClosingView | null> {
  if (!mayReadTreasury(viewer) || !isUuid(id)) return null;
  const [row] = await db.$queryRaw<Row[]>`${select} WHERE closing.id = ${id}::uuid`;
  return row ? view(row, viewer) : null;
}

function view({ signedById, last, ...row }: Row, viewer: Viewer): ClosingView {
  const iso = (moment: Date | null) => moment?.toISOString() ?? null;
  const fund = mayRunTreasury(viewer);
  return {
    ...row,
    bankBalance: Number(row.bankBalance),
    ledgerBalance: Number(row.ledgerBalance),
    difference: Number(row.bankBalance - row.ledgerBalance),
    signedAt: row.signedAt.toISOString(),
    countersignedAt: iso(row.countersignedAt),
    reopenedAt: iso(row.reopenedAt),
    mayCountersign: fund && row.state === "signed" && signedById !== viewer.personId,
    mayReopen: fund && row.state !== "reopened" && last,
  };
}

type Ahead = { count: number; amount: number };

/**
 * What stands to be signed for a day (by default yesterday): the ledger's balance and the statement's, in đồng, and what makes the two differ (bankAheadAt); what is booked on
 * the day for earlier ones that were closed; card money that was on the way to the bank (payoutsOnTheWayAt); `closed` when a day from it on is closed.
 */
export type DayToClose = {
  day: string; today: string; ledger: number; statement: number | null; unexplained: Ahead; later: Ahead; credits: Ahead; ofClosedDays: Ahead & { first: string | null }; onTheWay: Ahead;
  closed: boolean; lastClosed: string | null;
};

export async function readDayToClose(viewer: Viewer, asked: string | null): Promise<DayToClose | null> {
  if (!mayReadTreasury(viewer)) return null;
  const today = vietnamDay(clock.now());
  const yesterday = vietnamDay(new Date(clock.now().getTime() - DAY_MS));
  const day = asked && readDay(asked) && asked < today ? asked : yesterday;
  const last = await db.dayClosing.findFirst({ where: { state: { not: "reopened" } }, orderBy: { day: "desc" }, select: { day: true } });
  const lastClosed = last?.day.toISOString().slice(0, 10) ?? null;
  const [ledger, statement, { unexplained, later, credits }, ofClosedDays, onTheWay] = await Promise.all([
    bankBalanceAt(db, day), statementBalanceAt(day), bankAheadAt(day), ofClosedDaysOn(day), payoutsOnTheWayAt(day),
  ]);
  const part = ({ count, amount }: Part) => ({ count, amount: Number(amount) });
  return {
    day, today, ledger: Number(ledger), statement: statement === null ? null : Number(statement), unexplained: part(unexplained), later: part(later), credits: part(credits),
    ofClosedDays: { ...part(ofClosedDays), first: ofClosedDays.first }, onTheWay: part(onTheWay), closed: lastClosed !== null && day <= lastClosed, lastClosed,
  };
}
