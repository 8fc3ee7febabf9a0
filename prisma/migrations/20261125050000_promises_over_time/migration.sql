-- Promises over time: instalments with references of their own, bridges for what was missed, the reserve, the waitlist, and what becomes of surplus money.

ALTER TABLE pledge ADD COLUMN surplus_rule text NOT NULL DEFAULT 'return' CHECK (surplus_rule IN ('similar_need', 'same_commune', 'reserve', 'return'));

-- Paid units that could not be delivered and were taken back; `units` and `amount` are what is left of the pledge.
ALTER TABLE pledge ADD COLUMN units_returned integer NOT NULL DEFAULT 0 CHECK (units_returned >= 0);

-- Further words in existing checks are added to whatever the checks say, so that parts of the product that add words of their own do not undo one another.
CREATE OR REPLACE FUNCTION pg_temp.allow_also(of_table regclass, of_column text, word text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE known record;
BEGIN
  SELECT conname, pg_get_expr(conbin, conrelid) AS expression INTO STRICT known FROM pg_constraint
  WHERE conrelid = of_table AND contype = 'c' AND conkey = ARRAY[(SELECT attnum FROM pg_attribute WHERE attrelid = of_table AND attname = of_column)];
  EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', of_table, known.conname);
  EXECUTE format('ALTER TABLE %s ADD CONSTRAINT %I CHECK ((%s) OR %I = %L)', of_table, known.conname, known.expression, of_column, word);
END $$;
SELECT pg_temp.allow_also('pledge', 'channel', 'reserve');
SELECT pg_temp.allow_also('transfer_placement', 'kind', 'reserve');
DROP FUNCTION pg_temp.allow_also(regclass, text, text);

-- ── bridges ─────────────────────────────────────────────────────────────────────────────────────────────────────────
-- Units that a promise no longer covers are asked for once more by a need of their own. In the origin they stay taken, now by the bridge, so that
-- the same constraint as ever keeps them from being given twice.
ALTER TABLE need ADD COLUMN bridge_of_id uuid REFERENCES need (id);
ALTER TABLE need ADD COLUMN units_bridged integer NOT NULL DEFAULT 0;
ALTER TABLE need ADD CONSTRAINT need_units_bridged_check CHECK (units_bridged BETWEEN 0 AND units_allocated);
CREATE INDEX need_bridge_of ON need (bridge_of_id) WHERE bridge_of_id IS NOT NULL;

ALTER TABLE allocation ALTER COLUMN pledge_id DROP NOT NULL;
ALTER TABLE allocation ADD COLUMN bridge_id uuid REFERENCES need (id);
ALTER TABLE allocation ADD CONSTRAINT allocation_of_one_holder CHECK ((pledge_id IS NULL) <> (bridge_id IS NULL));
CREATE INDEX allocation_bridge ON allocation (bridge_id) WHERE bridge_id IS NOT NULL;

-- ── instalments ─────────────────────────────────────────────────────────────────────────────────────────────────────
CREATE TABLE instalment_plan (
  pledge_id      uuid PRIMARY KEY REFERENCES pledge (id),
  pay_day        integer NOT NULL CHECK (pay_day BETWEEN 1 AND 28),
  excess_to_next boolean NOT NULL DEFAULT false,
  paused_until   date,
  ended_at       timestamptz,
  made_at        timestamptz NOT NULL DEFAULT now()
);

-- open: to be paid · settled: paid in full · missed: its units went to a bridge · dropped: taken out of the promise by the sponsor
CREATE TABLE instalment (
  id             uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  pledge_id      uuid NOT NULL REFERENCES instalment_plan (pledge_id),
  position       integer NOT NULL CHECK (position >= 1),
  reference      text NOT NULL UNIQUE CHECK (reference ~ '^TLV[2-9A-HJKMNP-TV-Z]{7}$'),
  due_on         date NOT NULL,
  units          integer NOT NULL CHECK (units > 0),
  amount         bigint NOT NULL CHECK (amount > 0),
  received       bigint NOT NULL DEFAULT 0 CHECK (received BETWEEN 0 AND amount),
  state          text NOT NULL CHECK (state IN ('open', 'settled', 'missed', 'dropped')),
  settled_at     timestamptz,
  receipt_number text UNIQUE,
  ended_at       timestamptz,
  ended_because  text CHECK (ended_because IN ('unpaid', 'paused', 'shortened', 'ended')),
  bridge_id      uuid REFERENCES need (id),
  UNIQUE (pledge_id, position),
  CHECK ((state = 'settled') = (received = amount)),
  CHECK ((state = 'settled') = (settled_at IS NOT NULL)),
  CHECK (state NOT IN ('missed', 'dropped') OR received = 0),
  CHECK ((state = 'missed') = (bridge_id IS NOT NULL)),
  CHECK ((state IN ('missed', 'dropped')) = (ended_because IS NOT NULL))
);
CREATE INDEX instalment_due ON instalment (due_on) WHERE state = 'open';
CREATE INDEX instalment_bridge ON instalment (bridge_id) WHERE bridge_id IS NOT NULL;

-- Each reminder once for each day an instalment was due on.
CREATE TABLE instalment_reminder (
  instalment_id uuid NOT NULL REFERENCES instalment (id),
  kind          text NOT NULL CHECK (kind IN ('ahead', 'due', 'late7', 'late14')),
  due_on        date NOT NULL,
  sent_at       timestamptz NOT NULL,
  PRIMARY KEY (instalment_id, kind, due_on)
);

ALTER TABLE transfer_placement ADD COLUMN instalment_id uuid REFERENCES instalment (id);
ALTER TABLE transfer_placement ADD CONSTRAINT placement_on_instalment CHECK (instalment_id IS NULL OR kind = 'pledge');
CREATE INDEX transfer_placement_instalment ON transfer_placement (instalment_id) WHERE instalment_id IS NOT NULL;

-- A bank memo names one thing: no reference is both a pledge's and an instalment's.
CREATE FUNCTION one_meaning_per_reference() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE taken boolean;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('reference:' || NEW.reference, 13));
  IF TG_TABLE_NAME = 'pledge' THEN taken := EXISTS (SELECT FROM instalment WHERE reference = NEW.reference);
  ELSE taken := EXISTS (SELECT FROM pledge WHERE reference = NEW.reference);
  END IF;
  IF taken THEN
    RAISE EXCEPTION 'reference % is taken', NEW.reference USING ERRCODE = 'unique_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER pledge_reference_taken BEFORE INSERT OR UPDATE OF reference ON pledge FOR EACH ROW EXECUTE FUNCTION one_meaning_per_reference();
