-- A large surplus may be used for several needs, one new pledge each.
ALTER TABLE surplus_use DROP CONSTRAINT surplus_use_event_seq_used_as_key;
CREATE UNIQUE INDEX surplus_use_once ON surplus_use (event_seq, used_as) WHERE used_as <> 'need';
CREATE INDEX surplus_use_event ON surplus_use (event_seq);
