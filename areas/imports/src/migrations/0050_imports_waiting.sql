-- Files that wait until somebody has looked at what they would change. Not a record: gone when brought in, thrown
-- away, or after a day.
CREATE TABLE import_waiting (id BIGINT PRIMARY KEY, account BIGINT NOT NULL, at BIGINT NOT NULL);
CREATE TABLE import_file (
  id BIGINT PRIMARY KEY,
  waiting BIGINT NOT NULL REFERENCES import_waiting (id),
  name TEXT NOT NULL,
  bytes BLOB NOT NULL
);
CREATE INDEX import_file_waiting ON import_file (waiting);
-- What each import did. report: JSON, without names.
CREATE TABLE import_report (
  id BIGINT PRIMARY KEY,
  title TEXT NOT NULL,
  at BIGINT NOT NULL,
  by_words TEXT NOT NULL,
  report TEXT NOT NULL
);
CREATE INDEX import_report_at ON import_report (at);
