import type { DataRule } from "~/domain/audit/data-rule";

/** Payments that the fund has ordered: covered by money that is there, and each what it became. */
export const orderRules: DataRule[] = [
  {
    name: "what is ordered for a need is there to be paid out",
    query: `SELECT need.code, asked.amount AS ordered, coalesce(there.amount, 0) AS there FROM (SELECT need_id, sum(amount) AS amount FROM payment_order WHERE state = 'open' GROUP BY need_id) AS asked
      JOIN need ON need.id = asked.need_id
      LEFT JOIN (SELECT account.need_id, -sum(entry.amount) AS amount FROM ledger_account AS account JOIN ledger_entry AS entry ON entry.account_id = account.id JOIN ledger_transaction AS booked ON booked.id = entry.transaction_id
        WHERE account.kind IN ('need', 'delivered', 'advances', 'spent') AND booked.kind <> 'goods_delivered' GROUP BY account.need_id) AS there ON there.need_id = asked.need_id
      WHERE asked.amount > coalesce(there.amount, 0)`,
  },
  {
    name: "every paid order is one payment of the same need, receiver and amount, and its state is what its last event says",
    query: `SELECT asked.order_reference AS reference, asked.state, last.kind, asked.amount, paid.amount AS paid FROM payment_order AS asked LEFT JOIN disbursement AS paid ON paid.id = asked.disbursement_id
      LEFT JOIN (SELECT DISTINCT ON (subject_id) subject_id, kind FROM event WHERE subject_type = 'order' ORDER BY subject_id, position DESC) AS last ON last.subject_id = asked.id::text
      WHERE last.kind IS NULL OR asked.state <> CASE last.kind WHEN 'order.paid' THEN 'paid' WHEN 'order.cancelled' THEN 'cancelled' ELSE 'open' END
        OR (asked.state = 'paid' AND (paid.reversed_at IS NOT NULL OR (paid.need_id, paid.payee_id, paid.amount) IS DISTINCT FROM (asked.need_id, asked.payee_id, asked.amount)))`,
  },
];
