-- The fund's desk: two-person approval, undo with its history, refunds, disbursements, bank fees and the closing of days.

-- Further words in existing checks are added to whatever the checks say, so that parts of the product that add words of their own do not undo one another.
CREATE FUNCTION pg_temp.allow_also(of_table regclass, of_column text, word text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE known record;
BEGIN
  SELECT conname, pg_get_expr(conbin, conrelid) AS expression INTO STRICT known FROM pg_constraint
  WHERE conrelid = of_table AND contype = 'c' AND conkey = ARRAY[(SELECT attnum FROM pg_attribute WHERE attrelid = of_table AND attname = of_column)];
  EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', of_table, known.conname);
  EXECUTE format('ALTER TABLE %s ADD CONSTRAINT %I CHECK ((%s) OR %I = %L)', of_table, known.conname, known.expression, of_column, word);
END $$;
SELECT pg_temp.allow_also('ledger_account', 'kind', 'advances');
SELECT pg_temp.allow_also('ledger_account', 'kind', 'spent');
SELECT pg_temp.allow_also('transfer_placement', 'kind', 'refunded');
-- A planned delivery that never leaves, because its pledge is refunded or its payment was a mistake.
SELECT pg_temp.allow_also('delivery', 'state', 'cancelled');

-- ── what was placed and taken back ──────────────────────────────────────────────────────────────────────────────────
-- A placement that no longer holds is kept with the moment and the reason of its end; only live ones count.
ALTER TABLE transfer_placement
  ADD COLUMN released_at  timestamptz,
  ADD COLUMN released_by  uuid REFERENCES person (id),
  ADD COLUMN released_why text CHECK (released_why IN ('hold_lapsed', 'undone', 'refunded', 'surplus', 'card'));
ALTER TABLE transfer_placement ADD CONSTRAINT placement_release_has_reason CHECK ((released_at IS NULL) = (released_why IS NULL));
CREATE INDEX transfer_placement_live ON transfer_placement (pledge_id) WHERE released_at IS NULL;

-- ── refunds ─────────────────────────────────────────────────────────────────────────────────────────────────────────
CREATE TABLE refund_list (
  id      uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  number  text NOT NULL UNIQUE CHECK (number ~ '^HT-[0-9]{4}-[0-9]{4}$'),
  made_by uuid NOT NULL REFERENCES person (id),
  made_at timestamptz NOT NULL
);

CREATE TABLE refund (
  id             uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  pledge_id      uuid NOT NULL REFERENCES pledge (id),
  amount         bigint NOT NULL CHECK (amount > 0),
  state          text NOT NULL CHECK (state IN ('requested', 'approved', 'listed', 'paid', 'declined', 'withdrawn')),
  asked_by       uuid NOT NULL REFERENCES person (id),
  asked_as       text NOT NULL CHECK (asked_as IN ('sponsor', 'fund')),
  asked_at       timestamptz NOT NULL,
  reason         text NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
  decided_by     uuid REFERENCES person (id),
  decided_at     timestamptz,
  decision_note  text CHECK (length(decision_note) <= 500),
  bank_name      text CHECK (length(bank_name) BETWEEN 1 AND 100),
  account_number text CHECK (account_number ~ '^[0-9A-Za-z]{4,34}$'),
  account_holder text CHECK (length(account_holder) BETWEEN 1 AND 100),
  list_id        uuid REFERENCES refund_list (id),
  paid_on        date,
  bank_reference text CHECK (length(bank_reference) BETWEEN 1 AND 100),
  paid_marked_by uuid REFERENCES person (id),
  paid_marked_at timestamptz,
  CHECK ((state IN ('approved', 'listed', 'paid', 'declined')) = (decided_by IS NOT NULL AND decided_at IS NOT NULL)),
  CHECK (state <> 'declined' OR length(decision_note) > 0),
  CHECK ((state IN ('listed', 'paid')) = (list_id IS NOT NULL)),
  CHECK (state NOT IN ('listed', 'paid') OR (bank_name IS NOT NULL AND account_number IS NOT NULL AND account_holder IS NOT NULL)),
  CHECK ((state = 'paid') = (paid_on IS NOT NULL AND bank_reference IS NOT NULL AND paid_marked_by IS NOT NULL AND paid_marked_at IS NOT NULL))
);
COMMENT ON COLUMN refund.reason IS 'restricted';
COMMENT ON COLUMN refund.decision_note IS 'restricted';
COMMENT ON COLUMN refund.bank_name IS 'restricted';
COMMENT ON COLUMN refund.account_number IS 'restricted';
COMMENT ON COLUMN refund.account_holder IS 'restricted';
COMMENT ON COLUMN refund.bank_reference IS 'restricted';
-- One refund of a pledge under way or done; a declined or withdrawn one may be asked for again.
CREATE UNIQUE INDEX refund_one_of_pledge ON refund (pledge_id) WHERE state IN ('requested', 'approved', 'listed', 'paid');
CREATE INDEX refund_open ON refund (asked_at) WHERE state IN ('requested', 'approved', 'listed');
CREATE INDEX refund_of_list ON refund (list_id) WHERE list_id IS NOT NULL;

ALTER TABLE transfer_placement ADD COLUMN refund_id uuid REFERENCES refund (id);
ALTER TABLE transfer_placement ADD CONSTRAINT placement_of_refund CHECK ((kind = 'refunded') = (refund_id IS NOT NULL));
CREATE INDEX transfer_placement_refund ON transfer_placement (refund_id) WHERE refund_id IS NOT NULL;

-- ── money that leaves the bank ──────────────────────────────────────────────────────────────────────────────────────
CREATE TABLE disbursement (
  id             uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  code           text NOT NULL UNIQUE CHECK (code ~ '^CK-[0-9]{4}-[0-9]{5}$'),
  need_id        uuid NOT NULL REFERENCES need (id),
  delivery_id    uuid REFERENCES delivery (id),
  payee_id       uuid NOT NULL REFERENCES organisation (id),
  amount         bigint NOT NULL CHECK (amount > 0),
  purpose        text NOT NULL CHECK (length(purpose) BETWEEN 1 AND 500),
  paid_on        date NOT NULL,
  bank_reference text NOT NULL CHECK (length(bank_reference) BETWEEN 1 AND 100),
  evidence_id    uuid REFERENCES stored_file (id),
  booked_by      uuid NOT NULL REFERENCES person (id),
  booked_at      timestamptz NOT NULL,
  reversed_by    uuid REFERENCES person (id),
  reversed_at    timestamptz,
  reversed_why   text CHECK (length(reversed_why) BETWEEN 1 AND 500),
  CHECK ((reversed_at IS NULL) = (reversed_by IS NULL) AND (reversed_at IS NULL) = (reversed_why IS NULL))
);
COMMENT ON COLUMN disbursement.purpose IS 'restricted';
COMMENT ON COLUMN disbursement.bank_reference IS 'restricted';
COMMENT ON COLUMN disbursement.reversed_why IS 'restricted';
CREATE INDEX disbursement_need ON disbursement (need_id);
CREATE INDEX disbursement_newest ON disbursement (booked_at DESC);

CREATE TABLE bank_fee (
  id             uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  amount         bigint NOT NULL CHECK (amount > 0),
  paid_on        date NOT NULL,
  bank_reference text NOT NULL UNIQUE CHECK (length(bank_reference) BETWEEN 1 AND 100),
  note           text NOT NULL CHECK (length(note) BETWEEN 1 AND 500),
  booked_by      uuid NOT NULL REFERENCES person (id),
  booked_at      timestamptz NOT NULL,
  reversed_by    uuid REFERENCES person (id),
  reversed_at    timestamptz,
  reversed_why   text CHECK (length(reversed_why) BETWEEN 1 AND 500),
  CHECK ((reversed_at IS NULL) = (reversed_by IS NULL) AND (reversed_at IS NULL) = (reversed_why IS NULL))
);
COMMENT ON COLUMN bank_fee.bank_reference IS 'restricted';
COMMENT ON COLUMN bank_fee.note IS 'restricted';
COMMENT ON COLUMN bank_fee.reversed_why IS 'restricted';
CREATE INDEX bank_fee_newest ON bank_fee (booked_at DESC);

-- ── two people ──────────────────────────────────────────────────────────────────────────────────────────────────────
-- What one fund manager wants to do with money above the threshold, until another approves or declines it. `deed` names rows and amounts only.
CREATE TABLE money_proposal (
  id            uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  kind          text NOT NULL CHECK (kind IN ('place', 'return', 'keep', 'undo', 'refund', 'disburse', 'reverse')),
  subject_id    uuid NOT NULL,
  amount        bigint NOT NULL CHECK (amount > 0),
  deed          jsonb NOT NULL,
  state         text NOT NULL CHECK (state IN ('open', 'approved', 'declined', 'withdrawn')),
  proposed_by   uuid NOT NULL REFERENCES person (id),
  proposed_at   timestamptz NOT NULL,
  decided_by    uuid REFERENCES person (id),
  decided_at    timestamptz,
  decision_note text CHECK (length(decision_note) <= 500),
  CONSTRAINT proposal_two_people CHECK (state NOT IN ('approved', 'declined') OR decided_by <> proposed_by),
  CONSTRAINT proposal_withdrawn_by_its_own CHECK (state <> 'withdrawn' OR decided_by = proposed_by),
  CHECK ((state = 'open') = (decided_by IS NULL) AND (state = 'open') = (decided_at IS NULL)),
  CHECK (state <> 'declined' OR length(decision_note) > 0)
);
COMMENT ON COLUMN money_proposal.deed IS 'restricted';
COMMENT ON COLUMN money_proposal.decision_note IS 'restricted';
CREATE UNIQUE INDEX money_proposal_one_open ON money_proposal (subject_id) WHERE state = 'open';
CREATE INDEX money_proposal_newest ON money_proposal (proposed_at DESC);

-- ── closed days ─────────────────────────────────────────────────────────────────────────────────────────────────────
-- One person signs that the bank and the ledger agree at the end of a day, or why not; another countersigns. Days are those of Việt Nam.
CREATE TABLE day_closing (
  id               uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  day              date NOT NULL,
  bank_balance     bigint NOT NULL,
  ledger_balance   bigint NOT NULL,
  source           text NOT NULL CHECK (source IN ('typed', 'statement')),
  state            text NOT NULL CHECK (state IN ('signed', 'countersigned', 'reopened')),
  note             text CHECK (length(note) <= 500),
  signed_by        uuid NOT NULL REFERENCES person (id),
  signed_at        timestamptz NOT NULL,
  countersigned_by uuid REFERENCES person (id),
  countersigned_at timestamptz,
  reopened_by      uuid REFERENCES person (id),
  reopened_at      timestamptz,
  reopened_why     text CHECK (length(reopened_why) BETWEEN 1 AND 500),
  CONSTRAINT closing_two_people CHECK (countersigned_by IS NULL OR countersigned_by <> signed_by),
  CHECK ((countersigned_by IS NULL) = (countersigned_at IS NULL)),
  CHECK (state <> 'countersigned' OR countersigned_at IS NOT NULL),
  CHECK (state <> 'signed' OR countersigned_at IS NULL),
  CHECK ((state = 'reopened') = (reopened_by IS NOT NULL AND reopened_at IS NOT NULL AND reopened_why IS NOT NULL))
);
COMMENT ON COLUMN day_closing.note IS 'restricted';
CREATE UNIQUE INDEX day_closing_once ON day_closing (day) WHERE state <> 'reopened';

CREATE TABLE day_closing_line (
  closing_id  uuid NOT NULL REFERENCES day_closing (id),
  position    integer NOT NULL CHECK (position >= 1),
  amount      bigint NOT NULL CHECK (amount <> 0),
  explanation text NOT NULL CHECK (length(explanation) BETWEEN 1 AND 300),
  PRIMARY KEY (closing_id, position)
);
COMMENT ON COLUMN day_closing_line.explanation IS 'restricted';

-- The lines of a closing explain its whole difference, to the đồng.
CREATE FUNCTION assert_difference_explained() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE wanted bigint; told bigint; of_closing uuid;
BEGIN
  of_closing := CASE WHEN TG_TABLE_NAME = 'day_closing_line' THEN (to_jsonb(NEW) ->> 'closing_id')::uuid ELSE (to_jsonb(NEW) ->> 'id')::uuid END;
  SELECT bank_balance - ledger_balance INTO wanted FROM day_closing WHERE id = of_closing;
  SELECT coalesce(sum(amount), 0) INTO told FROM day_closing_line WHERE closing_id = of_closing;
  IF wanted <> told THEN
    RAISE EXCEPTION 'closing % explains % of a difference of %', of_closing, told, wanted USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER day_closing_explained AFTER INSERT OR UPDATE ON day_closing DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION assert_difference_explained();
CREATE CONSTRAINT TRIGGER day_closing_line_explained AFTER INSERT OR UPDATE ON day_closing_line DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION assert_difference_explained();

-- Nothing is booked into a day that is closed, nor before it.
CREATE FUNCTION refuse_closed_day() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM day_closing WHERE state <> 'reopened' AND day >= (NEW.booked_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date) THEN
    RAISE EXCEPTION 'the day of a booking at % is closed', NEW.booked_at USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER ledger_transaction_open_day BEFORE INSERT ON ledger_transaction FOR EACH ROW EXECUTE FUNCTION refuse_closed_day();
CREATE INDEX ledger_transaction_booked_at ON ledger_transaction (booked_at);
