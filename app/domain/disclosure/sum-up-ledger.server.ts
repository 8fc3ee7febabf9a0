import { clock } from "~/platform/clock.server";
import { transact } from "~/platform/database.server";
import { cashMovements } from "./cash-movements.server";
import { needMovements } from "./need-movements.server";

/** Longer than any transaction that books lasts, so that nothing is booked into the past that is summed. */
const MARGIN_MS = 15 * 60_000;
const LIMIT_MS = 600_000;
const SUMMING_LOCK = 588_2026;
const ALL = { programme: null, province: null, commune: null, year: null };

/**
 * Sums the ledger up to a quarter of an hour ago by month, anew as a whole, for the open ledger to read. An entry carries the moment of its booking and
 * never changes, so the sums stay true and only what is booked later is added when somebody reads. Answers how many months.
 */
export async function sumUpLedger(): Promise<number> {
  const until = new Date(clock.now().getTime() - MARGIN_MS);
  return transact(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM (SELECT pg_advisory_xact_lock(${SUMMING_LOCK})) AS locked`;
    await tx.openLedgerMonth.deleteMany();
    await tx.openLedgerCash.deleteMany();
    await tx.$executeRaw`
      WITH moved AS MATERIALIZED (${needMovements({ from: new Date(0), lastDay: null, now: until }, ALL)}),
        line AS (
          SELECT need_id, month, placed, delivered, goods, disbursed, held, false AS first FROM moved
          UNION ALL SELECT need_id, min(month), 0, 0, 0, 0, 0, true FROM moved GROUP BY need_id)
      INSERT INTO open_ledger_month (month, programme_id, province_code, placed, delivered, goods, disbursed, held, needs, beneficiaries)
      SELECT month, need.programme_id, need.province_code, sum(placed), sum(delivered), sum(goods), sum(disbursed), sum(held),
        count(*) FILTER (WHERE first), coalesce(sum(need.beneficiaries) FILTER (WHERE first), 0)
      FROM line JOIN need ON need.id = line.need_id GROUP BY month, need.programme_id, need.province_code`;
    const months = await tx.$executeRaw`
      INSERT INTO open_ledger_cash (month, received, returned, fees, disbursed, held, waiting, general, reserve, refunding)
      SELECT month, received, returned, fees, disbursed, held, waiting, general, reserve, refunding FROM (${cashMovements({ since: null, lastDay: null, now: until })}) AS moved`;
    await tx.openLedgerReach.upsert({ where: { id: true }, create: { summedUntil: until }, update: { summedUntil: until } });
    return months;
  }, { timeoutMs: LIMIT_MS });
}
