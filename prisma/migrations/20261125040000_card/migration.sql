-- Gifts by card through Stripe. Only Stripe's own ids are kept of a card payment: no name, no address, no number of a card.

-- Rates that the fund enters by hand; what was entered is never changed, a newer one takes its place.
CREATE TABLE exchange_rate (
  id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  currency   text NOT NULL CHECK (currency IN ('USD', 'EUR')),
  -- Hundredths of a đồng for one dollar or euro.
  rate       bigint NOT NULL CHECK (rate BETWEEN 100000 AND 100000000),
  rate_on    date NOT NULL,
  source     text NOT NULL CHECK (length(source) BETWEEN 1 AND 200),
  entered_by uuid NOT NULL REFERENCES person (id),
  entered_at timestamptz NOT NULL
);
CREATE INDEX exchange_rate_latest ON exchange_rate (currency, rate_on DESC, entered_at DESC);
CREATE TRIGGER exchange_rate_append_only BEFORE UPDATE OR DELETE ON exchange_rate FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- One attempt to pay a pledge by card.
CREATE TABLE card_checkout (
  id             uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  pledge_id      uuid NOT NULL REFERENCES pledge (id),
  attempt        integer NOT NULL CHECK (attempt >= 1),
  state          text NOT NULL CHECK (state IN ('opening', 'open', 'paid', 'expired', 'failed')),
  currency       text NOT NULL CHECK (currency IN ('VND', 'USD', 'EUR')),
  -- What the card is charged, in the currency's smallest unit: whole đồng, cents.
  amount         bigint NOT NULL CHECK (amount BETWEEN 1 AND 99999999),
  -- What it is worth to the pledge, in đồng, fixed when the attempt began.
  dong           bigint NOT NULL CHECK (dong BETWEEN 1 AND 99999999),
  rate_id        uuid REFERENCES exchange_rate (id),
  if_late        text NOT NULL CHECK (if_late IN ('wait', 'refund')),
  expires_at     timestamptz NOT NULL,
  session_id     text UNIQUE,
  session_url    text,
  started_by     uuid NOT NULL REFERENCES person (id),
  started_at     timestamptz NOT NULL,
  ended_at       timestamptz,
  UNIQUE (pledge_id, attempt),
  CHECK ((currency = 'VND') = (rate_id IS NULL)),
  CHECK (currency <> 'VND' OR amount = dong),
  CHECK (state <> 'open' OR (session_id IS NOT NULL AND session_url IS NOT NULL)),
  CHECK ((state IN ('opening', 'open')) = (ended_at IS NULL))
);
CREATE UNIQUE INDEX card_checkout_one_live ON card_checkout (pledge_id) WHERE state IN ('opening', 'open');
CREATE INDEX card_checkout_open ON card_checkout (expires_at) WHERE state IN ('opening', 'open');

-- What is known of an incoming transfer that came by card.
CREATE TABLE card_payment (
  transfer_id         uuid PRIMARY KEY REFERENCES incoming_transfer (id),
  checkout_id         uuid UNIQUE REFERENCES card_checkout (id),
  payment_intent      text NOT NULL UNIQUE,
  charge_id           text NOT NULL UNIQUE,
  currency            text NOT NULL CHECK (currency IN ('VND', 'USD', 'EUR')),
  amount              bigint NOT NULL CHECK (amount > 0),
  dong                bigint NOT NULL CHECK (dong > 0),
  rate_id             uuid REFERENCES exchange_rate (id),
  balance_transaction text UNIQUE,
  settlement_currency text CHECK (settlement_currency ~ '^[A-Z]{3}$'),
  -- In the smallest unit of the settlement currency.
  settlement_gross    bigint,
  settlement_fee      bigint,
  settlement_net      bigint,
  fee_dong            bigint CHECK (fee_dong BETWEEN 0 AND dong),
  CHECK (settlement_net = settlement_gross - settlement_fee),
  CHECK ((balance_transaction IS NULL) = (fee_dong IS NULL) AND (balance_transaction IS NULL) = (settlement_net IS NULL))
);

