-- What one person has moved without anybody else, so that a large sum does not become small in parts; the bank's own day beside the day in the books; and credits
-- that the bank reported twice.

CREATE FUNCTION pg_temp.allow_also(of_table text, of_column text, word text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE known record;
BEGIN
  SELECT conname, pg_get_expr(conbin, conrelid) AS expression INTO STRICT known FROM pg_constraint
  WHERE conrelid = of_table::regclass AND contype = 'c' AND conkey = ARRAY[(SELECT attnum FROM pg_attribute WHERE attrelid = of_table::regclass AND attname = of_column)];
  EXECUTE format('ALTER TABLE %I DROP CONSTRAINT %I', of_table, known.conname);
  EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I CHECK ((%s) OR %I = %L)', of_table, known.conname, known.expression, of_column, word);
END $$;
SELECT pg_temp.allow_also('money_proposal', 'kind', word) FROM unnest(ARRAY['same', 'came_back', 'fee', 'fee_back', 'unexplain', 'bridge']) AS word;
SELECT pg_temp.allow_also('transfer_placement', 'kind', 'same_money');
DROP FUNCTION pg_temp.allow_also(text, text, text);

-- ── moved by one person ─────────────────────────────────────────────────────────────────────────────────────────────
-- One row for each thing that a deed was about: a transfer, a pledge, a need, a receiver, the fees, the reserve. `row_id` is the payment, the order or the
-- fee that it made; once that is taken back the row counts no more.
CREATE TABLE moved_alone (
  id        uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  deed      text NOT NULL,
  subject   text NOT NULL CHECK (length(subject) BETWEEN 1 AND 120),
  amount    bigint NOT NULL CHECK (amount > 0),
  row_id    uuid,
  person_id uuid NOT NULL REFERENCES person (id),
  moved_at  timestamptz NOT NULL
);
CREATE INDEX moved_alone_subject ON moved_alone (subject, moved_at);
CREATE TRIGGER moved_alone_append_only BEFORE UPDATE OR DELETE ON moved_alone FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- ── the day of the document and the day in the books ────────────────────────────────────────────────────────────────
-- `document_day` is the bank's own day of what it shows, else the day of booking; `book_day` is the day for which it counts: the same, or the first open day
-- where that one is closed. Days are those of Việt Nam.
ALTER TABLE ledger_transaction ADD COLUMN document_day date, ADD COLUMN book_day date;
ALTER TABLE ledger_transaction DISABLE TRIGGER ledger_transaction_append_only;
-- Until now everything counted for the day of its booking, and days were signed so.
UPDATE ledger_transaction SET book_day = (booked_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date,
  document_day = least((booked_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, (SELECT booked_on FROM incoming_transfer WHERE idempotency_key = 'transfer:' || incoming_transfer.id));
ALTER TABLE ledger_transaction ENABLE TRIGGER ledger_transaction_append_only;
ALTER TABLE ledger_transaction ALTER COLUMN document_day SET NOT NULL, ALTER COLUMN book_day SET NOT NULL;
ALTER TABLE ledger_transaction ADD CONSTRAINT booked_after_its_document CHECK (book_day >= document_day);
CREATE INDEX ledger_transaction_book_day ON ledger_transaction (book_day);

-- Nothing counts for a day that is closed, nor for one before it; a document of such a day is booked on the first open one.
CREATE OR REPLACE FUNCTION refuse_closed_day() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE own date := (NEW.booked_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date; closed date;
BEGIN
  SELECT max(day) INTO closed FROM day_closing WHERE state <> 'reopened';
  IF closed >= own THEN
    RAISE EXCEPTION 'the day of a booking at % is closed', NEW.booked_at USING ERRCODE = 'check_violation';
  END IF;
  NEW.document_day := coalesce(NEW.document_day, own);
  NEW.book_day := greatest(NEW.document_day, closed + 1);
  RETURN NEW;
END $$;

-- ── one gift that the bank reported twice ───────────────────────────────────────────────────────────────────────────
ALTER TABLE transfer_placement ADD COLUMN same_as uuid REFERENCES incoming_transfer (id);
ALTER TABLE transfer_placement ADD CONSTRAINT placement_of_same_money CHECK ((kind = 'same_money') = (same_as IS NOT NULL) AND same_as <> transfer_id);
CREATE INDEX transfer_placement_same_as ON transfer_placement (same_as) WHERE same_as IS NOT NULL;

-- Memos that one format has cut begin with the same letters.
CREATE INDEX incoming_transfer_cut_memo ON incoming_transfer (bank_account, booked_on, amount, left(memo_key, 24)) WHERE bank_account IS NOT NULL AND length(memo_key) >= 24;

-- Account numbers are written in capitals everywhere.
UPDATE incoming_transfer SET bank_account = upper(bank_account) WHERE bank_account <> upper(bank_account);
UPDATE outgoing_debit SET bank_account = upper(bank_account) WHERE bank_account <> upper(bank_account);

-- ── receipts of money that came again ───────────────────────────────────────────────────────────────────────────────
-- Money that was taken back and came again has a receipt of its own, which names only the way on which it came this time.
CREATE OR REPLACE FUNCTION keep_receipt() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE of_instalment uuid := CASE WHEN TG_TABLE_NAME = 'instalment' THEN NEW.id END;
BEGIN
  INSERT INTO receipt (number, pledge_id, instalment_id, payer_name, amount, units, paid_by, issued_at)
  SELECT NEW.receipt_number, pledge.id, of_instalment, coalesce(nullif(organisation.name_vi, ''), nullif(person.display_name, ''), pledge.honour_name),
    NEW.received, coalesce((to_jsonb(NEW) ->> 'units')::integer, pledge.units),
    CASE WHEN EXISTS (
      SELECT FROM transfer_placement AS placed JOIN incoming_transfer AS came ON came.id = placed.transfer_id
      WHERE placed.pledge_id = pledge.id AND placed.instalment_id IS NOT DISTINCT FROM of_instalment AND placed.released_at IS NULL AND came.provider = 'stripe') THEN 'card' ELSE 'bank' END,
    coalesce(NEW.settled_at, now())
  FROM pledge JOIN person ON person.id = pledge.person_id JOIN sponsor ON sponsor.id = pledge.sponsor_id
  LEFT JOIN organisation ON organisation.id = sponsor.organisation_id
  WHERE pledge.id = NEW.pledge_id
  ON CONFLICT (number) DO NOTHING;
  RETURN NULL;
END $$;
