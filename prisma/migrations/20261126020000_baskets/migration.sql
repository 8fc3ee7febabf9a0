-- Baskets: units of several needs, taken and paid in one go.

-- Every reference that a payer may write in a memo, once in the whole product, whatever bears it: a pledge, an instalment or a basket.
CREATE TABLE issued_reference (reference text PRIMARY KEY);
INSERT INTO issued_reference SELECT reference FROM pledge UNION ALL SELECT reference FROM instalment;
CREATE FUNCTION issue_reference() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO issued_reference VALUES (NEW.reference);
  RETURN NULL;
END $$;
CREATE TRIGGER pledge_reference AFTER INSERT ON pledge FOR EACH ROW EXECUTE FUNCTION issue_reference();
CREATE TRIGGER instalment_reference AFTER INSERT ON instalment FOR EACH ROW EXECUTE FUNCTION issue_reference();

-- held: its pledges are held until one deadline and wait for one sum · confirmed: the whole sum came, from then on they are pledges like any other ·
-- lapsed, cancelled: none of them was paid and their units went back.
CREATE TABLE basket (
  id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  reference       text NOT NULL UNIQUE CHECK (reference ~ '^TLV[2-9A-HJKMNP-TV-Z]{7}$'),
  sponsor_id      uuid NOT NULL REFERENCES sponsor (id),
  person_id       uuid NOT NULL REFERENCES person (id),
  channel         text NOT NULL CHECK (channel IN ('bank_transfer', 'card')),
  amount          bigint NOT NULL CHECK (amount > 0),
  state           text NOT NULL CHECK (state IN ('held', 'confirmed', 'lapsed', 'cancelled')),
  hold_expires_at timestamptz NOT NULL,
  reminded_at     timestamptz,
  guest           boolean NOT NULL DEFAULT false,
  locale          text NOT NULL DEFAULT 'vi' CHECK (locale IN ('vi', 'en')),
  idempotency_key text NOT NULL UNIQUE,
  made_at         timestamptz NOT NULL,
  confirmed_at    timestamptz,
  ended_at        timestamptz,
  CHECK ((state = 'confirmed') = (confirmed_at IS NOT NULL)),
  CHECK ((state IN ('lapsed', 'cancelled')) = (ended_at IS NOT NULL))
);
CREATE TRIGGER basket_reference AFTER INSERT ON basket FOR EACH ROW EXECUTE FUNCTION issue_reference();
CREATE INDEX basket_person ON basket (person_id, made_at DESC);
CREATE INDEX basket_sponsor ON basket (sponsor_id, made_at DESC);
CREATE INDEX basket_holds ON basket (hold_expires_at) WHERE state = 'held';

-- The pledges of a basket, in the order in which they were chosen.
ALTER TABLE pledge ADD COLUMN basket_id uuid REFERENCES basket (id), ADD COLUMN basket_position integer CHECK (basket_position BETWEEN 1 AND 20),
  ADD CHECK ((basket_id IS NULL) = (basket_position IS NULL)), ADD CHECK (basket_id IS NULL OR mode = 'money');
CREATE UNIQUE INDEX pledge_basket ON pledge (basket_id, basket_position) WHERE basket_id IS NOT NULL;
CREATE UNIQUE INDEX pledge_basket_need ON pledge (basket_id, need_id) WHERE basket_id IS NOT NULL;

-- Money that is less than a basket costs waits for the rest, in suspense like all unplaced money. It waits whole: whoever takes any of it ends the wait.
ALTER TABLE incoming_transfer ADD COLUMN basket_id uuid REFERENCES basket (id);
CREATE INDEX incoming_transfer_basket ON incoming_transfer (basket_id) WHERE basket_id IS NOT NULL;
CREATE FUNCTION end_wait_for_basket() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.basket_id := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER transfer_wait_for_basket BEFORE UPDATE OF unplaced ON incoming_transfer FOR EACH ROW
  WHEN (NEW.basket_id IS NOT NULL AND NEW.unplaced < OLD.unplaced) EXECUTE FUNCTION end_wait_for_basket();

-- A page of the card processor may pay for a basket; pledge_id is then the first of its pledges.
ALTER TABLE card_checkout ADD COLUMN basket_id uuid REFERENCES basket (id);
CREATE INDEX card_checkout_basket ON card_checkout (basket_id) WHERE basket_id IS NOT NULL;
