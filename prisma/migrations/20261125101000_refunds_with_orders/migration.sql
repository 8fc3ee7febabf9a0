-- A refund may go by bank, to cards or both, so that its state alone does not say whether the bank has an order of it or has paid it.
ALTER TABLE refund DROP CONSTRAINT IF EXISTS refund_listed_has_order;
ALTER TABLE refund DROP CONSTRAINT IF EXISTS refund_paid_whole;
ALTER TABLE refund DROP CONSTRAINT IF EXISTS refund_paid_as_shown;
ALTER TABLE refund
  ADD CONSTRAINT refund_listed_has_order CHECK ((list_id IS NULL) = (order_reference IS NULL)),
  ADD CONSTRAINT refund_paid_as_shown CHECK ((paid_on IS NULL) = (bank_reference IS NULL) AND (paid_on IS NULL) = (paid_marked_at IS NULL) AND (paid_on IS NOT NULL OR paid_marked_by IS NULL));

-- The debit of a payment that the receiving bank sent back belongs to that payment; the next payment of the same refund is another debit.
ALTER TABLE outgoing_debit ADD COLUMN refund_return_id uuid UNIQUE REFERENCES refund_return (id);
ALTER TABLE outgoing_debit ADD CONSTRAINT debit_of_returned_refund CHECK (refund_return_id IS NULL OR refund_id IS NOT NULL);
DROP INDEX outgoing_debit_refund;
CREATE UNIQUE INDEX outgoing_debit_refund ON outgoing_debit (refund_id) WHERE refund_id IS NOT NULL AND refund_return_id IS NULL;
