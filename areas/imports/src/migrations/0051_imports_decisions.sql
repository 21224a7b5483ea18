-- The collection year of a return that was brought in, by its first year: an older return may add and change nothing.
ALTER TABLE import_report ADD COLUMN year BIGINT;
-- What became of each row, as comma-separated text to download; it says nothing that the history does not.
CREATE TABLE import_lines (id BIGINT PRIMARY KEY, report BIGINT NOT NULL, lines TEXT NOT NULL);
CREATE INDEX import_lines_report ON import_lines (report);
-- Somebody in a file who may be on record already. number: as the file names them. Decided with same: that person,
-- decided without: nobody on record.
CREATE TABLE import_question (
  id BIGINT PRIMARY KEY,
  number TEXT NOT NULL,
  source TEXT NOT NULL,
  words TEXT NOT NULL,
  asked_at BIGINT NOT NULL,
  same BIGINT REFERENCES person (id),
  decided_at BIGINT,
  decided_by TEXT
);
CREATE UNIQUE INDEX import_question_number ON import_question (number);
CREATE INDEX import_question_same ON import_question (same);
CREATE TABLE import_candidate (
  id BIGINT PRIMARY KEY,
  question BIGINT NOT NULL REFERENCES import_question (id),
  person BIGINT NOT NULL REFERENCES person (id)
);
CREATE INDEX import_candidate_question ON import_candidate (question);
CREATE INDEX import_candidate_person ON import_candidate (person);
