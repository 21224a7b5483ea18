-- The register of adults about whom something was alleged, apart from people's records on purpose: no key leads from
-- here to the table person, and none from there to here. An adult has every name they were known by, and every post.
CREATE TABLE allegation_adult (
  id BIGINT PRIMARY KEY,
  born_on TEXT,
  note TEXT NOT NULL,
  made_at BIGINT NOT NULL,
  made_by TEXT NOT NULL
);
CREATE TABLE allegation_adult_name (
  id BIGINT PRIMARY KEY,
  adult BIGINT NOT NULL REFERENCES allegation_adult (id),
  given TEXT NOT NULL,
  family TEXT NOT NULL,
  kind TEXT NOT NULL,
  made_at BIGINT NOT NULL
);
CREATE INDEX allegation_adult_name_adult ON allegation_adult_name (adult);
-- Derived from the names, for finding one that is spelt otherwise.
CREATE TABLE allegation_adult_key (
  id BIGINT PRIMARY KEY,
  adult BIGINT NOT NULL,
  word TEXT NOT NULL
);
CREATE INDEX allegation_adult_key_word ON allegation_adult_key (word);
CREATE TABLE allegation_setting (
  id BIGINT PRIMARY KEY,
  name TEXT NOT NULL,
  plain TEXT NOT NULL,
  sector TEXT NOT NULL,
  made_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX allegation_setting_plain ON allegation_setting (plain);
CREATE TABLE allegation_post (
  id BIGINT PRIMARY KEY,
  adult BIGINT NOT NULL REFERENCES allegation_adult (id),
  setting BIGINT NOT NULL REFERENCES allegation_setting (id),
  role TEXT NOT NULL,
  title TEXT NOT NULL,
  from_on TEXT,
  to_on TEXT,
  made_at BIGINT NOT NULL
);
CREATE INDEX allegation_post_adult ON allegation_post (adult);
CREATE INDEX allegation_post_setting ON allegation_post (setting);
-- Managers whom the designated officer lets read the register, why and until when.
CREATE TABLE allegation_named (
  id BIGINT PRIMARY KEY,
  account BIGINT NOT NULL REFERENCES account (id),
  reason TEXT NOT NULL,
  from_on TEXT NOT NULL,
  until_on TEXT NOT NULL,
  named_by TEXT NOT NULL,
  named_at BIGINT NOT NULL,
  ended_at BIGINT,
  ended_why TEXT
);
CREATE INDEX allegation_named_account ON allegation_named (account);
-- Who looked, at what: every page and search of the register.
CREATE TABLE allegation_look (
  id BIGINT PRIMARY KEY,
  account BIGINT NOT NULL,
  by_words TEXT NOT NULL,
  at BIGINT NOT NULL,
  what TEXT NOT NULL,
  thing BIGINT
);
CREATE INDEX allegation_look_at ON allegation_look (at);
