import { findOrderReferences } from "~/domain/payments/debits/debit";
import { intendedReferences, ORDER_PREFIX } from "~/domain/payments/pledge-reference";
import type { db, Tx } from "~/platform/database.server";
import { explanationReasons, speaksOfFee, type Explanation, type ExplanationReason } from "./debit-meaning";

const SHOWN_MAX = 8;
/** Days between a booking and a debit beyond which the same sum tells nothing. */
const DAYS_APART = 60;

type Row = Omit<Explanation, "amount" | "reasons"> & { amount: bigint } & Record<Exclude<ExplanationReason, "fee_words">, boolean>;

/**
 * What the fund did that may be what a debit paid for, the most likely first, at most eight: refunds on a payment list, orders that wait for the bank, and refunds, payments, fees and
 * returned gifts that are booked and that no other debit is joined to. Each comes with its reasons; a memo that speaks of a fee suggests one that is not
 * booked yet. What Stripe takes in another currency need only be near. Empty for an unknown debit. The caller has seen who asks.
 */
export async function findExplanations(tx: Tx | typeof db, debitId: string): Promise<Explanation[]> {
  const debit = await tx.outgoingDebit.findUnique({ where: { id: debitId } });
  if (!debit) return [];
  const { memo, memoKey, payeeName, amount, bankReference } = debit;
  const day = debit.bookedOn.toISOString().slice(0, 10);
  const [named, meant] = [findOrderReferences(memo), [...intendedReferences(memo, 5, ORDER_PREFIX), ...intendedReferences(memo, 5)]];
  const rows = await tx.$queryRaw<Row[]>`
    WITH possible AS (
      SELECT 'refund' AS what, refund.id::text AS id, pledge.reference AS code, refund.account_holder AS party, refund.bank_amount AS amount, coalesce(refund.paid_on, list.made_at::date) AS day, refund.paid_on IS NOT NULL AS booked,
        refund.order_reference = ANY(${named}::text[]) AS named, refund.order_reference = ANY(${meant}::text[]) AS misspelt, refund.bank_reference AS number, true AS exact
      FROM refund JOIN pledge ON pledge.id = refund.pledge_id JOIN refund_list list ON list.id = refund.list_id
      WHERE NOT EXISTS (SELECT FROM outgoing_debit other WHERE other.refund_id = refund.id AND other.refund_return_id IS NULL)
      UNION ALL
      SELECT 'disbursement', paid.id::text, paid.code, payee.name_vi, paid.amount, paid.paid_on, true, position(replace(paid.code, '-', '') IN ${memoKey}) > 0, false, paid.bank_reference, true
      FROM disbursement paid JOIN organisation payee ON payee.id = paid.payee_id
      WHERE paid.reversed_at IS NULL AND NOT EXISTS (SELECT FROM outgoing_debit other WHERE other.disbursement_id = paid.id)
      UNION ALL
      SELECT 'order', asked.id::text, asked.order_reference, coalesce(asked.account_holder, payee.name_vi), asked.amount, asked.made_at::date, false, asked.order_reference = ANY(${named}::text[]), asked.order_reference = ANY(${meant}::text[]), NULL, true
      FROM payment_order asked JOIN organisation payee ON payee.id = asked.payee_id WHERE asked.state = 'open'
      UNION ALL
      SELECT 'fee', fee.id::text, fee.bank_reference, fee.note, fee.amount, fee.paid_on, true, false, false, fee.bank_reference, true
      FROM bank_fee fee WHERE fee.reversed_at IS NULL AND NOT EXISTS (SELECT FROM outgoing_debit other WHERE other.fee_id = fee.id)
      UNION ALL
      SELECT 'return', placement.id::text, left(transfer.memo, 60), transfer.payer_name, placement.amount, (placement.placed_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, true, false, false, NULL, true
      FROM transfer_placement placement JOIN incoming_transfer transfer ON transfer.id = placement.transfer_id
      WHERE placement.kind = 'returned' AND placement.released_at IS NULL AND transfer.provider <> 'stripe' AND NOT EXISTS (SELECT FROM outgoing_debit other WHERE other.placement_id = placement.id)
      UNION ALL
      SELECT 'payout', payout.id, payout.id, 'Stripe', -payout.dong, payout.expected_on, false, position(upper(replace(payout.id, '_', '')) IN ${memoKey}) > 0, false, NULL, payout.currency = 'VND'
      FROM card_payout payout WHERE payout.state = 'on_the_way' AND payout.amount < 0
    ), judged AS (
      SELECT what, id, code, coalesce(party, '') AS party, amount, day, booked, coalesce(named, false) AS named, coalesce(misspelt, false) AND NOT coalesce(named, false) AS misspelt,
        coalesce(number = ${bankReference}::text, false) AS same_number, amount = ${amount}::bigint AS same_amount,
        CASE WHEN exact THEN amount = ${amount}::bigint ELSE 10 * abs(amount - ${amount}::bigint) <= amount END AS fits,
        coalesce(length(party) > 3 AND position(fold_text(party) IN fold_text(${`${payeeName} ${memo}`}::text)) > 0, false) AS same_payee
      FROM possible
    )
    SELECT what, id, code, party, amount, day::text AS day, booked, named, same_number, misspelt, same_amount, same_payee, fits FROM judged
    WHERE named OR misspelt OR same_number OR (what = 'payout' AND fits) OR (same_amount AND abs(day - ${day}::date) <= ${DAYS_APART})
    ORDER BY named AND same_amount DESC, same_number AND same_amount DESC, named DESC, same_number DESC, misspelt DESC, same_payee DESC, abs(day - ${day}::date), code LIMIT ${SHOWN_MAX}`;
  const found = rows.map(({ amount: sum, ...row }): Explanation => ({
    what: row.what, id: row.id, code: row.code, party: row.party, amount: Number(sum), day: row.day, booked: row.booked, fits: row.fits,
    reasons: explanationReasons.filter((reason) => reason !== "fee_words" && row[reason]),
  }));
  if (!speaksOfFee(memo) || found.some(({ what }) => what === "fee")) return found;
  return [...found, { what: "fee", id: null, code: "", party: "", amount: Number(amount), day, booked: false, fits: true, reasons: ["fee_words"] }];
}
