-- A manager says whom on record a worker's declaration is about. The declaration stays as its worker wrote it; its worker
-- never reads this table. A tie that was withdrawn stays, with who withdrew it and why.
CREATE TABLE conflict_tie (
  id BIGINT PRIMARY KEY,
  conflict BIGINT NOT NULL REFERENCES conflict (id),
  person BIGINT NOT NULL REFERENCES person (id),
  reason TEXT NOT NULL,
  tied_by TEXT NOT NULL,
  tied_at BIGINT NOT NULL,
  ended_at BIGINT,
  ended_by TEXT,
  ended_why TEXT
);
CREATE INDEX conflict_tie_conflict ON conflict_tie (conflict, ended_at);
CREATE INDEX conflict_tie_person ON conflict_tie (person);
