-- Which kinds of record a person has in the eyes of retention. ended_on: the day the period counts from, where it
-- counts from neither birth nor death. origin: the file's person it came from.
CREATE TABLE record_kept (
  id BIGINT PRIMARY KEY,
  person BIGINT NOT NULL REFERENCES person (id),
  kind TEXT NOT NULL,
  ended_on TEXT,
  source TEXT NOT NULL
);
CREATE INDEX record_kept_person ON record_kept (person);
