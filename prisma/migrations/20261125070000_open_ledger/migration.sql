-- Receipts as they were issued, their copies, and what the open ledger and the ledger book read.

-- What a receipt said on the day it got its number: later changes of a name or a need do not reach it.
CREATE TABLE receipt (
  id            uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  number        text NOT NULL UNIQUE CHECK (number ~ '^TLV-BN-[0-9]{4}-[0-9]{6}$'),
  pledge_id     uuid NOT NULL REFERENCES pledge (id),
  instalment_id uuid REFERENCES instalment (id),
  payer_name    text NOT NULL CHECK (length(payer_name) > 0),
  amount        bigint NOT NULL CHECK (amount > 0),
  units         integer NOT NULL CHECK (units > 0),
  paid_by       text NOT NULL CHECK (paid_by IN ('bank', 'card')),
  issued_at     timestamptz NOT NULL
);
COMMENT ON COLUMN receipt.payer_name IS 'restricted';
CREATE INDEX receipt_pledge ON receipt (pledge_id);
CREATE INDEX receipt_newest ON receipt (issued_at DESC, number DESC);
CREATE INDEX receipt_payer ON receipt USING gin (fold_text(payer_name) gin_trgm_ops);
CREATE TRIGGER receipt_append_only BEFORE UPDATE OR DELETE ON receipt FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- A receipt that is given out again. The original is copy 1 and is no row here; `payer_name` is the name printed from this copy on.
CREATE TABLE receipt_copy (
  id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  number     text NOT NULL REFERENCES receipt (number),
  copy       integer NOT NULL CHECK (copy >= 2),
  payer_name text NOT NULL CHECK (length(payer_name) BETWEEN 1 AND 200),
  asked_by   text NOT NULL CHECK (asked_by IN ('payer', 'fund', 'auditor', 'authority')),
  reason     text NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
  issued_by  uuid NOT NULL REFERENCES person (id),
  issued_at  timestamptz NOT NULL,
  UNIQUE (number, copy)
);
COMMENT ON COLUMN receipt_copy.payer_name IS 'restricted';
COMMENT ON COLUMN receipt_copy.reason IS 'restricted';
CREATE TRIGGER receipt_copy_append_only BEFORE UPDATE OR DELETE ON receipt_copy FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Whoever settles a payment or an instalment gives it a number; the receipt is kept in the same moment, whatever the way of paying. The name is the
-- payer's own, even where the public sees none.
CREATE FUNCTION keep_receipt() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE of_instalment uuid := CASE WHEN TG_TABLE_NAME = 'instalment' THEN NEW.id END;
BEGIN
  INSERT INTO receipt (number, pledge_id, instalment_id, payer_name, amount, units, paid_by, issued_at)
  SELECT NEW.receipt_number, pledge.id, of_instalment, coalesce(nullif(organisation.name_vi, ''), nullif(person.display_name, ''), pledge.honour_name),
    NEW.received, coalesce((to_jsonb(NEW) ->> 'units')::integer, pledge.units),
    CASE WHEN EXISTS (
      SELECT FROM transfer_placement AS placed JOIN incoming_transfer AS came ON came.id = placed.transfer_id
      WHERE placed.pledge_id = pledge.id AND placed.instalment_id IS NOT DISTINCT FROM of_instalment AND came.provider = 'stripe') THEN 'card' ELSE 'bank' END,
    coalesce(NEW.settled_at, now())
  FROM pledge JOIN person ON person.id = pledge.person_id JOIN sponsor ON sponsor.id = pledge.sponsor_id
  LEFT JOIN organisation ON organisation.id = sponsor.organisation_id
  WHERE pledge.id = NEW.pledge_id
  ON CONFLICT (number) DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER payment_keeps_receipt AFTER INSERT OR UPDATE OF receipt_number ON payment
  FOR EACH ROW WHEN (NEW.receipt_number IS NOT NULL) EXECUTE FUNCTION keep_receipt();
CREATE TRIGGER instalment_keeps_receipt AFTER INSERT OR UPDATE OF receipt_number ON instalment
  FOR EACH ROW WHEN (NEW.receipt_number IS NOT NULL) EXECUTE FUNCTION keep_receipt();
UPDATE payment SET receipt_number = receipt_number WHERE receipt_number IS NOT NULL;
UPDATE instalment SET receipt_number = receipt_number WHERE receipt_number IS NOT NULL;

-- The ledger book reads one account after another in the order of booking, the open ledger one month after another.
CREATE INDEX ledger_entry_account_order ON ledger_entry (account_id, id);
DROP INDEX ledger_entry_account;
CREATE INDEX ledger_transaction_booked ON ledger_transaction (booked_at);
CREATE INDEX ledger_account_need ON ledger_account (need_id) WHERE need_id IS NOT NULL;
CREATE INDEX delivery_confirmed_newest ON delivery (confirmed_at DESC, id) WHERE state = 'confirmed';
