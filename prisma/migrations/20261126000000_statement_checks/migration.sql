-- How often the reading of an uploaded statement was begun: one that the process never survives is refused, not read for ever.
ALTER TABLE statement_import ADD COLUMN checks integer NOT NULL DEFAULT 0 CHECK (checks >= 0);
