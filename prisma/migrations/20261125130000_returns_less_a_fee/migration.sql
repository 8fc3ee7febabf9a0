-- What the receiving bank kept of a refund that it sent back, in đồng. `amount` is what had been refunded and is owed again: the fund bears the fee.
ALTER TABLE refund_return ADD COLUMN fee bigint NOT NULL DEFAULT 0;
ALTER TABLE refund_return ADD CONSTRAINT refund_return_fee CHECK (fee >= 0 AND fee < amount AND fee <= greatest(55000, amount / 100));
