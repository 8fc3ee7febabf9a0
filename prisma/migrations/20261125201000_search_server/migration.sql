-- What the search server is to be told: the codes of needs whose place in the index changed. Whoever has told it takes the rows away, so that nothing is
-- lost while it cannot be reached.
CREATE TABLE search_change (
  seq  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code text NOT NULL
);

CREATE FUNCTION note_search_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO search_change (code) SELECT code FROM changed;
  RETURN NULL;
END $$;
CREATE TRIGGER need_search_came AFTER INSERT ON need_search REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_search_changes();
CREATE TRIGGER need_search_changed_again AFTER UPDATE ON need_search REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_search_changes();
CREATE TRIGGER need_search_went AFTER DELETE ON need_search REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_search_changes();

-- Which version of the settings the search server's index was built with, and when it was last found to say what the needs say. One row, or none before
-- the first index is built.
CREATE TABLE search_server (
  id         boolean PRIMARY KEY DEFAULT true CHECK (id),
  version    text NOT NULL,
  built_at   timestamptz NOT NULL,
  checked_at timestamptz
);
