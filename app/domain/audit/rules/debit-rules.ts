import type { DataRule } from "~/domain/audit/data-rule";

/** Money that left the bank by its own word: each debit told by somebody, explained by one thing of the same amount or waiting, as its last event says. */
export const debitRules: DataRule[] = [
  {
    name: "every explained debit is one thing that the fund did, of the same amount, and nothing the fund did is two debits",
    query: `SELECT debit.id::text AS debit, debit.state, explained_as, debit.amount, coalesce(came_back.amount, refund.bank_amount, paid.amount, fee.amount, placement.amount, -payout.dong - payout.difference) AS explained FROM outgoing_debit AS debit
      LEFT JOIN refund ON refund.id = debit.refund_id AND refund.paid_on IS NOT NULL LEFT JOIN refund_return AS came_back ON came_back.id = debit.refund_return_id AND came_back.refund_id = debit.refund_id LEFT JOIN disbursement AS paid ON paid.id = debit.disbursement_id AND paid.reversed_at IS NULL
      LEFT JOIN bank_fee AS fee ON fee.id = debit.fee_id AND fee.reversed_at IS NULL
      LEFT JOIN transfer_placement AS placement ON placement.id = debit.placement_id AND placement.kind = 'returned' AND placement.released_at IS NULL
      LEFT JOIN card_payout AS payout ON payout.id = debit.payout_id
      WHERE CASE debit.state WHEN 'explained' THEN debit.amount IS DISTINCT FROM CASE explained_as WHEN 'refund' THEN CASE WHEN refund_return_id IS NULL THEN refund.bank_amount ELSE came_back.amount END WHEN 'disbursement' THEN paid.amount WHEN 'fee' THEN fee.amount WHEN 'payout' THEN -payout.dong - payout.difference ELSE placement.amount END
        ELSE coalesce(debit.refund_id, debit.disbursement_id, debit.fee_id, debit.placement_id) IS NOT NULL OR debit.payout_id IS NOT NULL END
      UNION ALL
      SELECT of, '', '', count(*), NULL FROM outgoing_debit, unnest(ARRAY[coalesce(refund_return_id, refund_id)::text, disbursement_id::text, fee_id::text, placement_id::text, payout_id]) AS of WHERE of IS NOT NULL GROUP BY of HAVING count(*) > 1`,
  },
  {
    name: "the state of every debit is what its last event says, and somebody told of it",
    query: `SELECT debit.id::text AS debit, debit.state, last.kind, told.times FROM outgoing_debit AS debit
      LEFT JOIN (SELECT DISTINCT ON (subject_id) subject_id, kind FROM event WHERE subject_type = 'debit' ORDER BY subject_id, position DESC) AS last ON last.subject_id = debit.id::text
      LEFT JOIN (SELECT debit_id, count(*) AS times FROM debit_sighting GROUP BY debit_id) AS told ON told.debit_id = debit.id
      WHERE (debit.state = 'explained') <> (last.kind IS NOT DISTINCT FROM 'debit.explained') OR last.kind IS NULL OR told.times IS NULL`,
  },
  {
    name: "every debit of a booked statement is recorded at its amount",
    query: `SELECT row.import_id::text AS import, row.row_number AS row, row.amount, debit.amount AS recorded FROM statement_row AS row JOIN statement_import AS import ON import.id = row.import_id
      LEFT JOIN outgoing_debit AS debit ON debit.id = row.debit_id
      WHERE (row.debit_id IS NOT NULL AND debit.amount IS DISTINCT FROM -row.amount)
        OR (row.debit_id IS NULL AND row.became = 'debit' AND import.state = 'done' AND EXISTS (SELECT FROM statement_row AS other WHERE other.import_id = row.import_id AND other.debit_id IS NOT NULL))`,
  },
];
