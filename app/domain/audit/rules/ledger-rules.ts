import type { DataRule } from "~/domain/audit/data-rule";
import { numbersWithoutGap, wasReplaced } from "~/domain/audit/rules/number-rule";

const balances = `
  balance AS (SELECT account.code, coalesce(sum(entry.amount), 0) AS amount
    FROM ledger_account AS account LEFT JOIN ledger_entry AS entry ON entry.account_id = account.id GROUP BY account.code)`;

/** Confirmed value of each delivery in đồng: accepted units at the price of the pledge. */
const delivered = `
  given AS (SELECT delivery.id, delivery.code, need.code AS need, pledge.mode, delivery.units_accepted * pledge.unit_price AS worth
    FROM delivery JOIN pledge ON pledge.id = delivery.pledge_id JOIN need ON need.id = delivery.need_id WHERE delivery.state = 'confirmed')`;

/** A single account against what it should hold. Debit is positive. */
function holds(name: string, account: string, expected: string): DataRule {
  return {
    name,
    query: `WITH ${balances}, one AS (SELECT coalesce((SELECT amount FROM balance WHERE code = '${account}'), 0) AS booked, (${expected}) AS expected)
      SELECT booked, expected FROM one WHERE booked <> expected`,
  };
}

/** The double-entry book: it balances, and it says the same as the bank, the payments and the deliveries. */
export const ledgerRules: DataRule[] = [
  {
    name: "every ledger transaction balances to zero",
    query: `SELECT booked.seq, booked.kind, count(entry.amount) AS entries, coalesce(sum(entry.amount), 0) AS sum
      FROM ledger_transaction AS booked FULL JOIN ledger_entry AS entry ON entry.transaction_id = booked.id
      GROUP BY booked.id, booked.seq, booked.kind HAVING booked.id IS NULL OR count(entry.amount) < 2 OR coalesce(sum(entry.amount), 0) <> 0`,
  },
  holds("the bank account holds what came in less what was reported twice, returned, refunded, paid out, kept as fees and taken by the card processor", "bank:main", `
    SELECT coalesce((SELECT sum(amount) FROM incoming_transfer WHERE provider <> 'stripe'), 0)
      - coalesce((SELECT sum(placement.amount) FROM transfer_placement AS placement JOIN incoming_transfer AS transfer ON transfer.id = placement.transfer_id
        WHERE placement.kind IN ('returned', 'same_money') AND placement.released_at IS NULL AND transfer.provider <> 'stripe'), 0)
      - coalesce((SELECT sum(bank_amount) FROM refund WHERE paid_on IS NOT NULL), 0) - coalesce((SELECT sum(CASE WHEN transfer_id IS NULL THEN fee ELSE amount END) FROM refund_return), 0) - coalesce((SELECT sum(amount) FROM disbursement WHERE reversed_at IS NULL), 0)
      - coalesce((SELECT sum(amount) FROM bank_fee WHERE reversed_at IS NULL), 0) + coalesce((SELECT sum(dong + difference) FROM card_payout WHERE state = 'arrived' AND amount < 0), 0)`),
  holds("the bank's fees are what it took and what it kept of refunds that it sent back", "fees:bank", `
    SELECT coalesce((SELECT sum(amount) FROM bank_fee WHERE reversed_at IS NULL), 0) + coalesce((SELECT sum(fee) FROM refund_return), 0)`),
  holds("the suspense account holds what is unplaced", "suspense", "SELECT -coalesce(sum(unplaced), 0) FROM incoming_transfer"),
  holds("the general fund holds the gifts kept for it", "fund:general", "SELECT -coalesce(sum(amount), 0) FROM transfer_placement WHERE kind = 'general_gift' AND released_at IS NULL"),
  holds("the reserve holds what was put by less what was drawn", "fund:reserve", `
    SELECT coalesce((SELECT sum(amount) FROM reserve_draw), 0) - coalesce((SELECT sum(amount) FROM transfer_placement WHERE kind = 'reserve' AND released_at IS NULL), 0)`),
  {
    name: "every transfer was booked with its whole amount",
    query: `SELECT transfer.provider, transfer.provider_id, transfer.amount, booked.amount AS booked FROM incoming_transfer AS transfer
      LEFT JOIN (SELECT idempotency_key AS key, sum(entry.amount) AS amount FROM ledger_transaction
        JOIN ledger_entry AS entry ON entry.transaction_id = ledger_transaction.id JOIN ledger_account AS account ON account.id = entry.account_id
        WHERE idempotency_key LIKE 'transfer:%' AND account.code IN ('bank:main', 'processor:stripe') GROUP BY idempotency_key) AS booked ON booked.key = 'transfer:' || transfer.id
      WHERE booked.amount IS DISTINCT FROM transfer.amount`,
  },
  {
    name: "of every transfer each đồng is placed, resolved or waiting",
    query: `SELECT provider, provider_id, state, transfer.amount, unplaced, coalesce(placed.amount, 0) AS placed FROM incoming_transfer AS transfer
      LEFT JOIN (SELECT transfer_id, sum(amount) AS amount FROM transfer_placement WHERE released_at IS NULL GROUP BY transfer_id) AS placed ON placed.transfer_id = transfer.id
      WHERE transfer.amount <> unplaced + coalesce(placed.amount, 0) OR (unplaced > 0) <> (state = 'suspense')`,
  },
  {
    name: "every payment received what was placed on its pledge",
    query: `SELECT pledge.reference, payment.state, payment.expected, payment.received, coalesce(placed.amount, 0) AS placed FROM payment JOIN pledge ON pledge.id = payment.pledge_id
      LEFT JOIN (SELECT pledge_id, sum(amount) AS amount FROM transfer_placement WHERE kind = 'pledge' AND released_at IS NULL GROUP BY pledge_id) AS placed ON placed.pledge_id = pledge.id
      LEFT JOIN reserve_draw AS drawn ON drawn.pledge_id = pledge.id
      WHERE payment.received <> coalesce(placed.amount, 0) + coalesce(drawn.amount, 0) OR payment.expected <> pledge.amount OR (payment.state = 'settled') <> (payment.received = payment.expected)`,
  },
  {
    name: "the account of every need holds what was paid for it less what was delivered",
    query: `WITH ${balances}, ${delivered},
      paid AS (SELECT need.code, sum(payment.received) AS amount FROM payment JOIN pledge ON pledge.id = payment.pledge_id JOIN need ON need.id = pledge.need_id GROUP BY need.code),
      spent AS (SELECT need AS code, sum(worth) AS amount FROM given WHERE mode = 'money' GROUP BY need),
      held AS (SELECT substring(code FROM 6) AS code, amount FROM balance WHERE code LIKE 'need:%')
      SELECT code, coalesce(held.amount, 0) AS booked, coalesce(spent.amount, 0) - coalesce(paid.amount, 0) AS expected
      FROM held FULL JOIN paid USING (code) FULL JOIN spent USING (code) WHERE coalesce(held.amount, 0) <> coalesce(spent.amount, 0) - coalesce(paid.amount, 0)`,
  },
  {
    name: "every confirmed delivery was booked once, at its value",
    query: `WITH ${delivered},
      booked AS (SELECT idempotency_key AS key, sum(entry.amount) FILTER (WHERE account.code LIKE 'delivered:%') AS amount,
          min(account.code) FILTER (WHERE account.code LIKE 'delivered:%') AS account, min(account.code) FILTER (WHERE account.code NOT LIKE 'delivered:%') AS source
        FROM ledger_transaction JOIN ledger_entry AS entry ON entry.transaction_id = ledger_transaction.id JOIN ledger_account AS account ON account.id = entry.account_id
        WHERE idempotency_key LIKE 'delivery.confirmed:%' GROUP BY idempotency_key)
      SELECT given.code, booked.key, given.worth, -booked.amount AS booked FROM given FULL JOIN booked ON booked.key = 'delivery.confirmed:' || given.id
      WHERE given.worth IS DISTINCT FROM -booked.amount OR booked.account <> 'delivered:' || given.need
        OR booked.source <> CASE given.mode WHEN 'money' THEN 'need:' ELSE 'goods:given:' END || given.need`,
  },
  numbersWithoutGap("receipt numbers run without a gap", "BN", `
    SELECT receipt_number AS number FROM payment WHERE receipt_number IS NOT NULL UNION ALL SELECT receipt_number FROM instalment WHERE receipt_number IS NOT NULL
    UNION ALL SELECT number FROM receipt WHERE ${wasReplaced}`),
];
