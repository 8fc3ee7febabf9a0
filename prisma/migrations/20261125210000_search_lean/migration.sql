-- The index of needs does nothing where nothing changed, and goes by the calendar of Việt Nam.

-- A designation begins and ends with the day in Việt Nam, whatever the server's clock is set to.
CREATE OR REPLACE FUNCTION region_of(wanted_code text, wanted_from date) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT coalesce((SELECT value FROM area_designation, LATERAL (SELECT (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day) AS today
    WHERE area_code = wanted_code AND area_valid_from = wanted_from AND valid_from <= today.day AND (valid_to IS NULL OR valid_to >= today.day)
    ORDER BY array_position(ARRAY['specially_difficult', 'region_3', 'region_2', 'region_1', 'mountainous'], value) LIMIT 1), 'none')
$$;

-- Adds up the kinds of needs that have more than one difference, and leaves the others as they are; answers how many rows are gone. Writers meanwhile only add.
CREATE OR REPLACE FUNCTION fold_need_facets() RETURNS bigint LANGUAGE sql AS $$
  WITH many AS (
    SELECT state, category, province_code, programme, age_band, region, accepts, languages, price_step, due_month
    FROM need_facet GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 HAVING count(*) > 1
  ), gone AS (
    DELETE FROM need_facet AS facet USING many
    WHERE (facet.state, facet.category, facet.province_code, facet.programme, facet.age_band, facet.region, facet.accepts, facet.languages, facet.price_step, facet.due_month)
      = (many.state, many.category, many.province_code, many.programme, many.age_band, many.region, many.accepts, many.languages, many.price_step, many.due_month)
    RETURNING facet.*
  ), kept AS (
    INSERT INTO need_facet (state, category, province_code, programme, age_band, region, accepts, languages, price_step, due_month, needs)
    SELECT state, category, province_code, programme, age_band, region, accepts, languages, price_step, due_month, sum(needs)::int
    FROM gone GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 HAVING sum(needs) <> 0 RETURNING 1
  )
  SELECT (SELECT count(*) FROM gone) - (SELECT count(*) FROM kept)
$$;

-- A pledge writes the need's state whether or not it changes; only what does change is indexed again.
DROP TRIGGER need_indexed_again ON need;
CREATE TRIGGER need_indexed_again AFTER UPDATE OF code, state, category, title_vi, title_en, story_vi, story_en, unit_vi, unit_en, place_vi, place_en, unit_price, accepts_money,
  accepts_in_kind, accepts_volunteers, languages, age_band, area_code, area_valid_from, province_code, programme_id, deadline, priority_score, published_at
  ON need FOR EACH ROW
  WHEN ((OLD.code, OLD.state, OLD.category, OLD.title_vi, OLD.title_en, OLD.story_vi, OLD.story_en, OLD.unit_vi, OLD.unit_en, OLD.place_vi, OLD.place_en, OLD.unit_price, OLD.accepts_money,
      OLD.accepts_in_kind, OLD.accepts_volunteers, OLD.languages, OLD.age_band, OLD.area_code, OLD.area_valid_from, OLD.province_code, OLD.programme_id, OLD.deadline, OLD.priority_score, OLD.published_at)
    IS DISTINCT FROM (NEW.code, NEW.state, NEW.category, NEW.title_vi, NEW.title_en, NEW.story_vi, NEW.story_en, NEW.unit_vi, NEW.unit_en, NEW.place_vi, NEW.place_en, NEW.unit_price, NEW.accepts_money,
      NEW.accepts_in_kind, NEW.accepts_volunteers, NEW.languages, NEW.age_band, NEW.area_code, NEW.area_valid_from, NEW.province_code, NEW.programme_id, NEW.deadline, NEW.priority_score, NEW.published_at))
  EXECUTE FUNCTION index_need_again();

-- What changed is noted in search_change; the moment of it was never read.
CREATE OR REPLACE FUNCTION index_need_facts(ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM count_needs(ids, -1);
  DELETE FROM need_search USING need WHERE need_search.need_id = ANY (ids) AND need.id = need_search.need_id AND need.state NOT IN ('open', 'covered', 'delivered', 'closed', 'expired');
  INSERT INTO need_search (need_id, code, state, category, province_code, area_code, programme, age_band, region, accepts, languages, price_step, unit_price, deadline, due_month, published_at, priority)
  SELECT need_id, code, state, category, province_code, area_code, programme, age_band, region, accepts, languages, price_step, unit_price, deadline, due_month, published_at, priority
  FROM need_facts() WHERE need_id = ANY (ids)
  ON CONFLICT (need_id) DO UPDATE SET code = excluded.code, state = excluded.state, category = excluded.category, province_code = excluded.province_code, area_code = excluded.area_code,
    programme = excluded.programme, age_band = excluded.age_band, region = excluded.region, accepts = excluded.accepts, languages = excluded.languages,
    price_step = excluded.price_step, unit_price = excluded.unit_price, deadline = excluded.deadline, due_month = excluded.due_month,
    published_at = excluded.published_at, priority = excluded.priority;
  PERFORM count_needs(ids, 1);
END $$;
DROP INDEX need_search_changed;
ALTER TABLE need_search DROP COLUMN changed_at;
