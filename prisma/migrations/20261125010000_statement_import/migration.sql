-- Bank statements that the fund uploads: each file, every row of it and what became of the row, and the columns of banks that are not known.

CREATE TABLE statement_mapping (
  id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  bank_name  text NOT NULL CHECK (length(bank_name) BETWEEN 1 AND 100),
  header_key text NOT NULL CHECK (length(header_key) BETWEEN 1 AND 4000),
  columns    jsonb NOT NULL,
  saved_by   uuid NOT NULL REFERENCES person (id),
  saved_at   timestamptz NOT NULL,
  UNIQUE (header_key)
);

CREATE TABLE statement_import (
  id            uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  file_name     text NOT NULL CHECK (length(file_name) BETWEEN 1 AND 200),
  storage_key   text NOT NULL UNIQUE,
  bytes         bigint NOT NULL CHECK (bytes > 0),
  sha256        bytea NOT NULL CHECK (length(sha256) = 32),
  state         text NOT NULL CHECK (state IN ('checking', 'needs_mapping', 'checked', 'booking', 'done', 'refused', 'discarded')),
  review        boolean NOT NULL DEFAULT false,
  format        text CHECK (format IN ('csv', 'xlsx', 'mt940')),
  layout        text CHECK (length(layout) <= 100),
  encoding      text CHECK (length(encoding) <= 30),
  mapping_id    uuid REFERENCES statement_mapping (id),
  preview       jsonb,
  opening       bigint,
  closing       bigint,
  first_day     date,
  last_day      date,
  bytes_read    bigint NOT NULL DEFAULT 0 CHECK (bytes_read >= 0),
  rows          integer NOT NULL DEFAULT 0 CHECK (rows >= 0),
  credits       integer NOT NULL DEFAULT 0 CHECK (credits >= 0),
  credit_sum    bigint NOT NULL DEFAULT 0 CHECK (credit_sum >= 0),
  debits        integer NOT NULL DEFAULT 0 CHECK (debits >= 0),
  debit_sum     bigint NOT NULL DEFAULT 0 CHECK (debit_sum >= 0),
  rows_booked   integer NOT NULL DEFAULT 0 CHECK (rows_booked >= 0),
  booked_to     integer NOT NULL DEFAULT 0 CHECK (booked_to >= 0),
  faults        jsonb NOT NULL DEFAULT '[]',
  fault_count   integer NOT NULL DEFAULT 0 CHECK (fault_count >= 0),
  uploaded_by   uuid NOT NULL REFERENCES person (id),
  uploaded_at   timestamptz NOT NULL,
  finished_at   timestamptz,
  CHECK (rows_booked <= rows),
  CHECK ((state IN ('done', 'refused', 'discarded')) = (finished_at IS NOT NULL)),
  CHECK (state <> 'done' OR rows_booked = rows),
  CHECK (state <> 'refused' OR fault_count > 0),
  CHECK (state NOT IN ('refused', 'discarded', 'checking', 'needs_mapping', 'checked') OR rows_booked = 0)
);
COMMENT ON COLUMN statement_import.preview IS 'restricted';
COMMENT ON COLUMN statement_import.faults IS 'restricted';
CREATE INDEX statement_import_newest ON statement_import (uploaded_at DESC);
CREATE INDEX statement_import_sha256 ON statement_import (sha256);

CREATE TABLE statement_row (
  import_id      uuid NOT NULL REFERENCES statement_import (id),
  row_number     integer NOT NULL CHECK (row_number > 0),
  booked_on      date,
  booked_at      timestamptz,
  amount         bigint,
  balance        bigint,
  memo           text NOT NULL DEFAULT '',
  payer_name     text NOT NULL DEFAULT '',
  bank_reference text,
  became         text CHECK (became IN ('credited', 'suspense', 'duplicate', 'debit', 'refused')),
  transfer_id    uuid REFERENCES incoming_transfer (id),
  fault          jsonb,
  PRIMARY KEY (import_id, row_number),
  CHECK ((became = 'refused') = (fault IS NOT NULL) OR became IS NULL),
  CHECK (became IS DISTINCT FROM 'debit' OR amount < 0),
  CHECK (became IS NULL OR became NOT IN ('credited', 'suspense', 'duplicate') OR (amount > 0 AND transfer_id IS NOT NULL)),
  CHECK (fault IS NOT NULL OR (booked_on IS NOT NULL AND amount <> 0))
);
COMMENT ON COLUMN statement_row.memo IS 'restricted';
COMMENT ON COLUMN statement_row.payer_name IS 'restricted';
COMMENT ON COLUMN statement_row.bank_reference IS 'restricted';
COMMENT ON COLUMN statement_row.fault IS 'restricted';
CREATE INDEX statement_row_transfer ON statement_row (transfer_id) WHERE transfer_id IS NOT NULL;

-- A popular sum on the day of an appeal comes thousands of times: the memo tells the credits apart.
DROP INDEX incoming_transfer_same_credit;
CREATE INDEX incoming_transfer_same_credit ON incoming_transfer (bank_account, booked_on, amount, memo_key) WHERE bank_account IS NOT NULL;
