-- Saved searches: somebody is written to when a new need fits what he once looked for.

CREATE TABLE saved_search (
  id             uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  person_id      uuid REFERENCES person (id),
  email          text,
  name           text NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
  query          text NOT NULL CHECK (length(query) <= 4000),
  locale         text NOT NULL CHECK (locale IN ('vi', 'en')),
  frequency      text NOT NULL CHECK (frequency IN ('immediate', 'daily')),
  state          text NOT NULL CHECK (state IN ('unconfirmed', 'active', 'paused', 'deleted')),
  paused_why     text CHECK (paused_why IN ('self', 'unsubscribed', 'undeliverable')),
  created_at     timestamptz NOT NULL,
  active_since   timestamptz,
  deleted_at     timestamptz,
  last_mail_id   uuid REFERENCES outbox_mail (id) ON DELETE SET NULL,
  last_mailed_at timestamptz,
  mails          integer NOT NULL DEFAULT 0 CHECK (mails >= 0),
  needs_told     integer NOT NULL DEFAULT 0 CHECK (needs_told >= mails),
  CHECK ((state = 'unconfirmed') = (person_id IS NULL)),
  CHECK ((state = 'unconfirmed') = (email IS NOT NULL)),
  CHECK ((state = 'unconfirmed') = (active_since IS NULL)),
  CHECK (state <> 'paused' OR paused_why IS NOT NULL),
  CHECK (state NOT IN ('unconfirmed', 'active') OR paused_why IS NULL),
  CHECK ((state = 'deleted') = (deleted_at IS NOT NULL)),
  CHECK ((mails = 0) = (last_mailed_at IS NULL))
);
COMMENT ON COLUMN saved_search.email IS 'restricted';
COMMENT ON COLUMN saved_search.name IS 'restricted';
COMMENT ON COLUMN saved_search.query IS 'restricted';
COMMENT ON COLUMN saved_search.active_since IS 'only needs that came after this moment are told of';
-- The same search is kept once by one person.
CREATE UNIQUE INDEX saved_search_once ON saved_search (person_id, query) WHERE state IN ('active', 'paused');
CREATE INDEX saved_search_person ON saved_search (person_id, created_at);
CREATE INDEX saved_search_active ON saved_search (id) WHERE state = 'active';
CREATE INDEX saved_search_ended ON saved_search (created_at) WHERE state IN ('unconfirmed', 'deleted');

-- A need that became public: it is held against the saved searches once, whatever becomes of it later.
CREATE TABLE need_announcement (
  need_id    uuid PRIMARY KEY REFERENCES need (id) ON DELETE CASCADE,
  noted_at   timestamptz NOT NULL,
  matched_at timestamptz
);
CREATE INDEX need_announcement_waiting ON need_announcement (noted_at, need_id) WHERE matched_at IS NULL;

-- A saved search found a new need. The row is written once, and says in which mail it was told; `dropped` was open no more when the mail was written.
CREATE TABLE saved_search_find (
  search_id uuid NOT NULL REFERENCES saved_search (id) ON DELETE CASCADE,
  need_id   uuid NOT NULL REFERENCES need (id) ON DELETE CASCADE,
  found_at  timestamptz NOT NULL,
  state     text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'mailed', 'dropped')),
  mail_id   uuid REFERENCES outbox_mail (id),
  PRIMARY KEY (search_id, need_id),
  CHECK ((state = 'mailed') = (mail_id IS NOT NULL))
);
CREATE INDEX saved_search_find_waiting ON saved_search_find (search_id, found_at) WHERE state = 'waiting';
CREATE INDEX saved_search_find_past ON saved_search_find (found_at) WHERE state <> 'waiting';
CREATE INDEX saved_search_find_need ON saved_search_find (need_id);

-- A guest proves the address to which the mails of a search are to go.
ALTER TABLE sign_in_code
  DROP CONSTRAINT sign_in_code_purpose_check,
  ADD CHECK (purpose IN ('sign_in', 'guest_pledge', 'saved_search')),
  ADD COLUMN search_id uuid REFERENCES saved_search (id) ON DELETE CASCADE;
CREATE INDEX sign_in_code_search ON sign_in_code (search_id) WHERE search_id IS NOT NULL;