-- A refund that the fund or the sponsor's choice asks Stripe for.
CREATE TABLE card_refund_request (
  id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  transfer_id  uuid NOT NULL REFERENCES incoming_transfer (id),
  dong         bigint NOT NULL CHECK (dong > 0),
  why          text NOT NULL CHECK (why IN ('late', 'fund')),
  note         text CHECK (length(note) <= 500),
  state        text NOT NULL CHECK (state IN ('wanted', 'sent', 'refused')),
  refusal      text,
  refund_id    text,
  requested_by uuid REFERENCES person (id),
  requested_at timestamptz NOT NULL,
  CHECK ((why = 'fund') = (requested_by IS NOT NULL)),
  CHECK ((state = 'sent') = (refund_id IS NOT NULL))
);
CREATE UNIQUE INDEX card_refund_request_one_open ON card_refund_request (transfer_id) WHERE state = 'wanted';

-- A refund as Stripe knows it, whoever began it. The four parts say whose money went back.
CREATE TABLE card_refund (
  id            text PRIMARY KEY,
  transfer_id   uuid NOT NULL REFERENCES incoming_transfer (id),
  amount        bigint NOT NULL CHECK (amount > 0),
  dong          bigint NOT NULL CHECK (dong >= 0),
  state         text NOT NULL CHECK (state IN ('pending', 'succeeded', 'failed')),
  from_suspense bigint NOT NULL DEFAULT 0 CHECK (from_suspense >= 0),
  from_pledge   bigint NOT NULL DEFAULT 0 CHECK (from_pledge >= 0),
  from_gift     bigint NOT NULL DEFAULT 0 CHECK (from_gift >= 0),
  from_fund     bigint NOT NULL DEFAULT 0 CHECK (from_fund >= 0),
  created_at    timestamptz NOT NULL,
  seen_at       timestamptz NOT NULL,
  CHECK (dong = from_suspense + from_pledge + from_gift + from_fund)
);
CREATE INDEX card_refund_transfer ON card_refund (transfer_id);

-- A payment that the payer's bank takes back until it is decided.
CREATE TABLE card_dispute (
  id              text PRIMARY KEY,
  transfer_id     uuid NOT NULL REFERENCES incoming_transfer (id),
  amount          bigint NOT NULL CHECK (amount > 0),
  dong            bigint NOT NULL CHECK (dong >= 0),
  state           text NOT NULL CHECK (state IN ('inquiry', 'open', 'won', 'lost')),
  reason          text NOT NULL,
  evidence_due_at timestamptz,
  opened_at       timestamptz NOT NULL,
  closed_at       timestamptz,
  withdrawn       bigint NOT NULL DEFAULT 0 CHECK (withdrawn >= 0),
  reinstated      bigint NOT NULL DEFAULT 0 CHECK (reinstated >= 0),
  fee_dong        bigint NOT NULL DEFAULT 0,
  lost            bigint NOT NULL DEFAULT 0 CHECK (lost >= 0),
  from_suspense   bigint NOT NULL DEFAULT 0 CHECK (from_suspense >= 0),
  from_pledge     bigint NOT NULL DEFAULT 0 CHECK (from_pledge >= 0),
  from_gift       bigint NOT NULL DEFAULT 0 CHECK (from_gift >= 0),
  from_fund       bigint NOT NULL DEFAULT 0 CHECK (from_fund >= 0),
  CHECK (lost = from_suspense + from_pledge + from_gift + from_fund),
  CHECK ((state IN ('won', 'lost')) = (closed_at IS NOT NULL))
);
CREATE INDEX card_dispute_transfer ON card_dispute (transfer_id);

-- Every notice of Stripe, once, by the ids it names; the truth is asked for afterwards.
CREATE TABLE card_report (
  event_id       text PRIMARY KEY CHECK (length(event_id) BETWEEN 1 AND 255),
  kind           text NOT NULL CHECK (length(kind) BETWEEN 1 AND 100),
  session_id     text,
  payment_intent text,
  created_at     timestamptz NOT NULL,
  received_at    timestamptz NOT NULL,
  state          text NOT NULL CHECK (state IN ('new', 'done', 'not_ours', 'rate_missing')),
  handled_at     timestamptz,
  CHECK ((state = 'new') = (handled_at IS NULL))
);
CREATE INDEX card_report_open ON card_report (received_at) WHERE state IN ('new', 'rate_missing');
