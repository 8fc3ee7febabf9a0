-- What shall become of money that an offered pledge cannot take is chosen when somebody joins a waitlist; until then it was returned.
ALTER TABLE waitlist_entry ADD COLUMN surplus_rule text NOT NULL DEFAULT 'return' CHECK (surplus_rule IN ('similar_need', 'same_commune', 'reserve', 'return'));
