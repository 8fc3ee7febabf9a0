-- Foundation of Tấm Lòng Vàng. Money columns are whole đồng in bigint. States are text with a CHECK, so that a state can be
-- added by a small migration and every reader sees words. Times are timestamptz, days are date.

CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;

-- Search folding: one immutable function, used by generated columns, indexes and queries alike.
CREATE FUNCTION fold_text(value text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  AS $$ SELECT lower(public.unaccent('public.unaccent'::regdictionary, normalize(replace(replace(value, 'Đ', 'D'), 'đ', 'd'), NFC))) $$;

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END $$;

-- ── areas ───────────────────────────────────────────────────────────────────────────────────────────────────────────
-- Codes are reused over time, so a unit is (code, valid_from).
CREATE TABLE area (
  code            text NOT NULL CHECK (code ~ '^[0-9D]{2,5}$'),
  valid_from      date NOT NULL,
  valid_to        date,
  level           text NOT NULL CHECK (level IN ('province', 'district', 'commune')),
  kind            text NOT NULL,
  name_vi         text NOT NULL,
  full_name_vi    text NOT NULL,
  name_en         text NOT NULL,
  province_code   text NOT NULL,
  parent_code     text,
  former_district text,
  former_province text,
  search_name     text GENERATED ALWAYS AS (fold_text(full_name_vi)) STORED,
  PRIMARY KEY (code, valid_from),
  CHECK (valid_to IS NULL OR valid_to >= valid_from)
);
CREATE INDEX area_today ON area (province_code, level) WHERE valid_to IS NULL;
CREATE INDEX area_search_name ON area USING gin (search_name gin_trgm_ops);

CREATE TABLE area_succession (
  predecessor_code       text NOT NULL,
  predecessor_valid_from date NOT NULL,
  successor_code         text NOT NULL,
  successor_valid_from   date NOT NULL,
  split                  boolean NOT NULL,
  PRIMARY KEY (predecessor_code, predecessor_valid_from, successor_code, successor_valid_from),
  FOREIGN KEY (predecessor_code, predecessor_valid_from) REFERENCES area (code, valid_from),
  FOREIGN KEY (successor_code, successor_valid_from) REFERENCES area (code, valid_from)
);
CREATE INDEX area_succession_successor ON area_succession (successor_code, successor_valid_from);

CREATE TABLE area_designation (
  id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  area_code       text NOT NULL,
  area_valid_from date NOT NULL,
  scheme          text NOT NULL,
  value           text NOT NULL CHECK (value IN ('region_1', 'region_2', 'region_3', 'specially_difficult', 'mountainous')),
  legal_basis     text NOT NULL,
  decided_on      text NOT NULL,
  valid_from      date NOT NULL,
  valid_to        date,
  source_note     text,
  UNIQUE (area_code, area_valid_from, scheme, valid_from),
  FOREIGN KEY (area_code, area_valid_from) REFERENCES area (code, valid_from)
);

-- ── accounts ────────────────────────────────────────────────────────────────────────────────────────────────────────
CREATE TABLE organisation (
  id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  key             text UNIQUE,
  kind            text NOT NULL CHECK (kind IN ('agency','fund','school','centre','club','association','business','ngo','ingo','commune')),
  name_vi         text NOT NULL,
  name_en         text NOT NULL,
  area_code       text,
  area_valid_from date,
  contact_name    text,
  contact_phone   text,
  contact_email   text,
  demo            boolean NOT NULL DEFAULT false,
  created_at      timestamptz NOT NULL DEFAULT now(),
  FOREIGN KEY (area_code, area_valid_from) REFERENCES area (code, valid_from)
);
COMMENT ON COLUMN organisation.contact_name IS 'restricted';
COMMENT ON COLUMN organisation.contact_phone IS 'restricted';
COMMENT ON COLUMN organisation.contact_email IS 'restricted';

CREATE TABLE person (
  id                 uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  email              text NOT NULL UNIQUE CHECK (email = lower(email)),
  display_name       text NOT NULL,
  phone              text,
  locale             text NOT NULL DEFAULT 'vi' CHECK (locale IN ('vi', 'en')),
  email_confirmed_at timestamptz,
  demo               boolean NOT NULL DEFAULT false,
  created_at         timestamptz NOT NULL DEFAULT now(),
  disabled_at        timestamptz
);
COMMENT ON COLUMN person.email IS 'restricted';
COMMENT ON COLUMN person.display_name IS 'restricted';
COMMENT ON COLUMN person.phone IS 'restricted';

CREATE TABLE role_grant (
  id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  person_id       uuid NOT NULL REFERENCES person (id),
  role            text NOT NULL CHECK (role IN ('sponsor','receiver','coordinator','fund_manager','programme_officer','auditor','admin')),
  organisation_id uuid REFERENCES organisation (id),
  area_codes      text[] NOT NULL DEFAULT '{}',
  case_staff      boolean NOT NULL DEFAULT false,
  granted_by      uuid REFERENCES person (id),
  granted_at      timestamptz NOT NULL DEFAULT now(),
  revoked_at      timestamptz,
  revoked_by      uuid REFERENCES person (id),
  CHECK (role <> 'receiver' OR organisation_id IS NOT NULL),
  CHECK (NOT case_staff OR role IN ('coordinator', 'receiver'))
);
CREATE INDEX role_grant_person ON role_grant (person_id) WHERE revoked_at IS NULL;

CREATE TABLE sign_in_session (
  id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  token_hash   bytea NOT NULL UNIQUE,
  person_id    uuid NOT NULL REFERENCES person (id),
  device       text NOT NULL DEFAULT '',
  created_at   timestamptz NOT NULL DEFAULT now(),
  last_seen_at timestamptz NOT NULL DEFAULT now(),
  expires_at   timestamptz NOT NULL,
  revoked_at   timestamptz
);
CREATE INDEX sign_in_session_person ON sign_in_session (person_id);

CREATE TABLE sign_in_code (
  id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  email      text NOT NULL,
  purpose    text NOT NULL CHECK (purpose IN ('sign_in', 'guest_pledge')),
  pledge_id  uuid,
  code_hash  bytea NOT NULL,
  attempts   integer NOT NULL DEFAULT 0 CHECK (attempts BETWEEN 0 AND 10),
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  used_at    timestamptz
);
CREATE INDEX sign_in_code_email ON sign_in_code (email, created_at DESC);
COMMENT ON COLUMN sign_in_code.email IS 'restricted';

-- ── audit ───────────────────────────────────────────────────────────────────────────────────────────────────────────
-- Each subject (a need, a pledge, a delivery …) has its own hash chain; the sealing job chains all of them together, so that an
-- altered row, a removed row and a removed tail are each found by check:data, without one lock for the whole product.
CREATE TABLE event (
  seq          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind         text NOT NULL CHECK (kind ~ '^[a-z_]+\.[a-z_]+$'),
  subject_type text NOT NULL,
  subject_id   text NOT NULL,
  position     integer NOT NULL CHECK (position >= 1),
  actor_id     uuid,
  actor_role   text NOT NULL,
  occurred_at  timestamptz NOT NULL,
  payload      jsonb NOT NULL DEFAULT '{}',
  prev_hash    bytea NOT NULL,
  hash         bytea NOT NULL,
  UNIQUE (subject_type, subject_id, position)
);
CREATE INDEX event_kind ON event (kind, seq);

CREATE FUNCTION event_hash(e event) RETURNS bytea LANGUAGE sql IMMUTABLE AS $$
  SELECT sha256(e.prev_hash || convert_to(concat_ws('|', e.kind, e.subject_type, e.subject_id, e.position,
    coalesce(e.actor_id::text, '-'), e.actor_role, (extract(epoch FROM e.occurred_at) * 1000000)::bigint, e.payload::text), 'UTF8'))
$$;

CREATE FUNCTION chain_event() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE last event;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(NEW.subject_type || ':' || NEW.subject_id, 7));
  SELECT * INTO last FROM event WHERE subject_type = NEW.subject_type AND subject_id = NEW.subject_id ORDER BY position DESC LIMIT 1;
  NEW.position := coalesce(last.position, 0) + 1;
  NEW.prev_hash := coalesce(last.hash, '\x00'::bytea);
  NEW.hash := event_hash(NEW);
  RETURN NEW;
