-- A form being filled in without an account. name: in its address; secret: the digest of what its browser's cookie holds;
-- code: the digest of what its writer types to come back. answers: as typed; emptied once it is sent. Kept 7 days.
CREATE TABLE refer_draft (
  id BIGINT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  secret TEXT NOT NULL,
  code TEXT UNIQUE,
  answers TEXT NOT NULL,
  started_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  ends_at BIGINT NOT NULL,
  reference TEXT
);
CREATE INDEX refer_draft_ends ON refer_draft (ends_at);
-- One row for each thing that is limited, for an hour. sender: the digest of a network address or of a key, and what was done.
CREATE TABLE refer_count (
  id BIGINT PRIMARY KEY,
  sender TEXT NOT NULL,
  at BIGINT NOT NULL
);
CREATE INDEX refer_count_sender ON refer_count (sender, at);
CREATE INDEX refer_count_at ON refer_count (at);
-- Keys by which agencies' programs are known. digest: of the key; begins: its first letters, to tell keys apart.
CREATE TABLE agency_key (
  id BIGINT PRIMARY KEY,
  agency BIGINT NOT NULL REFERENCES agency (id),
  label TEXT NOT NULL,
  begins TEXT NOT NULL,
  digest TEXT NOT NULL UNIQUE,
  made_at BIGINT NOT NULL,
  made_by TEXT NOT NULL,
  ends_at BIGINT,
  ended_by TEXT,
  ended_why TEXT
);
CREATE INDEX agency_key_agency ON agency_key (agency);
-- When each key was last used, to the minute.
CREATE TABLE agency_key_use (
  id BIGINT PRIMARY KEY,
  agency_key BIGINT NOT NULL UNIQUE,
  used_at BIGINT NOT NULL
);
-- What an agency's program sent under a once-only key, so that a second sending of the same is known and another body refused.
CREATE TABLE agency_once (
  id BIGINT PRIMARY KEY,
  once TEXT NOT NULL UNIQUE,
  body TEXT NOT NULL,
  reference TEXT NOT NULL,
  at BIGINT NOT NULL
);
