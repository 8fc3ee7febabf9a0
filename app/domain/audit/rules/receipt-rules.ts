import type { DataRule } from "~/domain/audit/data-rule";
import { numbersWithoutGap, wasReplaced } from "~/domain/audit/rules/number-rule";

/** What bears a receipt's number, payment or instalment: what it received, and whether the money still stands. */
const numbered = `numbered AS (
    SELECT receipt_number AS number, pledge_id, NULL::uuid AS instalment_id, received, NULL::int AS units, state, settled_at, 'payment' AS subject, id FROM payment WHERE receipt_number IS NOT NULL
    UNION ALL SELECT receipt_number, pledge_id, id, received, units, state, settled_at, 'instalment', id FROM instalment WHERE receipt_number IS NOT NULL)`;

/** Receipts and their copies say what was paid, in the series of the year, and none stands for money that was taken back without a word. */
export const receiptRules: DataRule[] = [
  {
    // What the fund's own reserve pays has no payer and no receipt.
    name: "every number of a settled payment has its receipt, of the same pledge, and every receipt has its payment",
    query: `WITH ${numbered} SELECT coalesce(receipt.number, numbered.number) AS receipt, pledge.reference, numbered.state FROM receipt FULL JOIN numbered ON numbered.number = receipt.number
      LEFT JOIN pledge ON pledge.id = coalesce(receipt.pledge_id, numbered.pledge_id)
      WHERE receipt.number IS NULL OR (numbered.number IS NULL AND NOT ${wasReplaced}) OR receipt.pledge_id <> numbered.pledge_id OR (numbered.number IS NOT NULL AND receipt.instalment_id IS DISTINCT FROM numbered.instalment_id)
      UNION ALL SELECT pledge.reference, 'settled without a number', payment.state FROM payment JOIN pledge ON pledge.id = pledge_id WHERE payment.state = 'settled' AND receipt_number IS NULL
        AND NOT EXISTS (SELECT FROM instalment_plan WHERE instalment_plan.pledge_id = pledge.id) AND NOT EXISTS (SELECT FROM reserve_draw WHERE reserve_draw.pledge_id = pledge.id)`,
  },
  {
    name: "every receipt that stands says the money and the units of its payment, and names the way it came",
    // Units that could not be delivered or were refunded leave a pledge after its receipt was given out; what the sheet says was received stays true. A receipt of
    // money that came again is of what was left of the pledge by then.
    query: `WITH ${numbered} SELECT receipt.number AS receipt, receipt.amount, numbered.received, receipt.units, paid_by FROM receipt
      JOIN numbered ON numbered.number = receipt.number JOIN pledge ON pledge.id = receipt.pledge_id, LATERAL (
        SELECT (SELECT coalesce(sum((payload ->> 'units')::int), 0) FROM event WHERE kind = 'units.taken_back' AND subject_id = pledge.id::text AND occurred_at >= receipt.issued_at) + coalesce(sum(parts), 0) AS units
        FROM refund WHERE refund.pledge_id = pledge.id AND scope = 'units' AND refund.state IN ('approved', 'listed', 'paid', 'card_failed', 'returned_by_bank') AND refund.decided_at >= receipt.issued_at) AS gone
      WHERE receipt.amount <> receipt.units * pledge.unit_price OR receipt.payer_name = ''
        OR (numbered.state = 'settled' AND receipt.amount <> numbered.received + CASE WHEN numbered.instalment_id IS NULL THEN gone.units * unit_price ELSE 0 END)
        OR (numbered.state = 'settled' AND receipt.units <> coalesce(numbered.units, pledge.units + gone.units))
        OR (numbered.state = 'settled' AND numbered.settled_at = receipt.issued_at AND (paid_by = 'card') <> EXISTS (SELECT FROM transfer_placement AS placed JOIN incoming_transfer AS came ON came.id = placed.transfer_id
          WHERE placed.pledge_id = receipt.pledge_id AND placed.instalment_id IS NOT DISTINCT FROM receipt.instalment_id AND came.provider = 'stripe' AND (placed.released_at IS NULL OR placed.released_at > receipt.issued_at)))`,
  },
  numbersWithoutGap("receipts were given out in the series of their year without a gap", "BN", "SELECT number FROM receipt"),
  {
    name: "every receipt bears the year in which it was given out, in Việt Nam",
    query: `SELECT number AS receipt, issued_at FROM receipt WHERE substring(number FROM 'BN-([0-9]{4})-')::int <> extract(year FROM issued_at AT TIME ZONE 'Asia/Ho_Chi_Minh')`,
  },
  {
    name: "every copy of a receipt follows its first issue, counted without a gap, with its event",
    query: `SELECT copy.number AS receipt, copy.copy, copy.place, told.times FROM (
        SELECT receipt_copy.*, row_number() OVER (PARTITION BY number ORDER BY copy) + 1 AS place, lag(issued_at) OVER (PARTITION BY number ORDER BY copy) AS before FROM receipt_copy) AS copy
      LEFT JOIN receipt ON receipt.number = copy.number
      LEFT JOIN LATERAL (SELECT count(*) AS times FROM event WHERE subject_type = 'receipt' AND subject_id = copy.number AND kind = 'receipt.reissued' AND (payload ->> 'time')::int = copy.copy - 1) AS told ON true
      WHERE receipt.number IS NULL OR copy.copy <> copy.place OR copy.issued_at < coalesce(copy.before, receipt.issued_at) OR told.times <> 1`,
  },
  {
    // A receipt's sheet itself never changes: the note that its money was taken back is the event of its payment, which its page and list show.
    name: "no receipt stands for money that was taken back without a note",
    query: `WITH ${numbered} SELECT receipt.number AS receipt, pledge.reference, numbered.state FROM receipt JOIN numbered ON numbered.number = receipt.number JOIN pledge ON pledge.id = receipt.pledge_id
      WHERE numbered.state <> 'settled' AND NOT EXISTS (SELECT FROM event WHERE event.subject_type IN ('payment', 'instalment', 'pledge', 'refund')
        AND kind IN ('payment.reopened', 'payment.refunded', 'payment.part_refunded', 'pledge.refunded', 'instalment.dropped', 'instalment.reopened', 'refund.approved', 'units.taken_back')
        AND (event.subject_id IN (numbered.id::text, pledge.id::text) OR payload ->> 'pledgeId' = pledge.id::text))
      UNION ALL
      SELECT receipt.number, pledge.reference, 'replaced' FROM receipt JOIN pledge ON pledge.id = receipt.pledge_id WHERE ${wasReplaced} AND NOT EXISTS (SELECT FROM event WHERE occurred_at >= receipt.issued_at
        AND kind IN ('payment.reopened', 'payment.refunded', 'payment.part_refunded', 'instalment.dropped', 'instalment.reopened', 'plan.refunded', 'refund.approved') AND (event.subject_id = pledge.id::text OR payload ->> 'pledgeId' = pledge.id::text
          OR event.subject_id = receipt.instalment_id::text))`,
  },
];
