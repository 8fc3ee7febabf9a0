import type { DataRule } from "~/domain/audit/data-rule";

/** Everything that bears a reference which a payer may write. */
const bearers = `bearers AS (SELECT reference FROM pledge UNION ALL SELECT reference FROM instalment UNION ALL SELECT reference FROM basket)`;

/** Baskets: all or nothing, from the hold to the money. Once a basket is paid its pledges are pledges like any other, and the other rules are theirs. */
export const basketRules: DataRule[] = [
  {
    name: "every reference that a payer may write is given out once, whatever bears it",
    query: `WITH ${bearers}, given AS (SELECT reference, count(*) AS times FROM bearers GROUP BY reference)
      SELECT coalesce(given.reference, issued.reference) AS reference, given.times FROM given FULL JOIN issued_reference AS issued ON issued.reference = given.reference
      WHERE given.times IS DISTINCT FROM 1 OR issued.reference IS NULL`,
  },
  {
    name: "every basket has pledges of one sponsor, in money and paid at once, and no need twice",
    query: `SELECT basket.reference, count(pledge.id) AS pledges FROM basket LEFT JOIN pledge ON pledge.basket_id = basket.id GROUP BY basket.id
      HAVING count(pledge.id) = 0 OR count(DISTINCT need_id) <> count(*) OR bool_or(mode <> 'money' OR pledge.sponsor_id <> basket.sponsor_id OR pledge.person_id <> basket.person_id)
        OR max(basket_position) <> count(*) OR bool_or(EXISTS (SELECT FROM instalment_plan WHERE pledge_id = pledge.id))`,
  },
  {
    name: "all pledges of a held basket are held until its deadline and cost together what it costs",
    query: `SELECT basket.reference, basket.amount, sum(pledge.amount) AS costs FROM basket JOIN pledge ON pledge.basket_id = basket.id WHERE basket.state = 'held' GROUP BY basket.id
      HAVING sum(pledge.amount) <> basket.amount OR bool_or(pledge.state <> 'held' OR pledge.hold_expires_at IS DISTINCT FROM basket.hold_expires_at)`,
  },
  {
    name: "no pledge of a basket is paid while another is not",
    // A number, once given, stays with its payment, also when the pledge was undone or refunded later.
    query: `SELECT basket.reference, basket.state, pledge.reference AS pledge, pledge.state AS stands, received FROM basket JOIN pledge ON pledge.basket_id = basket.id LEFT JOIN payment ON payment.pledge_id = pledge.id
      WHERE (basket.state = 'confirmed') <> (receipt_number IS NOT NULL) OR (basket.state <> 'confirmed' AND (received <> 0 OR pledge.state <> basket.state))`,
  },
  {
    // A pledge whose money is taken back and comes again has a second receipt; the basket was paid with the first.
    name: "what a paid basket received is what its pledges cost",
    query: `SELECT basket.reference, basket.amount, sum(receipt.amount) AS receipts FROM basket JOIN pledge ON pledge.basket_id = basket.id
        LEFT JOIN LATERAL (SELECT amount FROM receipt WHERE pledge_id = pledge.id ORDER BY issued_at, number LIMIT 1) AS receipt ON true
      WHERE basket.state = 'confirmed' GROUP BY basket.id HAVING sum(receipt.amount) IS DISTINCT FROM basket.amount`,
  },
  {
    name: "money waits for the rest only of a held basket, and never as much as it costs",
    query: `SELECT basket.reference, basket.state, basket.amount, sum(unplaced) AS waiting FROM incoming_transfer JOIN basket ON basket.id = incoming_transfer.basket_id GROUP BY basket.id
      HAVING basket.state <> 'held' OR sum(unplaced) >= basket.amount OR bool_or(unplaced = 0)`,
  },
  {
    name: "the state of every basket is what its last event says",
    query: `SELECT reference, state, kind FROM basket LEFT JOIN (
        SELECT DISTINCT ON (subject_id) subject_id, kind FROM event WHERE subject_type = 'basket' AND kind NOT IN ('basket.part_received', 'basket.hold_moved') ORDER BY subject_id, position DESC) AS last ON subject_id = basket.id::text
      WHERE state IS DISTINCT FROM CASE kind WHEN 'basket.made' THEN 'held' WHEN 'basket.reopened' THEN 'held' WHEN 'basket.settled' THEN 'confirmed' ELSE substring(kind FROM 8) END`,
  },
];
