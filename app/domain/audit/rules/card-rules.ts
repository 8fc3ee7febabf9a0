import type { DataRule } from "~/domain/audit/data-rule";

/** What an account holds against what it should, in đồng, debit positive. */
function holds(name: string, account: string, expected: string): DataRule {
  return {
    name,
    query: `WITH one AS (SELECT coalesce((SELECT sum(entry.amount) FROM ledger_entry AS entry JOIN ledger_account AS account ON account.id = entry.account_id WHERE account.code = '${account}'), 0) AS booked,
        (${expected}) AS expected)
      SELECT booked, expected FROM one WHERE booked <> expected`,
  };
}

const sum = (what: string, from: string) => `coalesce((SELECT sum(${what}) FROM ${from}), 0)`;
/** Payouts that failed came back to the processor; what it kept of them besides stays kept. */
const SENT = "card_payout WHERE state <> 'failed'";
const REFUNDED = "card_refund WHERE state <> 'failed'";

/** Gifts by card: what Stripe holds, what it keeps, what is disputed and what the fund lost, each against the payments, refunds and disputes themselves. */
export const cardRules: DataRule[] = [
  holds(
    "the card processor holds what cards brought less fees, refunds, disputes and payouts",
    "processor:stripe",
    `SELECT ${sum("amount", "incoming_transfer WHERE provider = 'stripe'")} - ${sum("fee_dong", "card_payment")} - ${sum("dong", REFUNDED)} - ${sum("withdrawn - reinstated + fee_dong", "card_dispute")}
      - ${sum("dong", SENT)} - ${sum("fee_dong", "card_payout")}`,
  ),
  holds("the fees of cards are those of the payments, disputes and payouts", "fees:stripe", `SELECT ${sum("fee_dong", "card_payment")} + ${sum("fee_dong", "card_dispute")} + ${sum("fee_dong", "card_payout")}`),
  holds("disputed money is a claim until the dispute ends", "receivable:disputes", `SELECT ${sum("withdrawn - reinstated - lost", "card_dispute")}`),
  holds("the losses of the fund are what refunds and disputes left it to bear", "fees:losses", `SELECT ${sum("from_fund", REFUNDED)} + ${sum("from_fund", "card_dispute")}`),
  {
    name: "every card payment is worth what was fixed for it, once",
    query: `SELECT transfer.provider_id, transfer.amount, payment.dong, checkout.dong AS fixed, checkout.state FROM incoming_transfer AS transfer
      FULL JOIN card_payment AS payment ON payment.transfer_id = transfer.id
      FULL JOIN (SELECT * FROM card_checkout WHERE state = 'paid') AS checkout ON checkout.id = payment.checkout_id
      WHERE (transfer.provider = 'stripe' OR payment.transfer_id IS NOT NULL OR checkout.id IS NOT NULL) AND (
        transfer.provider IS DISTINCT FROM 'stripe' OR payment.payment_intent IS DISTINCT FROM transfer.provider_id OR payment.dong IS DISTINCT FROM transfer.amount
        OR (payment.checkout_id IS NULL) <> (checkout.id IS NULL)
        OR (payment.currency = checkout.currency AND payment.amount = checkout.amount AND payment.dong <> checkout.dong))`,
  },
  {
    name: "of every card payment no more went back than came, and as much as is said to have been returned",
    query: `WITH back AS (SELECT transfer_id, sum(dong - from_fund) AS returned, sum(dong) AS dong FROM (
          SELECT transfer_id, dong, from_fund FROM ${REFUNDED} UNION ALL SELECT transfer_id, lost, from_fund FROM card_dispute) AS gone GROUP BY transfer_id),
        said AS (SELECT transfer_id, sum(placement.amount) AS amount FROM transfer_placement AS placement JOIN incoming_transfer ON incoming_transfer.id = transfer_id
          WHERE kind = 'returned' AND released_at IS NULL AND provider = 'stripe' GROUP BY transfer_id)
      SELECT payment.payment_intent, coalesce(back.returned, 0) AS returned, coalesce(said.amount, 0) AS said, back.dong FROM card_payment AS payment
      LEFT JOIN back ON back.transfer_id = payment.transfer_id LEFT JOIN said ON said.transfer_id = payment.transfer_id
      WHERE coalesce(back.returned, 0) <> coalesce(said.amount, 0) OR coalesce(back.returned, 0) > payment.dong`,
  },
  holds("payouts are on the way until the bank shows them", "transit:stripe", `SELECT ${sum("dong", "card_payout WHERE state = 'on_the_way'")}`),
  holds("differences of exchange are what the bank showed more or less than payouts were worth", "fees:exchange", `SELECT -${sum("difference", "card_payout")}`),
  {
    name: "every payout that arrived is one line of the bank, to the đồng, and no other line is a payout",
    query: `SELECT coalesce(payout.id, credit.payout_id, debit.payout_id) AS payout, payout.state, payout.dong + payout.difference AS arrived, credit.amount AS credited, debit.amount AS debited
      FROM (SELECT * FROM card_payout WHERE state = 'arrived') AS payout
      FULL JOIN (SELECT payout_id, min(transfer_id::text) AS transfer, count(*) AS lines, sum(placement.amount) AS amount FROM transfer_placement AS placement WHERE kind = 'payout' AND released_at IS NULL GROUP BY payout_id) AS credit ON credit.payout_id = payout.id
      FULL JOIN (SELECT payout_id, amount FROM outgoing_debit WHERE payout_id IS NOT NULL) AS debit ON debit.payout_id = coalesce(payout.id, credit.payout_id)
      WHERE payout.id IS NULL OR coalesce(credit.amount, 0) - coalesce(debit.amount, 0) <> payout.dong + payout.difference OR (credit.lines IS NULL) = (debit.payout_id IS NULL)
        OR credit.lines > 1 OR credit.transfer IS DISTINCT FROM payout.transfer_id::text`,
  },
  {
    name: "the parts of every payout make up its worth and what was kept of it",
    query: `SELECT payout.id, payout.dong, payout.fee_dong, part.dong AS parts FROM card_payout AS payout
      LEFT JOIN (SELECT payout_id, sum(dong) AS dong FROM card_payout_part GROUP BY payout_id) AS part ON part.payout_id = payout.id
      WHERE valued_by = 'parts' AND part.dong IS DISTINCT FROM payout.dong + payout.fee_dong`,
  },
  {
    name: "the state of every payout is what its last event says",
    query: `SELECT payout.id, state, last.kind FROM card_payout AS payout
      LEFT JOIN (SELECT DISTINCT ON (subject_id) subject_id, kind FROM event WHERE subject_type = 'card' AND kind LIKE 'card.payout_%' ORDER BY subject_id, position DESC) AS last ON last.subject_id = payout.id
      WHERE last.kind IS NULL OR state IS DISTINCT FROM CASE last.kind WHEN 'card.payout_failed' THEN 'failed' WHEN 'card.payout_arrived' THEN 'arrived' ELSE 'on_the_way' END`,
  },
  {
    name: "a closed payment page and a decided dispute leave nothing open",
    query: `SELECT id, state, dong FROM (
        SELECT id::text, state, dong FROM card_checkout WHERE (state IN ('opening', 'open')) <> (ended_at IS NULL)
        UNION ALL
        SELECT id, state, dong FROM card_dispute WHERE state IN ('won', 'lost') AND withdrawn <> reinstated + lost) AS open`,
  },
];
