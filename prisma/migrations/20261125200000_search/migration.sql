-- Finding needs: what the search reads, kept by triggers, so that the PostgreSQL engine is never behind the needs themselves.

CREATE EXTENSION IF NOT EXISTS fuzzystrmatch;

-- Where a unit's middle lies (WGS 84); null where the operator's list does not say.
ALTER TABLE area
  ADD COLUMN latitude  double precision CHECK (latitude BETWEEN -90 AND 90),
  ADD COLUMN longitude double precision CHECK (longitude BETWEEN -180 AND 180),
  ADD CHECK ((latitude IS NULL) = (longitude IS NULL));

-- A company's own people can do it (paint a school, teach a lesson), and the languages in which people wrote the need.
ALTER TABLE need
  ADD COLUMN accepts_volunteers boolean NOT NULL DEFAULT false,
  ADD COLUMN languages text[] NOT NULL DEFAULT '{vi,en}' CHECK (cardinality(languages) > 0 AND languages <@ '{vi,en}');

DROP INDEX need_search;
ALTER TABLE need DROP COLUMN search_text;

-- The letters as typed, in lower case with their accents, in one spelling of the tone mark; punctuation parts words. Does not lean on the
-- database's locale, which may not know Vietnamese letters.
CREATE FUNCTION exact_text(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
    translate(lower(normalize(value, NFC)),
      'ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐ-–—_.,;:!?()[]{}"''“”‘’«»…/\&|<>*+=%#@·•',
      'àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ' || repeat(' ', 39)),
    'oà', 'òa'), 'oá', 'óa'), 'oả', 'ỏa'), 'oã', 'õa'), 'oạ', 'ọa'), 'oè', 'òe'), 'oé', 'óe'), 'oẻ', 'ỏe'), 'oẽ', 'õe'), 'oẹ', 'ọe'),
    'uỳ', 'ùy'), 'uý', 'úy'), 'uỷ', 'ủy'), 'uỹ', 'ũy'), 'uỵ', 'ụy')
$$;

-- Price per unit in steps of 50, 100, 200, 500 thousand, 1, 2, 5, 10 million đồng; step n holds prices up to and with stop n, 8 what is dearer.
CREATE FUNCTION price_step(price bigint) RETURNS smallint LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT width_bucket(price - 1, ARRAY[50000, 100000, 200000, 500000, 1000000, 2000000, 5000000, 10000000]::bigint[])::smallint
$$;

-- One row per public need: what the filters and orders look at.
CREATE TABLE need_search (
  need_id       uuid PRIMARY KEY REFERENCES need (id) ON DELETE CASCADE,
  code          text NOT NULL UNIQUE,
  state         text NOT NULL CHECK (state IN ('open', 'covered', 'delivered', 'closed', 'expired')),
  category      text NOT NULL,
  province_code text NOT NULL,
  area_code     text NOT NULL,
  programme     text NOT NULL,
  age_band      text NOT NULL,
  region        text NOT NULL,
  accepts       smallint NOT NULL CHECK (accepts BETWEEN 1 AND 7),
  languages     smallint NOT NULL CHECK (languages BETWEEN 1 AND 3),
  price_step    smallint NOT NULL,
  unit_price    bigint NOT NULL,
  deadline      date NOT NULL,
  due_month     text NOT NULL,
  published_at  timestamptz NOT NULL,
  priority      integer NOT NULL,
  changed_at    timestamptz NOT NULL
);
COMMENT ON COLUMN need_search.accepts IS 'bits: 1 money, 2 in kind, 4 volunteers';
COMMENT ON COLUMN need_search.languages IS 'bits: 1 Vietnamese, 2 English';
CREATE INDEX need_search_priority ON need_search (state, priority DESC, code);
CREATE INDEX need_search_deadline ON need_search (state, deadline, code);
CREATE INDEX need_search_newest ON need_search (state, published_at DESC, code);
CREATE INDEX need_search_province ON need_search (province_code, state, priority DESC, code);
CREATE INDEX need_search_area ON need_search (area_code, state, priority DESC, code);
CREATE INDEX need_search_category ON need_search (category, state, priority DESC, code);
CREATE INDEX need_search_programme ON need_search (programme, state, priority DESC, code);
CREATE INDEX need_search_changed ON need_search (changed_at, code);

