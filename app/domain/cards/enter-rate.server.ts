import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf, recordEvent } from "~/domain/audit/record-event.server";
import type { ForeignCurrency } from "~/domain/cards/card";
import { canEnterRate } from "~/domain/cards/card-policy";
import { isJump, isRate, parseRate, SOURCE_MAX } from "~/domain/cards/exchange-rate";
import { refuse, type Outcome } from "~/domain/outcome";
import { clock, vietnamDay } from "~/platform/clock.server";
import { transact } from "~/platform/database.server";

export type RateRefusal = "not-allowed" | "rate-invalid" | "day-invalid" | "source-needed" | "rate-jumps";

/** How many days back a rate may be dated. */
const DAYS_BACK = 31;
const DAY = 86_400_000;

/**
 * The fund manager enters a rate with its day and source; from now on gifts in that currency are fixed at it. Rates are only added: a wrong one is
 * put right by entering another. Refused: anybody else, a rate that cannot be read or is not between 1.000 ₫ and 1.000.000 ₫, a day in the future or
 * more than a month back, no source, and a rate more than 5% from the last one unless `confirmed`.
 */
export async function enterRate({ viewer, currency, rate: written, rateOn, source, confirmed = false }: { viewer: Viewer; currency: ForeignCurrency; rate: string; rateOn: string; source: string; confirmed?: boolean }): Promise<Outcome<{ id: string; rate: bigint }, RateRefusal>> {
  if (!canEnterRate(viewer)) return refuse("not-allowed");
  const rate = parseRate(written);
  if (rate === null || !isRate(rate)) return refuse("rate-invalid");
  const now = clock.now();
  if (!isDay(rateOn) || rateOn > vietnamDay(now) || rateOn < vietnamDay(new Date(now.getTime() - DAYS_BACK * DAY))) return refuse("day-invalid");
  const from = source.replace(/\s+/g, " ").trim().slice(0, SOURCE_MAX);
  if (!from) return refuse("source-needed");
  return transact(async (tx) => {
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`rate:${currency}`}, 12))::text`;
    const [before] = await tx.$queryRaw<{ rate: bigint }[]>`SELECT rate FROM exchange_rate WHERE currency = ${currency} ORDER BY rate_on DESC, entered_at DESC LIMIT 1`;
    if (!confirmed && isJump(rate, before?.rate ?? null)) return refuse("rate-jumps");
    const [row] = await tx.$queryRaw<{ id: string }[]>`
      INSERT INTO exchange_rate (currency, rate, rate_on, source, entered_by, entered_at)
      VALUES (${currency}, ${rate}::bigint, ${rateOn}::date, ${from}, ${viewer.personId}::uuid, ${now.toISOString()}::timestamptz) RETURNING id`;
    const id = row!.id;
    await recordEvent(tx, { kind: "rate.entered", subjectType: "rate", subjectId: id, actor: actorOf(viewer, "fund_manager"), payload: { currency, rate: Number(rate), rateOn } });
    return { ok: true, id, rate };
  });
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);
}