END $$;
CREATE TRIGGER event_chain BEFORE INSERT ON event FOR EACH ROW EXECUTE FUNCTION chain_event();
CREATE TRIGGER event_append_only BEFORE UPDATE OR DELETE ON event FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER event_no_truncate BEFORE TRUNCATE ON event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE event_seal (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  from_seq   bigint NOT NULL,
  to_seq     bigint NOT NULL,
  events     integer NOT NULL CHECK (events > 0),
  prev_hash  bytea NOT NULL,
  hash       bytea NOT NULL,
  sealed_at  timestamptz NOT NULL DEFAULT now(),
  CHECK (to_seq >= from_seq)
);
CREATE TRIGGER event_seal_append_only BEFORE UPDATE OR DELETE ON event_seal FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- ── files ───────────────────────────────────────────────────────────────────────────────────────────────────────────
CREATE TABLE stored_file (
  id          uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  storage_key text NOT NULL UNIQUE,
  mime        text NOT NULL CHECK (mime IN ('image/webp', 'image/jpeg', 'application/pdf')),
  bytes       integer NOT NULL CHECK (bytes > 0),
  width       integer,
  height      integer,
  sha256      bytea NOT NULL,
  uploaded_by uuid REFERENCES person (id),
  uploaded_at timestamptz NOT NULL DEFAULT now()
);