-- The words of a public need. `words`: all of them without accents; `top`: those of the title and of the place, today and formerly, without accents;
-- `exact`: the same with accents. A phrase that has synonyms also stands as the word of its group (syn7). Kept uncompressed within the row, since every
-- look at them would have to unpack them.
CREATE TABLE need_words (
  need_id uuid PRIMARY KEY REFERENCES need_search (need_id) ON DELETE CASCADE,
  words   tsvector NOT NULL,
  top     tsvector NOT NULL,
  exact   tsvector NOT NULL
) WITH (toast_tuple_target = 8160);
ALTER TABLE need_words ALTER COLUMN words SET STORAGE EXTERNAL, ALTER COLUMN top SET STORAGE EXTERNAL, ALTER COLUMN exact SET STORAGE EXTERNAL;
CREATE INDEX need_words_words ON need_words USING gin (words);
CREATE INDEX need_words_top ON need_words USING gin (top);
CREATE INDEX need_words_exact ON need_words USING gin (exact);

-- Phrases that mean the same need, in both languages, without accents; app/domain/search/synonyms.ts holds the same groups in the same order.
CREATE FUNCTION synonym_groups() RETURNS TABLE (number integer, phrases text[]) LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT number, phrases::text[] FROM (VALUES
    (0, '{"bua an","suat an","bua com","suat com","bua trua","com trua","an ban tru","meal","meals","lunch","lunches","food"}'),
    (1, '{"sua hoc duong","sua","milk"}'),
    (2, '{"ao am","ao khoac","quan ao am","quan ao mua dong","do am","warm clothes","warm clothing","winter clothes","winter clothing","winter coats","jackets","coats"}'),
    (3, '{"chan am","chan bong","blanket","blankets"}'),
    (4, '{"hoc bong","scholarship","scholarships","bursary"}'),
    (5, '{"bao hiem y te","bhyt","the bao hiem","health insurance"}'),
    (6, '{"kham suc khoe","kham benh","health check","health checks","medical check","check up"}'),
    (7, '{"mo mat","kham mat","eye check","eye care"}'),
    (8, '{"nha khoa","kham rang","dental"}'),
    (9, '{"diem vui choi","san choi","khu vui choi","play point","playground","play area"}'),
    (10, '{"do dung hoc tap","dung cu hoc tap","school supplies","school kit"}'),
    (11, '{"sach giao khoa","textbook","textbooks"}'),
    (12, '{"tu sach","thu vien","library","bookcase"}'),
    (13, '{"sach","book","books"}'),
    (14, '{"may tinh","laptop","computer","computers"}'),
    (15, '{"thiet bi","equipment"}'),
    (16, '{"tu van tam ly","tham van tam ly","counselling","counseling","psychological support"}'),
    (17, '{"mam non","mau giao","nha tre","preschool","kindergarten"}'),
    (18, '{"tieu hoc","cap 1","cap mot","primary"}'),
    (19, '{"trung hoc co so","thcs","cap 2","cap hai","lower secondary"}'),
    (20, '{"nuoc sach","nuoc uong","clean water","drinking water"}'),
    (21, '{"nha ve sinh","toilet","toilets","latrine"}'),
    (22, '{"mua dong","mua ret","winter","cold season"}'),
    (23, '{"tre em","thieu nhi","children","kids","child"}'),
    (24, '{"hoc sinh","pupil","pupils","students"}'),
    (25, '{"dao","hai dao","island","islands"}'),
    (26, '{"mien nui","vung cao","mountains","mountainous","highland","highlands"}'),
    (27, '{"dac biet kho khan","khu vuc iii","khu vuc 3","region iii","specially difficult"}')
  ) groups (number, phrases)
$$;

