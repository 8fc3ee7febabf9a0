import type { Viewer } from "~/domain/accounts/viewer";
import { canReadCards } from "~/domain/cards/card-policy";
import type { ForeignCurrency } from "~/domain/cards/card";
import type { ExchangeRate } from "~/domain/cards/exchange-rate";
import { clock, vietnamDay } from "~/platform/clock.server";
import { db, Prisma, type Tx } from "~/platform/database.server";
import { env } from "~/platform/env.server";

const PAGE_LENGTH = 30;
const DAY = 86_400_000;

type Row = Omit<ExchangeRate, "rate"> & { rate: bigint };

/** The latest rate of each currency that is not too old to be offered (CARD_RATE_MAX_DAYS). */
export async function ratesInForce(tx: Tx): Promise<ExchangeRate[]> {
  const oldest = vietnamDay(new Date(clock.now().getTime() - env.CARD_RATE_MAX_DAYS * DAY));
  const rows = await tx.$queryRaw<Row[]>`
    SELECT DISTINCT ON (currency) id, currency, rate, rate_on::text AS "rateOn", source FROM exchange_rate
    WHERE rate_on >= ${oldest}::date ORDER BY currency DESC, rate_on DESC, entered_at DESC`;
  return rows.map(asRate);
}

/** The latest rate of a currency however old it is, for money that is here already. */
export async function lastRate(tx: Tx, currency: ForeignCurrency): Promise<ExchangeRate | null> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT id, currency, rate, rate_on::text AS "rateOn", source FROM exchange_rate WHERE currency = ${currency} ORDER BY rate_on DESC, entered_at DESC LIMIT 1`;
  return rows[0] ? asRate(rows[0]) : null;
}

export type EnteredRate = ExchangeRate & { by: string; enteredAt: string };

/** Every rate that was entered, the newest first, thirty a page from page 1. Empty for everybody but the fund and the auditor. */
export async function listRates(viewer: Viewer, { page = 1 }: { page?: number } = {}): Promise<{ rows: EnteredRate[]; total: number; pages: number; maxDays: number }> {
  const maxDays = env.CARD_RATE_MAX_DAYS;
  if (!canReadCards(viewer)) return { rows: [], total: 0, pages: 0, maxDays };
  const [rows, [counted]] = await Promise.all([
    db.$queryRaw<(Row & { by: string; enteredAt: Date })[]>(Prisma.sql`
      SELECT rate.id, rate.currency, rate.rate, rate.rate_on::text AS "rateOn", rate.source, person.display_name AS by, rate.entered_at AS "enteredAt"
      FROM exchange_rate rate JOIN person ON person.id = rate.entered_by
      ORDER BY rate.entered_at DESC, rate.id LIMIT ${PAGE_LENGTH} OFFSET ${(Math.max(1, page) - 1) * PAGE_LENGTH}`),
    db.$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total FROM exchange_rate`,
  ]);
  const total = counted!.total;
  return { rows: rows.map(({ by, enteredAt, ...row }) => ({ ...asRate(row), by, enteredAt: enteredAt.toISOString() })), total, pages: Math.ceil(total / PAGE_LENGTH), maxDays };
}

function asRate({ rate, ...row }: Row): ExchangeRate {
  return { ...row, rate: Number(rate) };
}