-- ── programmes ──────────────────────────────────────────────────────────────────────────────────────────────────────
CREATE TABLE programme (
  id             uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  slug           text NOT NULL UNIQUE,
  title_vi       text NOT NULL,
  title_en       text NOT NULL,
  summary_vi     text NOT NULL,
  summary_en     text NOT NULL,
  period_from    date NOT NULL,
  period_to      date NOT NULL,
  state          text NOT NULL CHECK (state IN ('planned', 'running', 'ended')),
  place_vi       text NOT NULL DEFAULT '',
  place_en       text NOT NULL DEFAULT '',
  partner_vi     text,
  partner_en     text,
  predecessor_id uuid REFERENCES programme (id),
  demo           boolean NOT NULL DEFAULT false,
  position       integer NOT NULL DEFAULT 0,
  details        jsonb NOT NULL DEFAULT '{}',
  CHECK (period_to >= period_from)
);

CREATE TABLE legal_document (
  id        uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  number    text NOT NULL,
  kind      text NOT NULL,
  issuer_vi text NOT NULL,
  issuer_en text NOT NULL,
  issued_on date,
  title_vi  text NOT NULL,
  title_en  text NOT NULL,
  parent_id uuid REFERENCES legal_document (id),
  note_vi   text,
  note_en   text,
  UNIQUE (number, issuer_vi)
);

CREATE TABLE programme_document (
  programme_id uuid NOT NULL REFERENCES programme (id),
  document_id  uuid NOT NULL REFERENCES legal_document (id),
  relation     text NOT NULL CHECK (relation IN ('establishes', 'parent', 'amends', 'reports')),
  position     integer NOT NULL DEFAULT 0,
  PRIMARY KEY (programme_id, document_id)
);

CREATE TABLE programme_owner (
  id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  programme_id uuid NOT NULL REFERENCES programme (id),
  agency_vi    text NOT NULL,
  agency_en    text NOT NULL,
  owned_from   date,
  owned_to     date,
  note_vi      text,
  note_en      text,
  position     integer NOT NULL DEFAULT 0
);

CREATE TABLE programme_area (
  programme_id    uuid NOT NULL REFERENCES programme (id),
  position        integer NOT NULL,
  name_vi         text NOT NULL,
  former_district text,
  area_code       text,
  area_valid_from date,
  PRIMARY KEY (programme_id, position),
  FOREIGN KEY (area_code, area_valid_from) REFERENCES area (code, valid_from)
);

CREATE TABLE component (
  id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  programme_id uuid NOT NULL REFERENCES programme (id),
  position     integer NOT NULL,
  name_vi      text NOT NULL,
  name_en      text NOT NULL,
  UNIQUE (programme_id, position)
);

CREATE TABLE quota (
  id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  component_id uuid NOT NULL REFERENCES component (id),
  position     integer NOT NULL,
  amount       integer CHECK (amount >= 0),
  unit_vi      text NOT NULL,
  unit_en      text NOT NULL,
  per_year     boolean NOT NULL DEFAULT false,
  rule_vi      text,
  rule_en      text,
  CHECK (amount IS NOT NULL OR rule_vi IS NOT NULL),
  UNIQUE (component_id, position)
);

CREATE TABLE indicator (
  id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  programme_id uuid NOT NULL REFERENCES programme (id),
  position     integer NOT NULL,
  name_vi      text NOT NULL,
  name_en      text NOT NULL,
  unit_vi      text NOT NULL DEFAULT '',
  unit_en      text NOT NULL DEFAULT '',
  UNIQUE (programme_id, position)
);

CREATE TABLE target (
  id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  indicator_id uuid NOT NULL REFERENCES indicator (id),
  period_from  date NOT NULL,
  period_to    date NOT NULL,
  percent      numeric(6,2) CHECK (percent BETWEEN 0 AND 100),
  amount       integer CHECK (amount >= 0),
  CHECK ((percent IS NULL) <> (amount IS NULL)),
  CHECK (period_to >= period_from)
);

CREATE TABLE reading (
  id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  indicator_id uuid NOT NULL REFERENCES indicator (id),
  numerator    integer CHECK (numerator >= 0),
  denominator  integer CHECK (denominator > 0),
  percent      numeric(6,2) CHECK (percent BETWEEN 0 AND 100),
  comparator   text NOT NULL CHECK (comparator IN ('exactly', 'about', 'at_least', 'more_than', 'nearly')),
  as_of        date NOT NULL,
  source_vi    text NOT NULL,
  source_en    text NOT NULL,
  CHECK (numerator IS NOT NULL OR percent IS NOT NULL)
);