-- The words of the groups whose phrases a text holds. The text is without accents.
CREATE FUNCTION synonym_words(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT coalesce(string_agg('syn' || number, ' '), '') FROM synonym_groups()
  WHERE EXISTS (SELECT FROM unnest(phrases) AS phrase WHERE strpos(' ' || regexp_replace(value, '\s+', ' ', 'g') || ' ', ' ' || phrase || ' ') > 0)
$$;

-- Every word that any need or place has, without accents, so that a mistyped one can be set right.
CREATE TABLE search_word (word text PRIMARY KEY);

-- How many public needs are alike in everything that a facet counts: a journal of differences, added up by the reader and folded by a job, so that
-- two writers never wait for one another.
CREATE TABLE need_facet (
  seq           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  state         text NOT NULL,
  category      text NOT NULL,
  province_code text NOT NULL,
  programme     text NOT NULL,
  age_band      text NOT NULL,
  region        text NOT NULL,
  accepts       smallint NOT NULL,
  languages     smallint NOT NULL,
  price_step    smallint NOT NULL,
  due_month     text NOT NULL,
  needs         integer NOT NULL
);

-- What a place is called, was called, and lies in.
CREATE FUNCTION area_names(codes text[]) RETURNS TABLE (code text, valid_from date, today text, formerly text) LANGUAGE sql STABLE AS $$
  WITH RECURSIVE wanted AS (
    SELECT a.code, a.valid_from, a.full_name_vi, a.province_code FROM area a WHERE a.code = ANY (codes) AND a.level = 'commune'
  ), line AS (
    SELECT w.code, w.valid_from, w.code AS past, w.valid_from AS past_from FROM wanted w
    UNION
    SELECT line.code, line.valid_from, s.predecessor_code, s.predecessor_valid_from FROM line
    JOIN area_succession s ON s.successor_code = line.past AND s.successor_valid_from = line.past_from
  ), named AS (
    SELECT line.code, line.valid_from, string_agg(concat_ws(' ', old.full_name_vi, old.former_district, old.former_province), ' . ' ORDER BY old.code, old.valid_from) AS formerly
    FROM line JOIN area old ON old.code = line.past AND old.valid_from = line.past_from
    GROUP BY line.code, line.valid_from
  )
  SELECT wanted.code, wanted.valid_from, concat_ws(' ', wanted.full_name_vi, province.full_name_vi), exact_text(' . ' || concat_ws(' . ', named.formerly, CASE
      WHEN wanted.province_code IN ('01', '22', '24', '31', '33', '37') THEN 'miền Bắc đồng bằng sông Hồng north northern red river delta'
      WHEN wanted.province_code IN ('04', '08', '11', '12', '14', '15', '19', '20', '25') THEN 'miền Bắc miền núi phía Bắc vùng cao north northern mountains highlands'
      WHEN wanted.province_code IN ('38', '40', '42', '44', '46') THEN 'miền Trung Bắc Trung Bộ central north central'
      WHEN wanted.province_code IN ('48', '51', '52', '56', '66', '68') THEN 'miền Trung Nam Trung Bộ Tây Nguyên central highlands south central'
      WHEN wanted.province_code IN ('75', '79', '80') THEN 'miền Nam Đông Nam Bộ south southern southeast'
      ELSE 'miền Nam đồng bằng sông Cửu Long miền Tây south southern mekong delta' END))
  FROM wanted JOIN named USING (code, valid_from)
  LEFT JOIN area province ON province.code = wanted.province_code AND province.level = 'province' AND province.valid_to IS NULL
$$;

CREATE FUNCTION category_words(category text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE category
    WHEN 'meals' THEN 'bữa ăn suất ăn bán trú dinh dưỡng meal meals school lunch nutrition'
    WHEN 'equipment' THEN 'thiết bị đồ dùng equipment supplies'
    WHEN 'scholarships' THEN 'học bổng scholarship scholarships'
    WHEN 'health_checks' THEN 'khám sức khỏe y tế health check medical'
    WHEN 'warm_clothing' THEN 'áo ấm chăn ấm mùa đông warm clothes clothing winter coats blankets'
    WHEN 'play_points' THEN 'điểm vui chơi sân chơi playground play point'
    WHEN 'books_study' THEN 'sách vở học tập books study'
    ELSE 'tư vấn tâm lý counselling psychological support' END
$$;

CREATE FUNCTION age_words(age_band text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE age_band
    WHEN 'preschool' THEN 'trẻ mầm non mẫu giáo preschool kindergarten'
    WHEN 'primary' THEN 'học sinh tiểu học cấp 1 primary school pupils'
    WHEN 'lower_secondary' THEN 'học sinh trung học cơ sở THCS cấp 2 lower secondary school pupils'
    ELSE 'mọi lứa tuổi all ages' END
$$;

-- The designation of a place that is in force: one word, the neediest first.
CREATE FUNCTION region_of(wanted_code text, wanted_from date) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT coalesce((SELECT value FROM area_designation WHERE area_code = wanted_code AND area_valid_from = wanted_from
    AND valid_from <= current_date AND (valid_to IS NULL OR valid_to >= current_date)
    ORDER BY array_position(ARRAY['specially_difficult', 'region_3', 'region_2', 'region_1', 'mountainous'], value) LIMIT 1), 'none')
$$;

-- Notes that these needs came to the public index or left it (`sign` 1 or -1).
CREATE FUNCTION count_needs(ids uuid[], sign integer) RETURNS void LANGUAGE sql AS $$
  INSERT INTO need_facet (state, category, province_code, programme, age_band, region, accepts, languages, price_step, due_month, needs)
  SELECT state, category, province_code, programme, age_band, region, accepts, languages, price_step, due_month, sign * count(*)::int
  FROM need_search WHERE need_id = ANY (ids) GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
$$;

-- Adds the differences up, so that the reader has fewer rows; answers how many rows are gone. Writers meanwhile only add.
CREATE FUNCTION fold_need_facets() RETURNS bigint LANGUAGE sql AS $$
  WITH gone AS (
    DELETE FROM need_facet RETURNING *
  ), kept AS (
    INSERT INTO need_facet (state, category, province_code, programme, age_band, region, accepts, languages, price_step, due_month, needs)
    SELECT state, category, province_code, programme, age_band, region, accepts, languages, price_step, due_month, sum(needs)::int
    FROM gone GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 HAVING sum(needs) <> 0 RETURNING 1
  )
  SELECT (SELECT count(*) FROM gone) - (SELECT count(*) FROM kept)
$$;

-- Adds to the journal what it lacks or has too much of against the index; answers how many kinds of needs were wrong.
CREATE FUNCTION recount_need_facets() RETURNS bigint LANGUAGE sql AS $$
  WITH journal AS (
    SELECT state, category, province_code, programme, age_band, region, accepts, languages, price_step, due_month, -needs AS needs FROM need_facet
    UNION ALL SELECT state, category, province_code, programme, age_band, region, accepts, languages, price_step, due_month, 1 FROM need_search
  ), added AS (
    INSERT INTO need_facet (state, category, province_code, programme, age_band, region, accepts, languages, price_step, due_month, needs)
    SELECT state, category, province_code, programme, age_band, region, accepts, languages, price_step, due_month, sum(needs)::int
    FROM journal GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 HAVING sum(needs) <> 0 RETURNING 1
  )
  SELECT count(*) FROM added
$$;

-- What the index is to say of each public need.
CREATE FUNCTION need_facts() RETURNS TABLE (need_id uuid, code text, state text, category text, province_code text, area_code text, programme text, age_band text, region text, accepts smallint,
  languages smallint, price_step smallint, unit_price bigint, deadline date, due_month text, published_at timestamptz, priority integer) LANGUAGE sql STABLE AS $$
  SELECT need.id, need.code, need.state, need.category, need.province_code, need.area_code, coalesce(programme.slug, ''), need.age_band,
    region_of(need.area_code, need.area_valid_from),
    (need.accepts_money::int + 2 * need.accepts_in_kind::int + 4 * need.accepts_volunteers::int)::smallint,
    (('vi' = ANY (need.languages))::int + 2 * ('en' = ANY (need.languages))::int)::smallint,
    price_step(need.unit_price), need.unit_price, need.deadline, to_char(need.deadline, 'YYYY-MM'),
    coalesce(need.published_at, need.created_at), need.priority_score
  FROM need LEFT JOIN programme ON programme.id = need.programme_id
  WHERE need.state IN ('open', 'covered', 'delivered', 'closed', 'expired')
$$;

-- Needs of which the index says something else than need_facts(), or nothing, or has no words; a designation that began or ended today makes some.
CREATE FUNCTION needs_out_of_index() RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
  SELECT coalesce(facts.need_id, indexed.need_id) FROM need_facts() AS facts FULL JOIN need_search AS indexed ON indexed.need_id = facts.need_id LEFT JOIN need_words ON need_words.need_id = facts.need_id
  WHERE facts.need_id IS NULL OR need_words.need_id IS NULL OR indexed.need_id IS NULL OR
    (facts.code, facts.state, facts.category, facts.province_code, facts.area_code, facts.programme, facts.age_band, facts.region, facts.accepts, facts.languages, facts.price_step, facts.unit_price,
      facts.deadline, facts.due_month, facts.published_at, facts.priority)
    IS DISTINCT FROM (indexed.code, indexed.state, indexed.category, indexed.province_code, indexed.area_code, indexed.programme, indexed.age_band, indexed.region, indexed.accepts, indexed.languages,
      indexed.price_step, indexed.unit_price, indexed.deadline, indexed.due_month, indexed.published_at, indexed.priority)
$$;

-- Writes the facts of needs anew; a need that is not public leaves the index, with its words.
CREATE FUNCTION index_need_facts(ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM count_needs(ids, -1);
  DELETE FROM need_search USING need WHERE need_search.need_id = ANY (ids) AND need.id = need_search.need_id AND need.state NOT IN ('open', 'covered', 'delivered', 'closed', 'expired');
  INSERT INTO need_search (need_id, code, state, category, province_code, area_code, programme, age_band, region, accepts, languages, price_step, unit_price, deadline, due_month,
    published_at, priority, changed_at)
  SELECT need_id, code, state, category, province_code, area_code, programme, age_band, region, accepts, languages, price_step, unit_price, deadline, due_month, published_at, priority, clock_timestamp()
  FROM need_facts() WHERE need_id = ANY (ids)
  ON CONFLICT (need_id) DO UPDATE SET code = excluded.code, state = excluded.state, category = excluded.category, province_code = excluded.province_code, area_code = excluded.area_code,
    programme = excluded.programme, age_band = excluded.age_band, region = excluded.region, accepts = excluded.accepts, languages = excluded.languages,
    price_step = excluded.price_step, unit_price = excluded.unit_price, deadline = excluded.deadline, due_month = excluded.due_month,
    published_at = excluded.published_at, priority = excluded.priority, changed_at = excluded.changed_at;
  PERFORM count_needs(ids, 1);
END $$;

-- Writes the words of needs anew, those that the index holds.
CREATE FUNCTION index_need_words(ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO need_words (need_id, words, top, exact)
  SELECT id, to_tsvector('simple', concat_ws(' ', folded_top, folded_rest, synonym_words(folded_top || ' . ' || folded_rest))),
    to_tsvector('simple', folded_top || ' ' || synonym_words(folded_top)), to_tsvector('simple', top)
  FROM (
    SELECT id, top, fold_text(top) AS folded_top, fold_text(rest) AS folded_rest
    FROM (
      SELECT need.id, exact_text(concat_ws(' . ', need.code, need.title_vi, need.title_en, need.place_vi, need.place_en, place.today)) || coalesce(place.formerly, '') AS top,
        exact_text(concat_ws(' . ', need.unit_vi, need.unit_en, category_words(need.category), age_words(need.age_band), need.story_vi, need.story_en)) AS rest
      FROM need JOIN need_search ON need_search.need_id = need.id
      LEFT JOIN area_names(ARRAY(SELECT DISTINCT area_code FROM need WHERE id = ANY (ids))) place ON place.code = need.area_code AND place.valid_from = need.area_valid_from
      WHERE need.id = ANY (ids) OFFSET 0) text
    OFFSET 0) parts
  ON CONFLICT (need_id) DO UPDATE SET words = excluded.words, top = excluded.top, exact = excluded.exact;
  INSERT INTO search_word (word)
  SELECT DISTINCT word FROM need_words, unnest(tsvector_to_array(words)) AS lexeme (word) WHERE need_id = ANY (ids) AND word ~ '[a-z]' AND word !~ '^syn[0-9]+$' AND length(word) BETWEEN 3 AND 40
    AND NOT EXISTS (SELECT FROM search_word known WHERE known.word = lexeme.word)
  ORDER BY 1 ON CONFLICT DO NOTHING;
END $$;

CREATE FUNCTION index_needs(ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM index_need_facts(ids);
  PERFORM index_need_words(ids);
END $$;

CREATE FUNCTION index_new_needs() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM index_needs(ARRAY(SELECT id FROM came WHERE state IN ('open', 'covered', 'delivered', 'closed', 'expired')));
  RETURN NULL;
END $$;
CREATE TRIGGER need_indexed AFTER INSERT ON need REFERENCING NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION index_new_needs();

CREATE FUNCTION index_need_again() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM index_need_facts(ARRAY[NEW.id]);
  IF NOT EXISTS (SELECT FROM need_words WHERE need_id = NEW.id)
     OR (OLD.title_vi, OLD.title_en, OLD.story_vi, OLD.story_en, OLD.unit_vi, OLD.unit_en, OLD.place_vi, OLD.place_en, OLD.area_code, OLD.area_valid_from, OLD.category, OLD.age_band, OLD.code)
        IS DISTINCT FROM (NEW.title_vi, NEW.title_en, NEW.story_vi, NEW.story_en, NEW.unit_vi, NEW.unit_en, NEW.place_vi, NEW.place_en, NEW.area_code, NEW.area_valid_from, NEW.category, NEW.age_band, NEW.code)
  THEN PERFORM index_need_words(ARRAY[NEW.id]); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER need_indexed_again AFTER UPDATE OF code, state, category, title_vi, title_en, story_vi, story_en, unit_vi, unit_en, place_vi, place_en, unit_price, accepts_money,
  accepts_in_kind, accepts_volunteers, languages, age_band, area_code, area_valid_from, province_code, programme_id, deadline, priority_score, published_at
  ON need FOR EACH ROW EXECUTE FUNCTION index_need_again();

-- A need that is deleted (only ever a draft) takes its counts with it.
CREATE FUNCTION forget_need() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM count_needs(ARRAY[OLD.id], -1);
  RETURN OLD;
END $$;
CREATE TRIGGER need_forgotten BEFORE DELETE ON need FOR EACH ROW EXECUTE FUNCTION forget_need();

SELECT index_needs(ARRAY(SELECT id FROM need));
