-- Days are ISO text; moments are milliseconds since 1970, UTC; yes/no is 1/0.
CREATE TABLE person (
  id BIGINT PRIMARY KEY,
  kith_number TEXT NOT NULL,
  birth_day TEXT,
  birth_kind TEXT NOT NULL DEFAULT 'actual',
  birth_confirmed_at BIGINT,
  birth_confirmed_by TEXT,
  death_day TEXT,
  merged_into BIGINT,
  made_at BIGINT NOT NULL,
  source TEXT NOT NULL
);
CREATE UNIQUE INDEX person_kith_number ON person (kith_number);
CREATE INDEX person_birth_day ON person (birth_day);
CREATE INDEX person_merged_into ON person (merged_into);
-- kind: legal, preferred, birth, previous, also_known_as
CREATE TABLE person_name (
  id BIGINT PRIMARY KEY,
  person BIGINT NOT NULL REFERENCES person (id),
  kind TEXT NOT NULL,
  given TEXT NOT NULL,
  family TEXT NOT NULL,
  source TEXT NOT NULL,
  confirmed_at BIGINT NOT NULL,
  confirmed_by TEXT NOT NULL,
  ended_at BIGINT
);
CREATE INDEX person_name_person ON person_name (person);
-- Derived from names: what a misspelt name finds.
CREATE TABLE search_key (id BIGINT PRIMARY KEY, key TEXT NOT NULL, person BIGINT NOT NULL);
CREATE INDEX search_key_key ON search_key (key, person);
CREATE INDEX search_key_person ON search_key (person);
-- verification: verified, pending, unverified
CREATE TABLE person_identifier (
  id BIGINT PRIMARY KEY,
  person BIGINT NOT NULL REFERENCES person (id),
  scheme TEXT NOT NULL,
  value TEXT NOT NULL,
  source TEXT NOT NULL,
  verification TEXT NOT NULL,
  confirmed_at BIGINT NOT NULL,
  confirmed_by TEXT NOT NULL,
  ended_at BIGINT
);
CREATE INDEX person_identifier_person ON person_identifier (person);
CREATE INDEX person_identifier_value ON person_identifier (value, scheme);
-- kind: home, placement, correspondence
CREATE TABLE person_address (
  id BIGINT PRIMARY KEY,
  person BIGINT NOT NULL REFERENCES person (id),
  kind TEXT NOT NULL,
  lines TEXT NOT NULL,
  postcode TEXT NOT NULL,
  from_day TEXT,
  to_day TEXT,
  source TEXT NOT NULL,
  confirmed_at BIGINT NOT NULL,
  confirmed_by TEXT NOT NULL,
  ended_at BIGINT
);
CREATE INDEX person_address_person ON person_address (person);
CREATE INDEX person_address_postcode ON person_address (postcode);
-- What is known of a person, one row a fact; a new answer ends the one before it.
CREATE TABLE person_fact (
  id BIGINT PRIMARY KEY,
  person BIGINT NOT NULL REFERENCES person (id),
  kind TEXT NOT NULL,
  code TEXT NOT NULL,
  words TEXT NOT NULL,
  source TEXT NOT NULL,
  confirmed_at BIGINT NOT NULL,
  confirmed_by TEXT NOT NULL,
  ended_at BIGINT
);
CREATE INDEX person_fact_person ON person_fact (person, kind);
-- One row says both ways: `one` is the `kind` of `other` (mother of, brother or sister of).
CREATE TABLE relationship (
  id BIGINT PRIMARY KEY,
  one BIGINT NOT NULL REFERENCES person (id),
  other BIGINT NOT NULL REFERENCES person (id),
  kind TEXT NOT NULL,
  words TEXT NOT NULL,
  responsibility TEXT NOT NULL DEFAULT 'not_known',
  from_day TEXT,
  to_day TEXT,
  source TEXT NOT NULL,
  confirmed_at BIGINT NOT NULL,
  confirmed_by TEXT NOT NULL,
  ended_at BIGINT
);
CREATE INDEX relationship_one ON relationship (one);
CREATE INDEX relationship_other ON relationship (other);
CREATE TABLE household (id BIGINT PRIMARY KEY, words TEXT NOT NULL, lines TEXT NOT NULL, postcode TEXT NOT NULL, made_at BIGINT NOT NULL);
CREATE INDEX household_postcode ON household (postcode);
CREATE TABLE household_member (
  id BIGINT PRIMARY KEY,
  household BIGINT NOT NULL REFERENCES household (id),
  person BIGINT NOT NULL REFERENCES person (id),
  from_day TEXT,
  to_day TEXT,
  ended_at BIGINT
);
CREATE INDEX household_member_household ON household_member (household);
CREATE INDEX household_member_person ON household_member (person);
-- told: yes, no, not_yet
CREATE TABLE warning (
  id BIGINT PRIMARY KEY,
  person BIGINT NOT NULL REFERENCES person (id),
  words TEXT NOT NULL,
  high BIGINT NOT NULL,
  told TEXT NOT NULL,
  told_why TEXT NOT NULL,
  from_day TEXT NOT NULL,
  review_on TEXT,
  made_by TEXT NOT NULL,
  made_at BIGINT NOT NULL,
  ended_at BIGINT
);
CREATE INDEX warning_person ON warning (person);