CREATE TRIGGER instalment_reference_taken BEFORE INSERT OR UPDATE OF reference ON instalment FOR EACH ROW EXECUTE FUNCTION one_meaning_per_reference();

-- ── the reserve ─────────────────────────────────────────────────────────────────────────────────────────────────────
-- Money of fund:reserve that paid for a bridge, by a pledge that the fund itself makes.
CREATE TABLE reserve_draw (
  pledge_id uuid PRIMARY KEY REFERENCES pledge (id),
  amount    bigint NOT NULL CHECK (amount > 0),
  drawn_by  uuid REFERENCES person (id),
  drawn_at  timestamptz NOT NULL
);

-- ── surplus ─────────────────────────────────────────────────────────────────────────────────────────────────────────
-- What became of money that a pledge could not take. `task`: the fund carries it out by hand, the transfer waits in suspense until then.
CREATE TABLE surplus_use (
  id            uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  transfer_id   uuid NOT NULL REFERENCES incoming_transfer (id),
  pledge_id     uuid NOT NULL REFERENCES pledge (id),
  event_seq     bigint NOT NULL,
  cause         text NOT NULL CHECK (cause IN ('excess', 'double', 'late', 'not_payable', 'missed', 'ended', 'undeliverable')),
  rule          text NOT NULL CHECK (rule IN ('similar_need', 'same_commune', 'reserve', 'return')),
  used_as       text NOT NULL CHECK (used_as IN ('need', 'reserve', 'task')),
  amount        bigint NOT NULL CHECK (amount > 0),
  new_pledge_id uuid REFERENCES pledge (id),
  used_at       timestamptz NOT NULL,
  CHECK ((used_as = 'need') = (new_pledge_id IS NOT NULL)),
  UNIQUE (event_seq, used_as)
);
CREATE INDEX surplus_use_pledge ON surplus_use (pledge_id);
CREATE INDEX surplus_use_new_pledge ON surplus_use (new_pledge_id) WHERE new_pledge_id IS NOT NULL;
CREATE INDEX surplus_use_transfer ON surplus_use (transfer_id);

-- ── waitlist ────────────────────────────────────────────────────────────────────────────────────────────────────────
CREATE TABLE waitlist_entry (
  id               uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  need_id          uuid NOT NULL REFERENCES need (id),
  person_id        uuid NOT NULL REFERENCES person (id),
  units            integer NOT NULL CHECK (units > 0),
  given_as         text NOT NULL CHECK (given_as IN ('person', 'anonymous')),
  honour_name      text NOT NULL CHECK (length(honour_name) BETWEEN 1 AND 120),
  locale           text NOT NULL CHECK (locale IN ('vi', 'en')),
  state            text NOT NULL CHECK (state IN ('waiting', 'offered', 'taken', 'declined', 'expired', 'left')),
  joined_at        timestamptz NOT NULL,
  offered_at       timestamptz,
  offer_expires_at timestamptz,
  pledge_id        uuid UNIQUE REFERENCES pledge (id),
  ended_at         timestamptz,
  CHECK ((state IN ('offered', 'taken', 'declined', 'expired')) = (pledge_id IS NOT NULL))
);
CREATE UNIQUE INDEX waitlist_once ON waitlist_entry (need_id, person_id) WHERE state IN ('waiting', 'offered');
CREATE INDEX waitlist_order ON waitlist_entry (need_id, joined_at, id) WHERE state = 'waiting';
CREATE INDEX waitlist_person ON waitlist_entry (person_id, joined_at DESC);
