-- A concern for which the council has a toolkit, for one child, from a day. to_day: no longer a concern. task: the action
-- that asks for the toolkit.
CREATE TABLE toolkit_concern (
  id BIGINT PRIMARY KEY,
  person BIGINT NOT NULL REFERENCES person (id),
  concern TEXT NOT NULL,
  from_day TEXT NOT NULL,
  source TEXT NOT NULL,
  by_words TEXT NOT NULL,
  at BIGINT NOT NULL,
  task BIGINT,
  to_day TEXT,
  ended_by TEXT,
  ended_why TEXT
);
CREATE INDEX toolkit_concern_person ON toolkit_concern (person);
CREATE INDEX toolkit_concern_open ON toolkit_concern (concern, to_day);
-- Why there is no result of a toolkit: for a person on record, or for a thing that is not yet about one (a contact).
CREATE TABLE toolkit_reason (
  id BIGINT PRIMARY KEY,
  person BIGINT REFERENCES person (id),
  about_kind TEXT,
  about_id BIGINT,
  concern TEXT NOT NULL,
  code TEXT NOT NULL,
  words TEXT NOT NULL,
  by_words TEXT NOT NULL,
  at BIGINT NOT NULL,
  task BIGINT
);
CREATE INDEX toolkit_reason_person ON toolkit_reason (person);
CREATE INDEX toolkit_reason_about ON toolkit_reason (about_kind, about_id);