CREATE TABLE budget_line (
  id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  programme_id uuid NOT NULL REFERENCES programme (id),
  kind         text NOT NULL CHECK (kind IN ('budget', 'disbursed')),
  amount       bigint NOT NULL CHECK (amount > 0),
  comparator   text NOT NULL CHECK (comparator IN ('exactly', 'about', 'at_least', 'more_than')),
  as_of        date,
  note_vi      text,
  note_en      text
);

CREATE TABLE programme_note (
  id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  programme_id uuid NOT NULL REFERENCES programme (id),
  position     integer NOT NULL,
  kind         text NOT NULL CHECK (kind IN ('inconsistency', 'fact', 'meeting')),
  text_vi      text NOT NULL,
  text_en      text NOT NULL,
  UNIQUE (programme_id, position)
);

CREATE TABLE task_group (
  id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  programme_id uuid NOT NULL REFERENCES programme (id),
  position     integer NOT NULL,
  text_vi      text NOT NULL,
  text_en      text NOT NULL,
  UNIQUE (programme_id, position)
);

-- ── needs ───────────────────────────────────────────────────────────────────────────────────────────────────────────
CREATE TABLE need_code_series (
  prefix text PRIMARY KEY,
  last   integer NOT NULL CHECK (last >= 0)
);

CREATE TABLE need (
  id               uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  code             text NOT NULL UNIQUE CHECK (code ~ '^[A-Z]{2,4}-[A-Z]{4,6}-[0-9]{4,}$'),
  category         text NOT NULL CHECK (category IN ('meals','equipment','scholarships','health_checks','warm_clothing','play_points','books_study','counselling')),
  state            text NOT NULL CHECK (state IN ('draft','submitted','verified','open','covered','delivered','closed','withdrawn','expired')),
  title_vi         text NOT NULL,
  title_en         text NOT NULL,
  story_vi         text NOT NULL,
  story_en         text NOT NULL,
  unit_vi          text NOT NULL,
  unit_en          text NOT NULL,
  unit_buys_vi     text NOT NULL,
  unit_buys_en     text NOT NULL,
  unit_price       bigint NOT NULL CHECK (unit_price > 0 AND unit_price <= 10000000000),
  quantity         integer NOT NULL CHECK (quantity BETWEEN 1 AND 1000000),
  accepts_money    boolean NOT NULL,
  accepts_in_kind  boolean NOT NULL,
  beneficiaries    integer CHECK (beneficiaries >= 5),
  age_band         text NOT NULL CHECK (age_band IN ('preschool', 'primary', 'lower_secondary', 'mixed')),
  area_code        text NOT NULL,
  area_valid_from  date NOT NULL,
  province_code    text NOT NULL,
  place_vi         text NOT NULL,
  place_en         text NOT NULL,
  receiver_id      uuid NOT NULL REFERENCES organisation (id),
  programme_id     uuid REFERENCES programme (id),
  deadline         date NOT NULL,
  priority_score   integer NOT NULL DEFAULT 0 CHECK (priority_score BETWEEN 0 AND 100),
  priority_reasons jsonb NOT NULL DEFAULT '[]',
  state_support_vi text,
  state_support_en text,
  internal_note    text,
  exact_location   text,
  units_allocated  integer NOT NULL DEFAULT 0,
  units_paid       integer NOT NULL DEFAULT 0,
  units_delivered  integer NOT NULL DEFAULT 0,
  demo             boolean NOT NULL DEFAULT false,
  created_by       uuid REFERENCES person (id),
  created_at       timestamptz NOT NULL DEFAULT now(),
  published_at     timestamptz,
  updated_at       timestamptz NOT NULL DEFAULT now(),
  search_text      text GENERATED ALWAYS AS (fold_text(code || ' ' || title_vi || ' ' || title_en || ' ' || place_vi || ' ' || place_en || ' ' || unit_vi || ' ' || unit_en || ' ' || story_vi || ' ' || story_en)) STORED,
  CHECK (accepts_money OR accepts_in_kind),
  CHECK (units_allocated BETWEEN 0 AND quantity),
  CHECK (units_paid BETWEEN 0 AND units_allocated),
  CHECK (units_delivered BETWEEN 0 AND units_allocated),
  FOREIGN KEY (area_code, area_valid_from) REFERENCES area (code, valid_from)
);
COMMENT ON COLUMN need.internal_note IS 'restricted';
COMMENT ON COLUMN need.exact_location IS 'restricted';
CREATE INDEX need_list_priority ON need (state, priority_score DESC, code);
CREATE INDEX need_list_deadline ON need (state, deadline, code);
CREATE INDEX need_list_remaining ON need (state, (quantity - units_allocated) DESC, code);
CREATE INDEX need_province ON need (province_code, state);
CREATE INDEX need_area ON need (area_code, state);
CREATE INDEX need_programme ON need (programme_id, state);
CREATE INDEX need_receiver ON need (receiver_id, state);
CREATE INDEX need_search ON need USING gin (search_text gin_trgm_ops);

