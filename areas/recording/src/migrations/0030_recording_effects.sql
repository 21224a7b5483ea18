-- Which duties a completed document stopped, so that moving it to the right child lets them run again.
CREATE TABLE record_stopped (
  id BIGINT PRIMARY KEY,
  document BIGINT NOT NULL REFERENCES document (id),
  person BIGINT NOT NULL REFERENCES person (id),
  clock BIGINT NOT NULL REFERENCES clock (id)
);
CREATE INDEX record_stopped_document ON record_stopped (document);
-- Files kept with a document. Served only as downloads.
CREATE TABLE attachment (
  id BIGINT PRIMARY KEY,
  document BIGINT NOT NULL REFERENCES document (id),
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  size BIGINT NOT NULL,
  sha256 TEXT NOT NULL,
  bytes BLOB NOT NULL,
  words TEXT NOT NULL,
  at BIGINT NOT NULL,
  by_words TEXT NOT NULL,
  ended_at BIGINT,
  ended_why TEXT
);
CREATE INDEX attachment_document ON attachment (document);
-- The chronology that a worker curates: what matters in a child's life, with its source and what it means.
-- story: the entry it was taken from. ended_why: why it stands no longer; entries are ended, never deleted.
CREATE TABLE chronology_entry (
  id BIGINT PRIMARY KEY,
  person BIGINT NOT NULL REFERENCES person (id),
  day TEXT NOT NULL,
  words TEXT NOT NULL,
  source TEXT NOT NULL,
  meaning TEXT NOT NULL,
  story BIGINT,
  by_words TEXT NOT NULL,
  at BIGINT NOT NULL,
  ended_at BIGINT,
  ended_by TEXT,
  ended_why TEXT
);
CREATE INDEX chronology_entry_person ON chronology_entry (person, day);
