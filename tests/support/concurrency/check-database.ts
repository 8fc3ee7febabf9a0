import type pg from "pg";

/** Each query finds the rows that break one rule; a rule holds when it finds none. None of them leans on the constraints it is meant to check. */
const rules: Record<string, string> = {
  "no unit is in two live allocations": `
    SELECT need_id, unit, count(*) FROM allocation, generate_series(lower(units), upper(units) - 1) AS unit
    WHERE released_at IS NULL GROUP BY need_id, unit HAVING count(*) > 1`,
  "no unit outside the need is given": `
    SELECT need.code, allocation.units FROM allocation JOIN need ON need.id = need_id WHERE lower(units) < 1 OR upper(units) > quantity + 1`,
  "a need counts exactly its live allocations": `
    SELECT code, units_allocated, given FROM need
    LEFT JOIN LATERAL (SELECT coalesce(sum(upper(units) - lower(units)), 0) AS given FROM allocation WHERE need_id = need.id AND released_at IS NULL) live ON true
    WHERE units_allocated <> given OR given > quantity OR (state = 'covered') <> (given = quantity) OR state NOT IN ('open', 'covered')`,
  "a pledge holds exactly its units while it lives, and none afterwards": `
    SELECT reference, state, units, given FROM pledge
    LEFT JOIN LATERAL (SELECT coalesce(sum(upper(units) - lower(units)), 0) AS given FROM allocation WHERE pledge_id = pledge.id AND released_at IS NULL) live ON true
    WHERE given <> CASE WHEN state IN ('held', 'confirmed') THEN units ELSE 0 END OR state NOT IN ('held', 'confirmed', 'cancelled')`,
  "an allocation belongs to a pledge of the same need": `
    SELECT reference FROM allocation JOIN pledge ON pledge.id = pledge_id WHERE pledge.need_id <> allocation.need_id`,
  "a pledge of money expects its amount, a pledge in kind none": `
    SELECT reference, mode, amount, expected FROM pledge LEFT JOIN payment ON payment.pledge_id = pledge.id
    WHERE (mode = 'money') <> (expected IS NOT NULL) OR expected <> amount OR amount <> units * unit_price
      OR (payment.state = 'settled') <> (pledge.state = 'confirmed')`,
  "paid units are those of confirmed pledges": `
    SELECT code, units_paid FROM need WHERE units_paid <> (SELECT coalesce(sum(units), 0) FROM pledge WHERE need_id = need.id AND state = 'confirmed')`,
  "every ledger transaction balances": `
    SELECT ledger_transaction.id FROM ledger_transaction LEFT JOIN ledger_entry ON transaction_id = ledger_transaction.id
    GROUP BY ledger_transaction.id HAVING coalesce(sum(amount), 0) <> 0 OR count(amount) < 2`,
  "every transfer is in the ledger once, on the account of its need": `
    SELECT transfer.id FROM incoming_transfer AS transfer WHERE amount <> (
      SELECT coalesce(-sum(entry.amount), 0) FROM ledger_transaction AS booked JOIN ledger_entry AS entry ON entry.transaction_id = booked.id
      JOIN ledger_account AS account ON account.id = entry.account_id JOIN pledge ON pledge.id = booked.pledge_id JOIN need ON need.id = pledge.need_id
      WHERE booked.idempotency_key = 'transfer:' || transfer.id AND account.code = 'need:' || need.code AND pledge.state = 'confirmed' AND pledge.amount = transfer.amount)`,
  "money in the bank is what was paid": `
    SELECT booked, paid FROM (SELECT coalesce(sum(amount), 0) AS booked FROM ledger_entry JOIN ledger_account ON ledger_account.id = account_id WHERE code = 'bank:main') bank,
      (SELECT coalesce(sum(received), 0) AS paid FROM payment) payments WHERE booked <> paid`,
  "event chains are intact": `
    SELECT seq FROM (SELECT event, seq, position, prev_hash, hash, row_number() OVER chain AS place, lag(hash, 1, '\\x00'::bytea) OVER chain AS before
      FROM event WINDOW chain AS (PARTITION BY subject_type, subject_id ORDER BY position)) linked
    WHERE position <> place OR prev_hash <> before OR hash <> event_hash(event)`,
  "every change has its event, and every event its change": `
    SELECT reference, state, told FROM pledge
    LEFT JOIN LATERAL (SELECT string_agg(kind, ' ' ORDER BY position) AS told FROM event WHERE subject_type = 'pledge' AND subject_id = pledge.id::text) log ON true
    WHERE told IS DISTINCT FROM CASE state WHEN 'held' THEN 'pledge.made' WHEN 'confirmed' THEN 'pledge.made pledge.confirmed' ELSE 'pledge.made pledge.cancelled' END`,
  "a need tells when it was covered and reopened, in turn": `
    SELECT code FROM need LEFT JOIN LATERAL (
      SELECT count(*) FILTER (WHERE kind = 'need.covered') AS covered, count(*) FILTER (WHERE kind = 'need.reopened') AS reopened
      FROM event WHERE subject_type = 'need' AND subject_id = need.id::text) log ON true
    WHERE covered - reopened <> CASE state WHEN 'covered' THEN 1 ELSE 0 END`,
  "no event without a subject": `
    SELECT seq FROM event WHERE subject_type = 'pledge' AND NOT EXISTS (SELECT FROM pledge WHERE id::text = subject_id)`,
  "every event has queued its consequences": `
    SELECT events, jobs FROM (SELECT count(*) AS events FROM event) told, (SELECT count(*) AS jobs FROM graphile_worker.jobs WHERE task_identifier = 'consequences') queued
    WHERE events <> jobs`,
};

/** The broken rules, each with how many rows break it and one of them. */
export async function brokenRules(client: pg.Client): Promise<{ rule: string; found: number; sample: unknown }[]> {
  const broken = [];
  for (const [rule, query] of Object.entries(rules)) {
    const { rows } = await client.query<Record<string, unknown>>(query);
    if (rows.length > 0) broken.push({ rule, found: rows.length, sample: rows[0] });
  }
  return broken;
}

/** How many units the careless code gave to more than one taker. */
export async function carelessDoubles(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ doubles: number }>(`
    SELECT count(*)::int AS doubles FROM (
      SELECT code, unit FROM careless_allocation, generate_series(lower(units), upper(units) - 1) AS unit GROUP BY code, unit HAVING count(*) > 1) twice`);
  return rows[0]!.doubles;
}
