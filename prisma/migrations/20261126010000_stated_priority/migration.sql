-- The order of needs from stated facts: what a coordinator states of a need, how well each commune is covered, and where a coordinator has set another level.

-- What is stated of a need that no other table holds; each fact with its day, and its source where there is one.
CREATE TABLE need_stated_fact (
  need_id            uuid PRIMARY KEY REFERENCES need (id) ON DELETE CASCADE,
  poor_percent       smallint CHECK (poor_percent BETWEEN 0 AND 100),
  poor_as_of         date,
  poor_source        text CHECK (length(poor_source) BETWEEN 1 AND 200),
  first_asked_on     date,
  support_checked_on date,
  stated_by          uuid REFERENCES person (id),
  stated_at          timestamptz NOT NULL DEFAULT now(),
  CHECK ((poor_percent IS NULL) = (poor_as_of IS NULL)),
  CHECK ((poor_percent IS NULL) = (poor_source IS NULL))
);
COMMENT ON COLUMN need_stated_fact.poor_percent IS 'share of the children of the need who live in poor and near-poor households; told in public by steps only';
COMMENT ON COLUMN need_stated_fact.support_checked_on IS 'when it was checked that no state scheme pays for this';

-- The level that a coordinator set, with the reason that everybody reads. Rows are ended, never removed.
CREATE TABLE need_priority_override (
  id        uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  need_id   uuid NOT NULL REFERENCES need (id) ON DELETE CASCADE,
  band      text NOT NULL CHECK (band IN ('urgent', 'high', 'normal')),
  reason_vi text NOT NULL CHECK (length(reason_vi) BETWEEN 20 AND 500),
  reason_en text CHECK (length(reason_en) BETWEEN 20 AND 500),
  until     date,
  set_by    uuid REFERENCES person (id),
  set_at    timestamptz NOT NULL,
  ended_at  timestamptz,
  ended_by  uuid REFERENCES person (id),
  CHECK (ended_at >= set_at),
  CHECK (ended_by IS NULL OR ended_at IS NOT NULL)
);
COMMENT ON COLUMN need_priority_override.until IS 'the last day in Việt Nam on which it holds; null: until somebody takes it back';
CREATE UNIQUE INDEX one_priority_override_per_need ON need_priority_override (need_id) WHERE ended_at IS NULL;
CREATE INDEX need_priority_override_history ON need_priority_override (need_id, set_at DESC);

-- How much of what a commune asked for in the period is covered, and how much on average of all communes; counted anew by a job.
CREATE TABLE commune_coverage (
  area_code       text NOT NULL,
  area_valid_from date NOT NULL,
  asked           bigint NOT NULL CHECK (asked > 0),
  covered         bigint NOT NULL CHECK (covered >= 0),
  percent         smallint NOT NULL CHECK (percent BETWEEN 0 AND 100),
  average         smallint NOT NULL CHECK (average BETWEEN 0 AND 100),
  counted_at      timestamptz NOT NULL,
  PRIMARY KEY (area_code, area_valid_from),
  FOREIGN KEY (area_code, area_valid_from) REFERENCES area (code, valid_from)
);

-- An earlier need of the same receiver and category that ended unmet.
CREATE INDEX need_ended_unmet ON need (receiver_id, category, published_at) WHERE state = 'expired';

-- The order changes every night for many needs and nothing else of them does: only that is written to the index then, and the facets stay untouched.
CREATE FUNCTION index_need_priority() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE need_search SET priority = NEW.priority_score WHERE need_id = NEW.id AND priority <> NEW.priority_score;
  RETURN NULL;
END $$;
CREATE TRIGGER need_priority_indexed AFTER UPDATE OF priority_score ON need FOR EACH ROW WHEN (OLD.priority_score <> NEW.priority_score) EXECUTE FUNCTION index_need_priority();

DROP TRIGGER need_indexed_again ON need;
CREATE TRIGGER need_indexed_again AFTER UPDATE OF code, state, category, title_vi, title_en, story_vi, story_en, unit_vi, unit_en, place_vi, place_en, unit_price, accepts_money,
  accepts_in_kind, accepts_volunteers, languages, age_band, area_code, area_valid_from, province_code, programme_id, deadline, published_at
  ON need FOR EACH ROW
  WHEN ((OLD.code, OLD.state, OLD.category, OLD.title_vi, OLD.title_en, OLD.story_vi, OLD.story_en, OLD.unit_vi, OLD.unit_en, OLD.place_vi, OLD.place_en, OLD.unit_price, OLD.accepts_money,
      OLD.accepts_in_kind, OLD.accepts_volunteers, OLD.languages, OLD.age_band, OLD.area_code, OLD.area_valid_from, OLD.province_code, OLD.programme_id, OLD.deadline, OLD.published_at)
    IS DISTINCT FROM (NEW.code, NEW.state, NEW.category, NEW.title_vi, NEW.title_en, NEW.story_vi, NEW.story_en, NEW.unit_vi, NEW.unit_en, NEW.place_vi, NEW.place_en, NEW.unit_price, NEW.accepts_money,
      NEW.accepts_in_kind, NEW.accepts_volunteers, NEW.languages, NEW.age_band, NEW.area_code, NEW.area_valid_from, NEW.province_code, NEW.programme_id, NEW.deadline, NEW.published_at))
  EXECUTE FUNCTION index_need_again();