-- ── sponsors and pledges ────────────────────────────────────────────────────────────────────────────────────────────
CREATE TABLE sponsor (
  id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  kind            text NOT NULL CHECK (kind IN ('person','business','ngo','ingo','association')),
  person_id       uuid UNIQUE REFERENCES person (id),
  organisation_id uuid UNIQUE REFERENCES organisation (id),
  created_at      timestamptz NOT NULL DEFAULT now(),
  CHECK ((person_id IS NULL) <> (organisation_id IS NULL))
);

CREATE TABLE pledge (
  id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  reference       text NOT NULL UNIQUE CHECK (reference ~ '^TLV[2-9A-HJKMNP-TV-Z]{7}$'),
  need_id         uuid NOT NULL REFERENCES need (id),
  sponsor_id      uuid NOT NULL REFERENCES sponsor (id),
  person_id       uuid NOT NULL REFERENCES person (id),
  given_as        text NOT NULL CHECK (given_as IN ('person', 'organisation', 'anonymous')),
  honour_name     text NOT NULL CHECK (length(honour_name) BETWEEN 1 AND 120),
  mode            text NOT NULL CHECK (mode IN ('money', 'in_kind')),
  channel         text CHECK (channel IN ('bank_transfer', 'card')),
  units           integer NOT NULL CHECK (units > 0),
  unit_price      bigint NOT NULL CHECK (unit_price > 0),
  amount          bigint NOT NULL CHECK (amount > 0),
  units_delivered integer NOT NULL DEFAULT 0,
  state           text NOT NULL CHECK (state IN ('held','confirmed','in_delivery','delivered','closed','lapsed','cancelled','refunded')),
  hold_expires_at timestamptz,
  reminded_at     timestamptz,
  guest           boolean NOT NULL DEFAULT false,
  locale          text NOT NULL DEFAULT 'vi' CHECK (locale IN ('vi', 'en')),
  idempotency_key text UNIQUE,
  goods_note      text,
  message         text,
  demo            boolean NOT NULL DEFAULT false,
  made_at         timestamptz NOT NULL DEFAULT now(),
  confirmed_at    timestamptz,
  ended_at        timestamptz,
  CHECK (amount = units * unit_price),
  CHECK (units_delivered BETWEEN 0 AND units),
  CHECK (state <> 'held' OR hold_expires_at IS NOT NULL)
);
COMMENT ON COLUMN pledge.message IS 'restricted';
COMMENT ON COLUMN pledge.goods_note IS 'restricted';
CREATE INDEX pledge_need ON pledge (need_id, state);
CREATE INDEX pledge_person ON pledge (person_id, made_at DESC);
CREATE INDEX pledge_sponsor ON pledge (sponsor_id, made_at DESC);
CREATE INDEX pledge_holds ON pledge (hold_expires_at) WHERE state = 'held';

ALTER TABLE sign_in_code ADD FOREIGN KEY (pledge_id) REFERENCES pledge (id);

-- The promise of the product: no unit of a need in two live allocations. The constraint is deferrable never, partial always.
CREATE TABLE allocation (
  id          uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  need_id     uuid NOT NULL REFERENCES need (id),
  pledge_id   uuid NOT NULL REFERENCES pledge (id),
  units       int4range NOT NULL CHECK (NOT isempty(units) AND lower(units) >= 1 AND NOT upper_inf(units) AND NOT lower_inf(units)),
  allocated_at timestamptz NOT NULL DEFAULT now(),
  released_at timestamptz,
  CONSTRAINT one_pledge_per_unit EXCLUDE USING gist (need_id WITH =, units WITH &&) WHERE (released_at IS NULL)
);
CREATE INDEX allocation_need_live ON allocation (need_id) WHERE released_at IS NULL;
CREATE INDEX allocation_pledge ON allocation (pledge_id);

