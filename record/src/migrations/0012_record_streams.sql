-- The story: what happened to or for a person. Three times: happened (day, perhaps time), written, received.
-- standing: stands, moved, withdrawn. origin: the row of the file it came from. source_id: the document behind it.
CREATE TABLE story (
  id BIGINT PRIMARY KEY,
  person BIGINT NOT NULL REFERENCES person (id),
  kind TEXT NOT NULL,
  day TEXT NOT NULL,
  time TEXT,
  written_at BIGINT NOT NULL,
  received_at BIGINT NOT NULL,
  title TEXT NOT NULL,
  words TEXT NOT NULL,
  meaning TEXT NOT NULL,
  turning_point BIGINT NOT NULL DEFAULT 0,
  standing TEXT NOT NULL DEFAULT 'stands',
  source TEXT NOT NULL,
  source_id BIGINT,
  by_words TEXT NOT NULL,
  origin TEXT
);
CREATE INDEX story_person ON story (person, day, id);
CREATE INDEX story_source ON story (source_id);
CREATE UNIQUE INDEX story_origin ON story (origin);
-- Duties: by which rule and version, since when, due when, stopped when.
CREATE TABLE clock (
  id BIGINT PRIMARY KEY,
  person BIGINT NOT NULL REFERENCES person (id),
  rule TEXT NOT NULL,
  version BIGINT NOT NULL,
  words TEXT NOT NULL,
  basis TEXT NOT NULL,
  source TEXT NOT NULL,
  started_on TEXT NOT NULL,
  due_on TEXT NOT NULL,
  stopped_on TEXT,
  worker BIGINT,
  source_id BIGINT
);
CREATE INDEX clock_person ON clock (person);
CREATE INDEX clock_worker ON clock (worker, stopped_on, due_on);
CREATE INDEX clock_due ON clock (stopped_on, due_on);
-- What was agreed, where, by whom, who does it by when, and what came of it.
-- agreed_where: the kind of body; agreed_id: its document; helped: better, no_change, worse, cannot_tell.
CREATE TABLE action (
  id BIGINT PRIMARY KEY,
  person BIGINT REFERENCES person (id),
  words TEXT NOT NULL,
  owner BIGINT,
  owner_words TEXT NOT NULL,
  due_on TEXT,
  agreed_where TEXT NOT NULL,
  agreed_id BIGINT,
  agreed_by TEXT NOT NULL,
  agreed_at BIGINT NOT NULL,
  priority BIGINT NOT NULL DEFAULT 0,
  evidence TEXT,
  done_at BIGINT,
  done_by TEXT,
  confirmed_at BIGINT,
  confirmed_by TEXT,
  helped TEXT,
  helped_words TEXT,
  origin TEXT
);
CREATE INDEX action_person ON action (person);
CREATE INDEX action_owner ON action (owner, done_at, due_on);
CREATE INDEX action_agreed ON action (agreed_id);
CREATE UNIQUE INDEX action_origin ON action (origin);
