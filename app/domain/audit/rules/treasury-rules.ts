import type { DataRule } from "~/domain/audit/data-rule";

const agreed = `('approved', 'listed', 'paid', 'card_failed', 'returned_by_bank')`;

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
    query: `SELECT refund.id::text AS refund, refund.state, refund.bank_amount AS amount, coalesce(placed.amount, 0) AS placed, pledge.state AS pledge FROM refund JOIN pledge ON pledge.id = pledge_id
      LEFT JOIN (SELECT refund_id, sum(amount) AS amount FROM transfer_placement WHERE released_at IS NULL AND kind = 'refunded' GROUP BY refund_id) AS placed ON placed.refund_id = refund.id
      WHERE CASE WHEN refund.state IN ${agreed} THEN coalesce(placed.amount, 0) <> refund.bank_amount OR (scope = 'all' AND pledge.state <> 'refunded') ELSE placed.amount IS NOT NULL END
      UNION ALL
      SELECT owed.code, '', owed.amount, coalesce(open.amount, 0), '' FROM (
        SELECT account.code, account.sponsor_id, -sum(entry.amount) AS amount FROM ledger_account AS account JOIN ledger_entry AS entry ON entry.account_id = account.id
        WHERE account.kind = 'sponsor' GROUP BY account.id) AS owed
      LEFT JOIN (SELECT sponsor_id, sum(refund.bank_amount) AS amount FROM refund JOIN pledge ON pledge.id = pledge_id WHERE refund.state IN ${agreed} AND paid_on IS NULL GROUP BY sponsor_id) AS open
        ON open.sponsor_id = owed.sponsor_id
      WHERE owed.amount <> coalesce(open.amount, 0)`,
  },
  {
    // Cents are whole: of a payment in another currency a few đồng of a part may stay.
    name: "what a refund sends to cards is asked of Stripe, and what is said to be gone has gone",
    query: `SELECT refund.id::text AS refund, refund.state, refund.card_amount, coalesce(part.amount, 0) AS parts, 0 AS gone FROM refund
      LEFT JOIN (SELECT refund_id, sum(amount) AS amount FROM refund_card_part WHERE state <> 'by_bank' GROUP BY refund_id) AS part ON part.refund_id = refund.id
      WHERE CASE WHEN refund.state IN ${agreed} THEN coalesce(part.amount, 0) <> refund.card_amount ELSE part.amount IS NOT NULL END
      UNION ALL
      SELECT part.refund_id::text, part.state, part.amount, request.dong, coalesce(gone.dong, 0) FROM refund_card_part AS part JOIN card_refund_request AS request ON request.id = part.request_id
      LEFT JOIN card_refund AS gone ON gone.id = request.refund_id AND gone.state <> 'failed'
      WHERE request.transfer_id <> part.transfer_id OR request.dong <> part.amount OR (part.state = 'done' AND (gone.dong IS NULL OR gone.dong > part.amount))
      UNION ALL
      SELECT id::text, state, card_amount, bank_amount, 0 FROM refund WHERE state = 'paid' AND ((bank_amount > 0 AND paid_on IS NULL) OR EXISTS (SELECT FROM refund_card_part WHERE refund_id = refund.id AND state IN ('wanted', 'failed')))`,
  },
  {
    name: "every refund that the bank sent back was booked once, and its credit is nobody else's",
    query: `SELECT sent.id::text AS back, sent.amount, sent.fee, booked.amount AS booked, placed.amount AS placed, sent.marked_by_hand FROM refund_return AS sent
      LEFT JOIN (SELECT idempotency_key AS key, -sum(entry.amount) AS amount FROM ledger_transaction JOIN ledger_entry AS entry ON entry.transaction_id = ledger_transaction.id
        JOIN ledger_account AS account ON account.id = entry.account_id WHERE account.kind = 'sponsor' GROUP BY idempotency_key) AS booked ON booked.key = 'refund.returned:' || sent.id
      FULL JOIN (SELECT transfer_id, sum(amount) AS amount FROM transfer_placement WHERE kind = 'refund_back' AND released_at IS NULL GROUP BY transfer_id) AS placed ON placed.transfer_id = sent.transfer_id
      WHERE sent.id IS NULL OR booked.amount IS DISTINCT FROM sent.amount OR (sent.transfer_id IS NOT NULL AND placed.amount IS DISTINCT FROM sent.amount - sent.fee)`,
  },
  {
    name: "the state of every refund, proposal and closed day is what its last event says",
    query: `SELECT refund.id::text AS subject, state, kind FROM refund LEFT JOIN (
          SELECT DISTINCT ON (subject_id) subject_id, kind FROM event WHERE subject_type = 'refund' AND kind NOT IN ('refund.account_entered', 'refund.bank_part_gone', 'refund.card_part_gone', 'refund.card_part_tried') ORDER BY subject_id, position DESC) AS last ON subject_id = refund.id::text
        WHERE kind IS DISTINCT FROM 'refund.' || state AND NOT (kind IS NOT DISTINCT FROM 'refund.resumed' AND state IN ('approved', 'listed'))
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
    // What was booked before the bank's day was kept bears the day of its booking where the bank's came after it.
    name: "every booking counts for the day of its document or a later one, and every credit of the bank bears the bank's own day",
    query: `SELECT booked.seq, booked.kind, document_day::text AS document, book_day::text AS booked, transfer.booked_on::text AS bank FROM ledger_transaction AS booked
      LEFT JOIN incoming_transfer AS transfer ON booked.idempotency_key = 'transfer:' || transfer.id
      WHERE book_day < document_day OR (booked_on <> document_day AND (booked_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date <> document_day)`,
  },
  {
    name: "every credit that is the same money as another has that other beside it, of the same sum and account, and that one stands",
    query: `SELECT copy.provider_id AS copy, other.provider_id AS other, copy.amount, other.amount AS of FROM transfer_placement AS placed JOIN incoming_transfer AS copy ON copy.id = placed.transfer_id
      LEFT JOIN incoming_transfer AS other ON other.id = placed.same_as
      WHERE placed.kind = 'same_money' AND placed.released_at IS NULL AND (other.id IS NULL OR other.id = copy.id OR other.amount <> copy.amount OR placed.amount <> copy.amount
        OR other.bank_account IS DISTINCT FROM copy.bank_account OR EXISTS (SELECT FROM transfer_placement AS again WHERE again.transfer_id = other.id AND again.kind = 'same_money' AND again.released_at IS NULL))`,
  },
  {
    name: "the ledger at the end of every closed day is what was signed, and its difference is explained to the đồng",
    query: `SELECT closing.day::text, closing.ledger_balance AS signed, now.balance AS booked, closing.bank_balance - closing.ledger_balance AS difference, told.amount AS told FROM day_closing AS closing,
        LATERAL (SELECT coalesce(sum(entry.amount), 0) AS balance FROM ledger_entry AS entry JOIN ledger_account AS account ON account.id = entry.account_id
          JOIN ledger_transaction AS booked ON booked.id = entry.transaction_id
          WHERE account.code = 'bank:main' AND booked.book_day <= closing.day) AS now,
        LATERAL (SELECT coalesce(sum(amount), 0) AS amount FROM day_closing_line WHERE closing_id = closing.id) AS told
      WHERE closing.state <> 'reopened' AND (now.balance <> closing.ledger_balance OR told.amount <> closing.bank_balance - closing.ledger_balance)`,
  },
];
