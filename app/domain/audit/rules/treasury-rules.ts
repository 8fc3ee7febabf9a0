import type { DataRule } from "~/domain/audit/data-rule";

const lastEvent = (subject: string) => `
  SELECT DISTINCT ON (subject_id) subject_id, kind FROM event WHERE subject_type = '${subject}' ORDER BY subject_id, position DESC`;

/** Per need, in đồng: what came in for it, what was delivered of it, what left the bank for it before and after delivery. Debit is positive. */
const byNeed = `
  money AS (SELECT need.code,
      -coalesce(sum(entry.amount) FILTER (WHERE account.kind = 'need'), 0) AS held,
      -coalesce(sum(entry.amount) FILTER (WHERE account.kind = 'delivered' AND booked.kind <> 'goods_delivered'), 0) AS delivered,
      coalesce(sum(entry.amount) FILTER (WHERE account.kind = 'advances'), 0) AS advances,
      coalesce(sum(entry.amount) FILTER (WHERE account.kind = 'spent'), 0) AS spent
    FROM need JOIN ledger_account AS account ON account.need_id = need.id JOIN ledger_entry AS entry ON entry.account_id = account.id
    JOIN ledger_transaction AS booked ON booked.id = entry.transaction_id GROUP BY need.code)`;

/** What the fund's desk adds: money never runs ahead of what came in, two people stand behind large sums and closed days, closed days stay closed. */
export const treasuryRules: DataRule[] = [
  {
    name: "no need's account is overdrawn",
    query: `WITH ${byNeed} SELECT code, held FROM money WHERE held < 0`,
  },
  {
    name: "no need has paid out more than came in for it, and deliveries draw on advances first",
    query: `WITH ${byNeed} SELECT code, held, delivered, advances, spent FROM money
      WHERE advances < 0 OR spent < 0 OR spent > delivered OR advances + spent > held + delivered OR (advances > 0 AND spent < delivered)`,
  },
  {
    name: "advances and spent money of every need are what was paid out for it",
    query: `WITH ${byNeed}, paid AS (SELECT need.code, sum(amount) AS amount FROM disbursement JOIN need ON need.id = need_id WHERE reversed_at IS NULL GROUP BY need.code)
      SELECT code, advances, spent, coalesce(paid.amount, 0) AS paid FROM money FULL JOIN paid USING (code) WHERE coalesce(advances + spent, 0) <> coalesce(paid.amount, 0)`,
  },
  {
    name: "every refund stands against the money of its pledge, and what is owed to sponsors is what is not paid yet",
    query: `SELECT refund.id::text AS refund, refund.state, refund.amount, coalesce(placed.amount, 0) AS placed, pledge.state AS pledge FROM refund JOIN pledge ON pledge.id = pledge_id
      LEFT JOIN (SELECT refund_id, sum(amount) AS amount FROM transfer_placement WHERE released_at IS NULL GROUP BY refund_id) AS placed ON placed.refund_id = refund.id
      WHERE CASE WHEN refund.state IN ('approved', 'listed', 'paid') THEN coalesce(placed.amount, 0) <> refund.amount OR pledge.state <> 'refunded' ELSE placed.amount IS NOT NULL END
      UNION ALL
      SELECT owed.code, '', owed.amount, coalesce(open.amount, 0), '' FROM (
        SELECT account.code, account.sponsor_id, -sum(entry.amount) AS amount FROM ledger_account AS account JOIN ledger_entry AS entry ON entry.account_id = account.id
        WHERE account.kind = 'sponsor' GROUP BY account.id) AS owed
      LEFT JOIN (SELECT sponsor_id, sum(refund.amount) AS amount FROM refund JOIN pledge ON pledge.id = pledge_id WHERE refund.state IN ('approved', 'listed') GROUP BY sponsor_id) AS open
        ON open.sponsor_id = owed.sponsor_id
      WHERE owed.amount <> coalesce(open.amount, 0)`,
  },
  {
    name: "the state of every refund, proposal and closed day is what its last event says",
    query: `SELECT refund.id::text AS subject, state, kind FROM refund LEFT JOIN (
          SELECT DISTINCT ON (subject_id) subject_id, kind FROM event WHERE subject_type = 'refund' AND kind <> 'refund.account_entered' ORDER BY subject_id, position DESC) AS last ON subject_id = refund.id::text
        WHERE kind IS DISTINCT FROM 'refund.' || state
      UNION ALL SELECT money_proposal.id::text, state, last.kind FROM money_proposal LEFT JOIN (${lastEvent("proposal")}) AS last ON last.subject_id = money_proposal.id::text
        WHERE last.kind IS DISTINCT FROM CASE state WHEN 'open' THEN 'proposal.made' ELSE 'proposal.' || state END
      UNION ALL SELECT day_closing.id::text, state, kind FROM day_closing LEFT JOIN (${lastEvent("day")}) AS last ON subject_id = day_closing.id::text
        WHERE kind IS DISTINCT FROM CASE state WHEN 'signed' THEN 'day.closed' ELSE 'day.' || state END`,
  },
  {
    name: "two different people stand behind every approved proposal and every countersigned day",
    query: `SELECT id::text AS subject, state FROM money_proposal WHERE state IN ('approved', 'declined') AND (decided_by IS NULL OR decided_by = proposed_by)
      UNION ALL SELECT id::text, state FROM day_closing WHERE state = 'countersigned' AND (countersigned_by IS NULL OR countersigned_by = signed_by)`,
  },
  {
    name: "the ledger at the end of every closed day is what was signed, and its difference is explained to the đồng",
    query: `SELECT closing.day::text, closing.ledger_balance AS signed, now.balance AS booked, closing.bank_balance - closing.ledger_balance AS difference, told.amount AS told FROM day_closing AS closing,
        LATERAL (SELECT coalesce(sum(entry.amount), 0) AS balance FROM ledger_entry AS entry JOIN ledger_account AS account ON account.id = entry.account_id
          JOIN ledger_transaction AS booked ON booked.id = entry.transaction_id
          WHERE account.code = 'bank:main' AND booked.booked_at < (closing.day + 1)::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh') AS now,
        LATERAL (SELECT coalesce(sum(amount), 0) AS amount FROM day_closing_line WHERE closing_id = closing.id) AS told
      WHERE closing.state <> 'reopened' AND (now.balance <> closing.ledger_balance OR told.amount <> closing.bank_balance - closing.ledger_balance)`,
  },
];
