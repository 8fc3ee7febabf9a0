-- One credit of the bank may be reported several times: by the signed webhook, by a statement in one format, by an overlapping statement in
-- another. Each report is a sighting; the money is counted once.

ALTER TABLE incoming_transfer
  ADD COLUMN bank_account   text,
  ADD COLUMN booked_on      date,
  ADD COLUMN bank_reference text,
  ADD COLUMN memo_key       text NOT NULL DEFAULT '';
COMMENT ON COLUMN incoming_transfer.memo_key IS 'restricted';
COMMENT ON COLUMN incoming_transfer.bank_reference IS 'restricted';
CREATE INDEX incoming_transfer_same_credit ON incoming_transfer (bank_account, booked_on, amount) WHERE bank_account IS NOT NULL;
CREATE INDEX incoming_transfer_bank_reference ON incoming_transfer (bank_account, bank_reference) WHERE bank_reference IS NOT NULL;

CREATE TABLE transfer_sighting (
  source      text NOT NULL CHECK (length(source) BETWEEN 1 AND 100),
  source_key  text NOT NULL CHECK (length(source_key) BETWEEN 1 AND 200),
  transfer_id uuid NOT NULL REFERENCES incoming_transfer (id),
  seen_at     timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (source, source_key),
  UNIQUE (source, transfer_id)
);
CREATE INDEX transfer_sighting_transfer ON transfer_sighting (transfer_id);
