-- Instalments taken from a saved card, and what the card processor pays out to the fund's bank.

-- Further words in existing checks are added to whatever the checks say, so that parts of the product that add words of their own do not undo one another.
CREATE OR REPLACE FUNCTION pg_temp.allow_also(of_table regclass, of_column text, word text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE known record;
BEGIN
  SELECT conname, pg_get_expr(conbin, conrelid) AS expression INTO STRICT known FROM pg_constraint
  WHERE conrelid = of_table AND contype = 'c' AND conkey = ARRAY[(SELECT attnum FROM pg_attribute WHERE attrelid = of_table AND attname = of_column)];
  EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', of_table, known.conname);
  EXECUTE format('ALTER TABLE %s ADD CONSTRAINT %I CHECK ((%s) OR %I = %L)', of_table, known.conname, known.expression, of_column, word);
END $$;
SELECT pg_temp.allow_also('ledger_account', 'kind', 'transit');
SELECT pg_temp.allow_also('transfer_placement', 'kind', 'payout');
SELECT pg_temp.allow_also('transfer_placement', 'released_why', 'payout');
SELECT pg_temp.allow_also('outgoing_debit', 'explained_as', 'payout');
DROP FUNCTION pg_temp.allow_also(regclass, text, text);

-- ── a card that the coming instalments are taken from ───────────────────────────────────────────────────────────────
-- asked: consented, the page at Stripe is not filled in yet · active: taken from on each due day · blocked: its bank says never again ·
-- removed: by the sponsor, by a newer card, or because the promise is over · given_up: the page was left.
CREATE TABLE saved_card (
  id             uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  pledge_id      uuid NOT NULL REFERENCES instalment_plan (pledge_id),
  state          text NOT NULL CHECK (state IN ('asked', 'active', 'blocked', 'removed', 'given_up')),
  -- The consent: its words as they were read, in which language, by whom and when; which instalments, at most how much at once, on which day of the month.
  wording        text NOT NULL CHECK (length(wording) BETWEEN 1 AND 4000),
  locale         text NOT NULL CHECK (locale IN ('vi', 'en')),
  instalments    uuid[] NOT NULL CHECK (cardinality(instalments) BETWEEN 1 AND 12),
  highest        bigint NOT NULL CHECK (highest BETWEEN 1 AND 99999999),
  pay_day        integer NOT NULL CHECK (pay_day BETWEEN 1 AND 28),
  consented_by   uuid NOT NULL REFERENCES person (id),
  consented_at   timestamptz NOT NULL,
  -- A page at Stripe that only saves; a card that is saved while paying has its page in card_checkout.
  session_id     text UNIQUE,
  session_url    text,
  expires_at     timestamptz,
  customer_id    text,
  payment_method text UNIQUE,
  brand          text,
  last4          text CHECK (length(last4) BETWEEN 1 AND 120),
  exp_month      integer CHECK (exp_month BETWEEN 1 AND 12),
  exp_year       integer CHECK (exp_year BETWEEN 2000 AND 2200),
  saved_at       timestamptz,
  removed_at     timestamptz,
  removed_why    text CHECK (removed_why IN ('sponsor', 'replaced', 'plan_over')),
  detached_at    timestamptz,
  CHECK (state NOT IN ('active', 'blocked') OR (payment_method IS NOT NULL AND customer_id IS NOT NULL AND saved_at IS NOT NULL)),
  CHECK ((payment_method IS NULL) = (customer_id IS NULL)),
  CHECK ((state = 'removed') = (removed_at IS NOT NULL) AND (removed_at IS NULL) = (removed_why IS NULL)),
  CHECK (detached_at IS NULL OR state = 'removed'),
  CHECK ((session_id IS NULL) = (session_url IS NULL))
);
COMMENT ON COLUMN saved_card.customer_id IS 'restricted';
COMMENT ON COLUMN saved_card.payment_method IS 'restricted';
COMMENT ON COLUMN saved_card.brand IS 'restricted';
COMMENT ON COLUMN saved_card.last4 IS 'restricted';
COMMENT ON COLUMN saved_card.exp_month IS 'restricted';
COMMENT ON COLUMN saved_card.exp_year IS 'restricted';
CREATE UNIQUE INDEX saved_card_one_live ON saved_card (pledge_id) WHERE state IN ('active', 'blocked');
CREATE INDEX saved_card_pledge ON saved_card (pledge_id);
CREATE INDEX saved_card_asked ON saved_card (expires_at) WHERE state = 'asked';

-- page: the payer fills in a page at Stripe · saved_card: taken on the due day, nobody present.
ALTER TABLE card_checkout
  ADD COLUMN kind           text NOT NULL DEFAULT 'page' CHECK (kind IN ('page', 'saved_card')),
  ADD COLUMN instalment_id  uuid REFERENCES instalment (id),
  ADD COLUMN saved_card_id  uuid REFERENCES saved_card (id),
  -- The day it was due on when it was tried.
  ADD COLUMN due_on         date,
  ADD COLUMN payment_intent text UNIQUE,
  ADD COLUMN declined       text CHECK (length(declined) <= 100);
ALTER TABLE card_checkout ADD CONSTRAINT card_checkout_by_saved_card CHECK (
  kind = 'page' OR (instalment_id IS NOT NULL AND saved_card_id IS NOT NULL AND due_on IS NOT NULL AND currency = 'VND' AND session_id IS NULL));
CREATE INDEX card_checkout_instalment ON card_checkout (instalment_id) WHERE instalment_id IS NOT NULL;

-- ── payouts ─────────────────────────────────────────────────────────────────────────────────────────────────────────
-- on_the_way: Stripe has sent it · arrived: the bank's credit is known · failed: it came back to the balance at Stripe.
CREATE TABLE card_payout (
  id          text PRIMARY KEY CHECK (id ~ '^po_\w{1,60}$'),
  -- In the smallest unit of the currency that Stripe pays out; negative when it takes what it is owed from the bank account.
  currency    text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  amount      bigint NOT NULL CHECK (amount <> 0),
  -- What it is worth at the values that were fixed, and what Stripe kept besides the fees of single payments, in đồng.
  dong        bigint NOT NULL CHECK (sign(dong) = sign(amount)),
  fee_dong    bigint NOT NULL DEFAULT 0,
  -- parts: what is in it tells its worth · rate: Stripe does not say what is in it, the amount and the last rate do.
  valued_by   text NOT NULL CHECK (valued_by IN ('parts', 'rate')),
  state       text NOT NULL CHECK (state IN ('on_the_way', 'arrived', 'failed')),
  descriptor  text CHECK (length(descriptor) <= 100),
  expected_on date NOT NULL,
  booked_at   timestamptz NOT NULL,
  failed_at   timestamptz,
  transfer_id uuid UNIQUE REFERENCES incoming_transfer (id),
  -- What the bank credited (negative when it debited) less what it was worth, in đồng.
  difference  bigint,
  times       integer NOT NULL DEFAULT 0 CHECK (times >= 0),
  matched_by  uuid REFERENCES person (id),
  matched_at  timestamptz,
  CHECK ((state = 'arrived') = (difference IS NOT NULL) AND (state = 'arrived') = (matched_at IS NOT NULL) AND (state = 'arrived' AND amount > 0) = (transfer_id IS NOT NULL)),
  CHECK ((state = 'failed') = (failed_at IS NOT NULL))
);
CREATE INDEX card_payout_on_the_way ON card_payout (expected_on) WHERE state = 'on_the_way';

-- What is in a payout, as Stripe lists it: the movements of the balance, in the currency of the payout and at the value that was fixed; without one for what was never booked here.
CREATE TABLE card_payout_part (
  payout_id   text NOT NULL REFERENCES card_payout (id),
  position    integer NOT NULL CHECK (position > 0),
  movement    text NOT NULL,
  kind        text NOT NULL CHECK (length(kind) BETWEEN 1 AND 100),
  transfer_id uuid REFERENCES incoming_transfer (id),
  net         bigint NOT NULL,
  dong        bigint,
  PRIMARY KEY (payout_id, position),
  UNIQUE (payout_id, movement)
);
CREATE INDEX card_payout_part_transfer ON card_payout_part (transfer_id) WHERE transfer_id IS NOT NULL;

ALTER TABLE transfer_placement ADD COLUMN payout_id text REFERENCES card_payout (id);
ALTER TABLE transfer_placement ADD CONSTRAINT placement_of_payout CHECK ((kind = 'payout') = (payout_id IS NOT NULL));
ALTER TABLE card_report ADD COLUMN payout_id text;
-- Somebody said that this credit is not the payout it was taken for: nothing says it by itself again.
ALTER TABLE incoming_transfer ADD COLUMN payout_undone_at timestamptz;
-- What Stripe takes from the bank account is a debit of the bank.
ALTER TABLE outgoing_debit ADD COLUMN payout_id text UNIQUE REFERENCES card_payout (id);
ALTER TABLE outgoing_debit ADD CONSTRAINT debit_of_payout CHECK ((explained_as IS NOT DISTINCT FROM 'payout') = (payout_id IS NOT NULL));

-- A refund that failed, and what became of its money afterwards.
ALTER TABLE card_refund
  ADD COLUMN failed_at   timestamptz,
  ADD COLUMN restored_at timestamptz,
  ADD CONSTRAINT card_refund_restored_after_failing CHECK (restored_at IS NULL OR state = 'failed');
