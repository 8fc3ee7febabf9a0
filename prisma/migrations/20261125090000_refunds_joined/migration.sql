-- One desk for refunds by bank and by card, of all or a part of a pledge, of instalments and of money in excess; and refunds that the bank sends back.

-- Further words in existing checks are added to whatever the checks say, so that parts of the product that add words of their own do not undo one another.
CREATE FUNCTION pg_temp.allow_also(of_table regclass, of_column text, word text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE known record;
BEGIN
  SELECT conname, pg_get_expr(conbin, conrelid) AS expression INTO STRICT known FROM pg_constraint
  WHERE conrelid = of_table AND contype = 'c' AND conkey = ARRAY[(SELECT attnum FROM pg_attribute WHERE attrelid = of_table AND attname = of_column)];
  EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', of_table, known.conname);
  EXECUTE format('ALTER TABLE %s ADD CONSTRAINT %I CHECK ((%s) OR %I = %L)', of_table, known.conname, known.expression, of_column, word);
END $$;
-- Money of a refund that the receiving bank sent back.
SELECT pg_temp.allow_also('transfer_placement', 'kind', 'refund_back');
SELECT pg_temp.allow_also('instalment', 'ended_because', 'refunded');
-- The sponsor's surplus rule asks in the sponsor's place.
SELECT pg_temp.allow_also('refund', 'asked_as', 'rule');
-- card_failed: Stripe refused or could not do its part · returned_by_bank: the receiving bank sent the money back, another account is needed.
SELECT pg_temp.allow_also('refund', 'state', 'card_failed');
SELECT pg_temp.allow_also('refund', 'state', 'returned_by_bank');
DROP FUNCTION pg_temp.allow_also(regclass, text, text);

ALTER TABLE transfer_placement DROP CONSTRAINT placement_of_refund;
ALTER TABLE transfer_placement ADD CONSTRAINT placement_of_refund CHECK ((kind IN ('refunded', 'refund_back')) = (refund_id IS NOT NULL));

-- What goes back: the whole pledge · some whole units of it · the newest instalments · money in excess. `parts` counts units or instalments; `after` says
-- whether refunded instalments stay promised or end. `bank_amount` and `card_amount` go back the way they came.
ALTER TABLE refund
  ADD COLUMN scope         text NOT NULL DEFAULT 'all' CHECK (scope IN ('all', 'units', 'instalments', 'excess')),
  ADD COLUMN parts         integer CHECK (parts > 0),
  ADD COLUMN after         text CHECK (after IN ('promised', 'ended')),
  ADD COLUMN bank_amount   bigint NOT NULL DEFAULT 0 CHECK (bank_amount >= 0),
  ADD COLUMN card_amount   bigint NOT NULL DEFAULT 0 CHECK (card_amount >= 0),
  ADD COLUMN list_position integer CHECK (list_position > 0);
UPDATE refund SET bank_amount = amount,
  list_position = (SELECT count(*) FROM refund AS earlier WHERE earlier.list_id = refund.list_id AND earlier.id <= refund.id) WHERE list_id IS NOT NULL;
UPDATE refund SET bank_amount = amount WHERE list_id IS NULL;

DO $$
DECLARE known text;
BEGIN
  FOR known IN SELECT conname FROM pg_constraint WHERE conrelid = 'refund'::regclass AND contype = 'c' AND array_length(conkey, 1) > 1 LOOP
    EXECUTE format('ALTER TABLE refund DROP CONSTRAINT %I', known);
  END LOOP;
END $$;
ALTER TABLE refund
  ADD CONSTRAINT refund_amount_by_way CHECK (amount = bank_amount + card_amount),
  ADD CONSTRAINT refund_parts_of_scope CHECK ((scope IN ('units', 'instalments')) = (parts IS NOT NULL) AND (scope = 'instalments') = (after IS NOT NULL)),
  ADD CONSTRAINT refund_decided CHECK ((state NOT IN ('requested', 'withdrawn')) = (decided_by IS NOT NULL AND decided_at IS NOT NULL)),
  ADD CONSTRAINT refund_declined_with_reason CHECK (state <> 'declined' OR length(decision_note) > 0),
  ADD CONSTRAINT refund_on_list CHECK ((list_id IS NULL) = (list_position IS NULL) AND (state <> 'listed' OR list_id IS NOT NULL) AND (state IN ('listed', 'paid', 'card_failed') OR list_id IS NULL)),
  ADD CONSTRAINT refund_listed_with_account CHECK (list_id IS NULL OR (bank_amount > 0 AND bank_name IS NOT NULL AND account_number IS NOT NULL AND account_holder IS NOT NULL)),
  ADD CONSTRAINT refund_paid_as_shown CHECK ((paid_on IS NULL) = (bank_reference IS NULL) AND (paid_on IS NULL) = (paid_marked_at IS NULL) AND (paid_on IS NOT NULL OR paid_marked_by IS NULL)),
  ADD CONSTRAINT refund_paid_from_list CHECK (paid_on IS NULL OR list_id IS NOT NULL),
  ADD CONSTRAINT refund_paid CHECK (state <> 'paid' OR bank_amount = 0 OR paid_on IS NOT NULL);

-- One refund of a pledge at a time, and beside it one of money that the pledge never took. A part may go back after another part.
DROP INDEX refund_one_of_pledge;
CREATE UNIQUE INDEX refund_one_of_pledge ON refund (pledge_id, (scope = 'excess')) WHERE state IN ('requested', 'approved', 'listed', 'card_failed', 'returned_by_bank');
DROP INDEX refund_open;
CREATE INDEX refund_open ON refund (asked_at) WHERE state IN ('requested', 'approved', 'listed', 'card_failed', 'returned_by_bank');
CREATE INDEX refund_pledge ON refund (pledge_id);
CREATE UNIQUE INDEX refund_list_order ON refund (list_id, list_position) WHERE list_id IS NOT NULL;

-- The part of a refund that goes back to one card payment. wanted: Stripe is asked · done: booked as gone · failed: Stripe refused it, or it came back ·
-- by_bank: sent by bank transfer after all.
CREATE TABLE refund_card_part (
  id          uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  refund_id   uuid NOT NULL REFERENCES refund (id),
  transfer_id uuid NOT NULL REFERENCES incoming_transfer (id),
  amount      bigint NOT NULL CHECK (amount > 0),
  state       text NOT NULL CHECK (state IN ('wanted', 'done', 'failed', 'by_bank')),
  request_id  uuid NOT NULL UNIQUE REFERENCES card_refund_request (id),
  UNIQUE (refund_id, transfer_id)
);
CREATE INDEX refund_card_part_transfer ON refund_card_part (transfer_id);

-- A payment of a refund that came back: to which account it had gone, and how the bank showed its return. Without `transfer_id` a person marked it before
-- the credit was read from a statement or told by the bank.
CREATE TABLE refund_return (
  id               uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  refund_id        uuid NOT NULL REFERENCES refund (id),
  amount           bigint NOT NULL CHECK (amount > 0),
  list_id          uuid NOT NULL REFERENCES refund_list (id),
  list_position    integer NOT NULL CHECK (list_position > 0),
  order_reference  text NOT NULL UNIQUE,
  bank_name        text NOT NULL,
  account_number   text NOT NULL,
  account_holder   text NOT NULL,
  paid_on          date NOT NULL,
  bank_reference   text NOT NULL,
  returned_on      date NOT NULL,
  return_reference text NOT NULL CHECK (length(return_reference) BETWEEN 1 AND 100),
  note             text CHECK (length(note) <= 500),
  marked_by_hand   boolean NOT NULL,
  transfer_id      uuid UNIQUE REFERENCES incoming_transfer (id),
  marked_by        uuid NOT NULL REFERENCES person (id),
  marked_at        timestamptz NOT NULL,
  CHECK (marked_by_hand OR transfer_id IS NOT NULL),
  CHECK (returned_on >= paid_on)
);
COMMENT ON COLUMN refund_return.bank_name IS 'restricted';
COMMENT ON COLUMN refund_return.account_number IS 'restricted';
COMMENT ON COLUMN refund_return.account_holder IS 'restricted';
COMMENT ON COLUMN refund_return.bank_reference IS 'restricted';
COMMENT ON COLUMN refund_return.return_reference IS 'restricted';
COMMENT ON COLUMN refund_return.note IS 'restricted';
CREATE INDEX refund_return_refund ON refund_return (refund_id);
