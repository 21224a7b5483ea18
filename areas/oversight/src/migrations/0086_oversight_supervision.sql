-- A supervision. standing: draft, complete, discarded. kind: personal, case, group. account: who leads it and writes it.
-- reflective, objectivity: whether the note holds such an answer, noted when it is completed.
CREATE TABLE supervision (
  id BIGINT PRIMARY KEY,
  kind TEXT NOT NULL,
  account BIGINT NOT NULL,
  supervisor BIGINT REFERENCES worker (id),
  by_words TEXT NOT NULL,
  held_on TEXT NOT NULL,
  standing TEXT NOT NULL,
  form_version BIGINT NOT NULL,
  child_form_version BIGINT NOT NULL,
  made_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  completed_at BIGINT,
  reflective BIGINT NOT NULL DEFAULT 0,
  objectivity BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX supervision_account ON supervision (account, standing);
-- Whom it was held with: one worker, or in a group several.
CREATE TABLE supervision_worker (
  id BIGINT PRIMARY KEY,
  supervision BIGINT NOT NULL REFERENCES supervision (id),
  worker BIGINT NOT NULL REFERENCES worker (id)
);
CREATE UNIQUE INDEX supervision_worker_both ON supervision_worker (supervision, worker);
CREATE INDEX supervision_worker_worker ON supervision_worker (worker);
-- The children discussed in it.
CREATE TABLE supervision_child (
  id BIGINT PRIMARY KEY,
  supervision BIGINT NOT NULL REFERENCES supervision (id),
  person BIGINT NOT NULL REFERENCES person (id)
);
CREATE INDEX supervision_child_supervision ON supervision_child (supervision);
CREATE INDEX supervision_child_person ON supervision_child (person);
-- The answers. person: the child it is about; 0 for what is about the worker, which never goes to a child's record.
CREATE TABLE supervision_answer (
  id BIGINT PRIMARY KEY,
  supervision BIGINT NOT NULL REFERENCES supervision (id),
  person BIGINT NOT NULL,
  question TEXT NOT NULL,
  value TEXT NOT NULL,
  version BIGINT NOT NULL,
  account BIGINT NOT NULL,
  by_words TEXT NOT NULL,
  at BIGINT NOT NULL
);
CREATE INDEX supervision_answer_place ON supervision_answer (supervision, person, question);
CREATE INDEX supervision_answer_person ON supervision_answer (person);
-- Added after completion: by the worker as their comment, by the supervisor as an addition.
CREATE TABLE supervision_addition (
  id BIGINT PRIMARY KEY,
  supervision BIGINT NOT NULL REFERENCES supervision (id),
  words TEXT NOT NULL,
  account BIGINT NOT NULL,
  by_words TEXT NOT NULL,
  at BIGINT NOT NULL
);
CREATE INDEX supervision_addition_supervision ON supervision_addition (supervision);
