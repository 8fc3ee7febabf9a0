-- What the public pages were made of, as one small answer: it differs whenever a transaction that changed any of it has committed in between.

-- One row for each connection that ever changed something public, with its last such transaction. A connection writes its own row only, so no writer waits for
-- another, and the row becomes visible together with the change. Unlogged: after a crash it is empty, and the server's start tells the difference.
CREATE UNLOGGED TABLE page_change (
  backend integer PRIMARY KEY,
  xact bigint NOT NULL
) WITH (fillfactor = 50);

CREATE FUNCTION note_page_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  current_xact CONSTANT text := pg_current_xact_id()::text;
BEGIN
  IF current_setting('tlv.page_change', true) IS DISTINCT FROM current_xact THEN
    INSERT INTO page_change (backend, xact) VALUES (pg_backend_pid(), current_xact::bigint) ON CONFLICT (backend) DO UPDATE SET xact = excluded.xact;
    PERFORM set_config('tlv.page_change', current_xact, true);
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION page_version() RETURNS text LANGUAGE sql STABLE AS $$
  SELECT pg_postmaster_start_time()::text || coalesce((SELECT md5(string_agg(backend || ':' || xact, ' ' ORDER BY backend)) FROM page_change), '')
$$;

-- Forgets connections that have ended; answers how many. What was theirs is seen as one more change.
CREATE FUNCTION forget_page_changes() RETURNS bigint LANGUAGE sql AS $$
  WITH gone AS (DELETE FROM page_change WHERE backend NOT IN (SELECT pid FROM pg_stat_activity WHERE pid IS NOT NULL) RETURNING 1) SELECT count(*) FROM gone
$$;

DO $$
DECLARE
  place text;
BEGIN
  FOREACH place IN ARRAY ARRAY['need', 'need_search', 'need_words', 'pledge', 'delivery', 'certificate', 'organisation', 'area', 'area_succession', 'area_designation', 'programme', 'legal_document',
    'programme_document', 'programme_owner', 'programme_area', 'component', 'quota', 'indicator', 'target', 'reading', 'budget_line', 'programme_note', 'task_group']
  LOOP
    EXECUTE format('CREATE TRIGGER page_changes AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION note_page_change()', place);
  END LOOP;
END $$;

-- Most events say nothing on a public page (who signed in, which mail went out); these do.
CREATE TRIGGER page_changes AFTER INSERT ON event FOR EACH ROW WHEN (NEW.subject_type IN ('need', 'pledge', 'delivery', 'certificate', 'programme')) EXECUTE FUNCTION note_page_change();
