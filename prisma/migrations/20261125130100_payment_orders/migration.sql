-- A payment for a need that the fund is about to make, with a reference of its own to write into the transfer. Its money is set aside until the bank shows
-- the payment, or until it is cancelled; only then it is a disbursement.
CREATE TABLE payment_order (
  id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  order_reference text NOT NULL UNIQUE CHECK (order_reference ~ '^TLC[2-9A-HJKMNP-TV-Z]{7}$'),
  need_id         uuid NOT NULL REFERENCES need (id),
  delivery_id     uuid REFERENCES delivery (id),
  payee_id        uuid NOT NULL REFERENCES organisation (id),
  amount          bigint NOT NULL CHECK (amount > 0),
  purpose         text NOT NULL CHECK (length(purpose) BETWEEN 1 AND 500),
  bank_bin        text CHECK (bank_bin ~ '^[0-9]{6}$'),
  account_number  text CHECK (account_number ~ '^[0-9A-Z]{4,34}$'),
  account_holder  text CHECK (length(account_holder) BETWEEN 1 AND 100),
  state           text NOT NULL CHECK (state IN ('open', 'paid', 'cancelled')),
  disbursement_id uuid UNIQUE REFERENCES disbursement (id),
  made_by         uuid NOT NULL REFERENCES person (id),
  made_at         timestamptz NOT NULL,
  cancelled_by    uuid REFERENCES person (id),
  cancelled_at    timestamptz,
  cancelled_why   text CHECK (length(cancelled_why) BETWEEN 1 AND 500),
  CONSTRAINT order_account_whole CHECK ((bank_bin IS NULL) = (account_number IS NULL) AND (bank_bin IS NULL) = (account_holder IS NULL)),
  CONSTRAINT order_paid_by_one CHECK ((state = 'paid') = (disbursement_id IS NOT NULL)),
  CONSTRAINT order_cancelled_whole CHECK ((state = 'cancelled') = (cancelled_at IS NOT NULL) AND (state = 'cancelled') = (cancelled_by IS NOT NULL) AND (state = 'cancelled') = (cancelled_why IS NOT NULL))
);
COMMENT ON COLUMN payment_order.purpose IS 'restricted';
COMMENT ON COLUMN payment_order.account_number IS 'restricted';
COMMENT ON COLUMN payment_order.account_holder IS 'restricted';
COMMENT ON COLUMN payment_order.cancelled_why IS 'restricted';
CREATE INDEX payment_order_open ON payment_order (need_id) WHERE state = 'open';
CREATE INDEX payment_order_newest ON payment_order (made_at DESC);
CREATE INDEX payment_order_payee ON payment_order (payee_id, made_at DESC) WHERE account_number IS NOT NULL;

-- A payment that the statement itself proves by its order's reference is booked by nobody's hand.
ALTER TABLE disbursement ALTER COLUMN booked_by DROP NOT NULL;

-- An order above the threshold is proposed before it goes to the bank. Whatever other parts have added to the words stays.
DO $$
DECLARE known record;
BEGIN
  SELECT conname, pg_get_expr(conbin, conrelid) AS expression INTO STRICT known FROM pg_constraint
  WHERE conrelid = 'money_proposal'::regclass AND contype = 'c' AND conkey = ARRAY[(SELECT attnum FROM pg_attribute WHERE attrelid = 'money_proposal'::regclass AND attname = 'kind')];
  EXECUTE format('ALTER TABLE money_proposal DROP CONSTRAINT %I', known.conname);
  EXECUTE format('ALTER TABLE money_proposal ADD CONSTRAINT %I CHECK ((%s) OR kind = ''order'')', known.conname, known.expression);
END $$;
