-- Two records of one person made one. undone_at: taken apart again.
CREATE TABLE person_merge (
  id BIGINT PRIMARY KEY,
  kept BIGINT NOT NULL REFERENCES person (id),
  other BIGINT NOT NULL REFERENCES person (id),
  why TEXT NOT NULL,
  at BIGINT NOT NULL,
  by_words TEXT NOT NULL,
  undone_at BIGINT,
  undone_by TEXT,
  undone_why TEXT
);
CREATE INDEX person_merge_kept ON person_merge (kept);
CREATE INDEX person_merge_other ON person_merge (other);
-- Which rows went over, so that taking apart brings back exactly these. was_kind: a name's kind before.
CREATE TABLE person_merge_row (
  id BIGINT PRIMARY KEY,
  merge BIGINT NOT NULL REFERENCES person_merge (id),
  in_table TEXT NOT NULL,
  in_column TEXT NOT NULL,
  row_id BIGINT NOT NULL,
  was_kind TEXT
);
CREATE INDEX person_merge_row_merge ON person_merge_row (merge);
