-- Money that left the bank account as the bank reports it, and what the fund did that explains it.

CREATE TABLE outgoing_debit (
  id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  bank_account    text NOT NULL,
  booked_on       date NOT NULL,
  moved_at        timestamptz NOT NULL,
  amount          bigint NOT NULL CHECK (amount > 0),
  memo            text NOT NULL DEFAULT '' CHECK (length(memo) <= 1000),
  memo_key        text NOT NULL DEFAULT '',
  payee_name      text NOT NULL DEFAULT '' CHECK (length(payee_name) <= 200),
  bank_reference  text CHECK (length(bank_reference) BETWEEN 1 AND 100),
  state           text NOT NULL CHECK (state IN ('unexplained', 'explained')),
  explained_as    text CHECK (explained_as IN ('refund', 'disbursement', 'fee', 'return')),
  refund_id       uuid REFERENCES refund (id),
  disbursement_id uuid REFERENCES disbursement (id),
  fee_id          uuid REFERENCES bank_fee (id),
  placement_id    uuid REFERENCES transfer_placement (id),
  booked_here     boolean NOT NULL DEFAULT false,
  explained_by    uuid REFERENCES person (id),
  explained_at    timestamptz,
  undone_at       timestamptz,
  CONSTRAINT debit_explained_whole CHECK ((state = 'explained') = (explained_as IS NOT NULL) AND (state = 'explained') = (explained_at IS NOT NULL)),
  CONSTRAINT debit_explained_by_one CHECK (
    (explained_as IS NOT DISTINCT FROM 'refund') = (refund_id IS NOT NULL) AND (explained_as IS NOT DISTINCT FROM 'disbursement') = (disbursement_id IS NOT NULL)
    AND (explained_as IS NOT DISTINCT FROM 'fee') = (fee_id IS NOT NULL) AND (explained_as IS NOT DISTINCT FROM 'return') = (placement_id IS NOT NULL)),
  CONSTRAINT debit_open_has_nothing CHECK (state = 'explained' OR (NOT booked_here AND explained_by IS NULL))
);
COMMENT ON COLUMN outgoing_debit.memo IS 'restricted';
COMMENT ON COLUMN outgoing_debit.memo_key IS 'restricted';
COMMENT ON COLUMN outgoing_debit.payee_name IS 'restricted';
COMMENT ON COLUMN outgoing_debit.bank_reference IS 'restricted';
CREATE INDEX outgoing_debit_same ON outgoing_debit (bank_account, booked_on, amount);
CREATE INDEX outgoing_debit_newest ON outgoing_debit (booked_on DESC, moved_at DESC, id);
CREATE INDEX outgoing_debit_open ON outgoing_debit (amount) WHERE state = 'unexplained';
-- What the fund did once, left the bank once.
CREATE UNIQUE INDEX outgoing_debit_refund ON outgoing_debit (refund_id) WHERE refund_id IS NOT NULL;
CREATE UNIQUE INDEX outgoing_debit_disbursement ON outgoing_debit (disbursement_id) WHERE disbursement_id IS NOT NULL;
CREATE UNIQUE INDEX outgoing_debit_fee ON outgoing_debit (fee_id) WHERE fee_id IS NOT NULL;
CREATE UNIQUE INDEX outgoing_debit_placement ON outgoing_debit (placement_id) WHERE placement_id IS NOT NULL;

CREATE TABLE debit_sighting (
  source     text NOT NULL CHECK (length(source) BETWEEN 1 AND 100),
  source_key text NOT NULL CHECK (length(source_key) BETWEEN 1 AND 200),
  debit_id   uuid NOT NULL REFERENCES outgoing_debit (id),
  seen_at    timestamptz NOT NULL,
  PRIMARY KEY (source, source_key),
  UNIQUE (source, debit_id)
);
CREATE INDEX debit_sighting_debit ON debit_sighting (debit_id);

ALTER TABLE statement_row ADD COLUMN debit_id uuid REFERENCES outgoing_debit (id);
ALTER TABLE statement_row ADD CONSTRAINT statement_row_of_debit CHECK (debit_id IS NULL OR amount < 0);
CREATE INDEX statement_row_debit ON statement_row (debit_id) WHERE debit_id IS NOT NULL;

-- ── payment orders carry a reference of their own ───────────────────────────────────────────────────────────────────
-- Lists that went to the bank before carry the pledge's reference.
ALTER TABLE refund ADD COLUMN order_reference text UNIQUE CHECK (order_reference ~ '^TL[CV][2-9A-HJKMNP-TV-Z]{7}$');
UPDATE refund SET order_reference = pledge.reference FROM pledge WHERE pledge.id = refund.pledge_id AND refund.state IN ('listed', 'paid');
ALTER TABLE refund ADD CONSTRAINT refund_listed_has_order CHECK ((state IN ('listed', 'paid')) = (order_reference IS NOT NULL));

-- A refund that the statement shows is paid without anybody's word.
DO $$
DECLARE known text;
BEGIN
  SELECT conname INTO STRICT known FROM pg_constraint WHERE conrelid = 'refund'::regclass AND contype = 'c' AND pg_get_constraintdef(oid) LIKE '%paid_marked_by%';
  EXECUTE format('ALTER TABLE refund DROP CONSTRAINT %I', known);
END $$;
ALTER TABLE refund ADD CONSTRAINT refund_paid_whole CHECK ((state = 'paid') = (paid_on IS NOT NULL AND bank_reference IS NOT NULL AND paid_marked_at IS NOT NULL) AND (state = 'paid' OR paid_marked_by IS NULL));

-- A fee that was taken back may be booked again under the bank's number.
ALTER TABLE bank_fee DROP CONSTRAINT bank_fee_bank_reference_key;
CREATE UNIQUE INDEX bank_fee_live_reference ON bank_fee (bank_reference) WHERE reversed_at IS NULL;