-- ── ledger ──────────────────────────────────────────────────────────────────────────────────────────────────────────
-- Amounts are signed đồng: debit positive, credit negative; a transaction's entries sum to zero at commit.
CREATE TABLE ledger_account (
  id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  code       text NOT NULL UNIQUE,
  kind       text NOT NULL CHECK (kind IN ('bank','processor','receivable','sponsor','need','suspense','fund','goods','delivered','fees')),
  need_id    uuid REFERENCES need (id),
  sponsor_id uuid REFERENCES sponsor (id),
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE ledger_transaction (
  id             uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  seq            bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  kind           text NOT NULL,
  idempotency_key text NOT NULL UNIQUE,
  description    text NOT NULL,
  pledge_id      uuid REFERENCES pledge (id),
  reverses_id    uuid UNIQUE REFERENCES ledger_transaction (id),
  booked_by      uuid REFERENCES person (id),
  booked_at      timestamptz NOT NULL
);
CREATE INDEX ledger_transaction_pledge ON ledger_transaction (pledge_id);

CREATE TABLE ledger_entry (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  transaction_id uuid NOT NULL REFERENCES ledger_transaction (id),
  account_id     uuid NOT NULL REFERENCES ledger_account (id),
  amount         bigint NOT NULL CHECK (amount <> 0)
);
CREATE INDEX ledger_entry_transaction ON ledger_entry (transaction_id);
CREATE INDEX ledger_entry_account ON ledger_entry (account_id);

CREATE FUNCTION assert_balanced() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE total numeric; parts integer; tx uuid;
BEGIN
  tx := CASE WHEN TG_TABLE_NAME = 'ledger_entry' THEN (to_jsonb(NEW) ->> 'transaction_id')::uuid ELSE (to_jsonb(NEW) ->> 'id')::uuid END;
  SELECT coalesce(sum(amount), 0), count(*) INTO total, parts FROM ledger_entry WHERE transaction_id = tx;
  IF total <> 0 OR parts < 2 THEN
    RAISE EXCEPTION 'ledger transaction % does not balance: % entries, sum %', tx, parts, total USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER ledger_entry_balanced AFTER INSERT ON ledger_entry DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION assert_balanced();
CREATE CONSTRAINT TRIGGER ledger_transaction_balanced AFTER INSERT ON ledger_transaction DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION assert_balanced();
CREATE TRIGGER ledger_entry_append_only BEFORE UPDATE OR DELETE ON ledger_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_entry_no_truncate BEFORE TRUNCATE ON ledger_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_transaction_append_only BEFORE UPDATE OR DELETE ON ledger_transaction FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_transaction_no_truncate BEFORE TRUNCATE ON ledger_transaction FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- ── payments ────────────────────────────────────────────────────────────────────────────────────────────────────────
-- A payment is what one pledge is expected to bring; an incoming transfer is what the bank says arrived.
CREATE TABLE payment (
  id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  pledge_id    uuid NOT NULL UNIQUE REFERENCES pledge (id),
  expected     bigint NOT NULL CHECK (expected > 0),
  received     bigint NOT NULL DEFAULT 0 CHECK (received >= 0 AND received <= expected),
  state        text NOT NULL CHECK (state IN ('expected','pending','settled','refunded','failed')),
  settled_at   timestamptz,
  receipt_number text UNIQUE,
  CHECK (state <> 'settled' OR received = expected)
);

CREATE TABLE incoming_transfer (
  id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  provider        text NOT NULL CHECK (provider IN ('demo_bank', 'bank_webhook', 'statement', 'stripe')),
  provider_id     text NOT NULL,
  amount          bigint NOT NULL CHECK (amount > 0),
  memo            text NOT NULL DEFAULT '',
  payer_name      text NOT NULL DEFAULT '',
  received_at     timestamptz NOT NULL,
  state           text NOT NULL CHECK (state IN ('received', 'placed', 'suspense', 'resolved')),
  outcome         text CHECK (outcome IN ('exact','short','completes','excess','double','late','no_reference','several_references','unknown_reference','not_payable')),
  unplaced        bigint NOT NULL DEFAULT 0 CHECK (unplaced >= 0 AND unplaced <= amount),
  resolution_note text,
  resolved_by     uuid REFERENCES person (id),
  resolved_at     timestamptz,
  UNIQUE (provider, provider_id)
);
COMMENT ON COLUMN incoming_transfer.memo IS 'restricted';
COMMENT ON COLUMN incoming_transfer.payer_name IS 'restricted';
CREATE INDEX incoming_transfer_open ON incoming_transfer (received_at) WHERE unplaced > 0;

CREATE TABLE transfer_placement (
  id          uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  transfer_id uuid NOT NULL REFERENCES incoming_transfer (id),
  pledge_id   uuid REFERENCES pledge (id),
  kind        text NOT NULL CHECK (kind IN ('pledge', 'general_gift', 'returned')),
  amount      bigint NOT NULL CHECK (amount > 0),
  placed_by   uuid REFERENCES person (id),
  placed_at   timestamptz NOT NULL,
  CHECK ((kind = 'pledge') = (pledge_id IS NOT NULL))
);
CREATE INDEX transfer_placement_transfer ON transfer_placement (transfer_id);
CREATE INDEX transfer_placement_pledge ON transfer_placement (pledge_id);

-- ── deliveries ──────────────────────────────────────────────────────────────────────────────────────────────────────
CREATE TABLE delivery (
  id               uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  code             text NOT NULL UNIQUE,
  need_id          uuid NOT NULL REFERENCES need (id),
  pledge_id        uuid NOT NULL REFERENCES pledge (id),
  units            integer NOT NULL CHECK (units > 0),
  state            text NOT NULL CHECK (state IN ('planned','dispatched','countersigned','confirmed','rejected','disputed')),
  planned_on       date,
  planned_by       uuid REFERENCES person (id),
  note_vi          text,
  dispatched_at    timestamptz,
  units_accepted   integer CHECK (units_accepted >= 0),
  units_rejected   integer CHECK (units_rejected >= 0),
  rejection_reason text,
  countersigned_by uuid REFERENCES person (id),
  countersigned_at timestamptz,
  confirmed_by     uuid REFERENCES person (id),
  confirmed_at     timestamptz,
  confirmation_note text,
  created_at       timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT two_people CHECK (confirmed_by IS NULL OR countersigned_by IS NULL OR confirmed_by <> countersigned_by),
  CONSTRAINT counted_whole CHECK (units_accepted IS NULL OR units_accepted + units_rejected = units),
  CONSTRAINT countersigned_first CHECK (state NOT IN ('countersigned', 'confirmed') OR (countersigned_by IS NOT NULL AND units_accepted IS NOT NULL)),
  CONSTRAINT confirmed_by_someone CHECK (state <> 'confirmed' OR (confirmed_by IS NOT NULL AND confirmed_at IS NOT NULL)),
  CONSTRAINT rejection_has_reason CHECK (coalesce(units_rejected, 0) = 0 OR length(rejection_reason) > 0)
);
COMMENT ON COLUMN delivery.rejection_reason IS 'restricted';
COMMENT ON COLUMN delivery.confirmation_note IS 'restricted';
COMMENT ON COLUMN delivery.note_vi IS 'restricted';
CREATE INDEX delivery_pledge ON delivery (pledge_id);
CREATE INDEX delivery_need ON delivery (need_id, state);
CREATE INDEX delivery_state ON delivery (state, created_at);

CREATE TABLE delivery_evidence (
  id          uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  delivery_id uuid NOT NULL REFERENCES delivery (id),
  file_id     uuid NOT NULL REFERENCES stored_file (id),
  stage       text NOT NULL CHECK (stage IN ('countersign', 'confirm')),
  added_by    uuid NOT NULL REFERENCES person (id),
  added_at    timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX delivery_evidence_delivery ON delivery_evidence (delivery_id);

-- ── certificates ────────────────────────────────────────────────────────────────────────────────────────────────────
CREATE TABLE number_series (
  series text NOT NULL,
  year   integer NOT NULL,
  last   integer NOT NULL CHECK (last >= 0),
  PRIMARY KEY (series, year)
);

CREATE TABLE certificate (
  id            uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  number        text UNIQUE CHECK (number ~ '^TLV-[0-9]{4}-[0-9]{6}$'),
  verify_code   text NOT NULL UNIQUE,
  pledge_id     uuid NOT NULL REFERENCES pledge (id),
  state         text NOT NULL CHECK (state IN ('drafted','approved','issued','revoked','superseded')),
  body          jsonb NOT NULL,
  signature     text,
  key_id        text,
  drafted_at    timestamptz NOT NULL DEFAULT now(),
  approved_by   uuid REFERENCES person (id),
  approved_at   timestamptz,
  issued_by     uuid REFERENCES person (id),
  issued_at     timestamptz,
  revoked_by    uuid REFERENCES person (id),
  revoked_at    timestamptz,
  revoke_reason text,
  superseded_by uuid REFERENCES certificate (id),
  CHECK (state NOT IN ('issued', 'revoked') OR (number IS NOT NULL AND signature IS NOT NULL AND issued_at IS NOT NULL)),
  CHECK (state <> 'revoked' OR (revoked_at IS NOT NULL AND length(revoke_reason) > 0))
);
CREATE UNIQUE INDEX certificate_live ON certificate (pledge_id) WHERE state IN ('drafted', 'approved', 'issued');

CREATE TABLE commendation_proposal (
  id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  sponsor_id      uuid NOT NULL REFERENCES sponsor (id),
  form            text NOT NULL CHECK (form IN ('bang_khen', 'giay_khen')),
  state           text NOT NULL CHECK (state IN ('drafted','sent','granted','declined')),
  authority_vi    text NOT NULL,
  summary_vi      text NOT NULL,
  sent_on         date,
  outcome_on      date,
  outcome_note    text,
  created_at      timestamptz NOT NULL DEFAULT now()
);

-- ── restricted child register ───────────────────────────────────────────────────────────────────────────────────────
CREATE TABLE child (
  id                  uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  full_name           text NOT NULL,
  born_on             date NOT NULL,
  home_address        text,
  guardian_name       text,
  guardian_phone      text,
  school              text,
  health_note         text,
  circumstance_groups integer[] NOT NULL DEFAULT '{}' CHECK (circumstance_groups <@ ARRAY[1,2,3,4,5,6,7,8,9,10,11,12,13,14]),
  organisation_id     uuid NOT NULL REFERENCES organisation (id),
  area_code           text NOT NULL,
  area_valid_from     date NOT NULL,
  created_at          timestamptz NOT NULL DEFAULT now(),
  closed_at           timestamptz,
  FOREIGN KEY (area_code, area_valid_from) REFERENCES area (code, valid_from)
);
COMMENT ON TABLE child IS 'restricted';

CREATE TABLE child_need (
  child_id uuid NOT NULL REFERENCES child (id),
  need_id  uuid NOT NULL REFERENCES need (id),
  PRIMARY KEY (child_id, need_id)
);
COMMENT ON TABLE child_need IS 'restricted';

CREATE TABLE consent (
  id            uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  child_id      uuid NOT NULL REFERENCES child (id),
  given_by      text NOT NULL CHECK (given_by IN ('child', 'representative')),
  giver_name    text NOT NULL,
  purpose       text NOT NULL CHECK (purpose IN ('photo_to_sponsor', 'first_name_to_sponsor', 'progress_to_sponsor')),
  given_on      date NOT NULL,
  withdrawn_on  date,
  CHECK (withdrawn_on IS NULL OR withdrawn_on >= given_on)
);
COMMENT ON TABLE consent IS 'restricted';

CREATE TABLE care_plan (
  id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  child_id     uuid NOT NULL REFERENCES child (id),
  aim          text NOT NULL,
  started_on   date NOT NULL,
  next_review  date,
  closed_on    date,
  close_reason text
);
COMMENT ON TABLE care_plan IS 'restricted';

CREATE TABLE care_plan_review (
  id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  care_plan_id uuid NOT NULL REFERENCES care_plan (id),
  reviewed_on  date NOT NULL,
  finding      text NOT NULL,
  reviewed_by  uuid REFERENCES person (id)
);
COMMENT ON TABLE care_plan_review IS 'restricted';

CREATE TABLE referral (
  id          uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  child_id    uuid NOT NULL REFERENCES child (id),
  from_id     uuid NOT NULL REFERENCES organisation (id),
  to_id       uuid NOT NULL REFERENCES organisation (id),
  reason      text NOT NULL,
  urgency     text NOT NULL CHECK (urgency IN ('routine', 'soon', 'urgent')),
  made_on     date NOT NULL,
  outcome     text,
  outcome_on  date
);
COMMENT ON TABLE referral IS 'restricted';

-- ── notifications ───────────────────────────────────────────────────────────────────────────────────────────────────
CREATE TABLE outbox_mail (
  id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  template        text NOT NULL,
  locale          text NOT NULL CHECK (locale IN ('vi', 'en')),
  to_email        text NOT NULL,
  person_id       uuid REFERENCES person (id),
  props           jsonb NOT NULL DEFAULT '{}',
  subject         text,
  html            text,
  body_text       text,
  idempotency_key text NOT NULL UNIQUE,
  state           text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued','sent','delivered','failed','bounced','complained')),
  attempts        integer NOT NULL DEFAULT 0,
  last_error      text,
  provider_id     text UNIQUE,
  created_at      timestamptz NOT NULL DEFAULT now(),
  sent_at         timestamptz
);
COMMENT ON TABLE outbox_mail IS 'restricted';
CREATE INDEX outbox_mail_queue ON outbox_mail (created_at) WHERE state IN ('queued', 'failed');
CREATE INDEX outbox_mail_recent ON outbox_mail (created_at DESC);

CREATE TABLE webhook_receipt (
  provider    text NOT NULL,
  provider_id text NOT NULL,
  received_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (provider, provider_id)
);

-- Counters of the rate limiter (library rate-limiter-flexible); unlogged, because a crash may forget them.
CREATE UNLOGGED TABLE rate_limit (
  key    varchar(255) PRIMARY KEY,
  points integer NOT NULL DEFAULT 0,
  expire bigint
);
