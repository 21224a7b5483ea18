-- Forms by version; the newest that is live is asked, and each document keeps the version it was written with.
CREATE TABLE form (
  id BIGINT PRIMARY KEY,
  name TEXT NOT NULL,
  version BIGINT NOT NULL,
  text TEXT NOT NULL,
  live_at BIGINT NOT NULL,
  made_by TEXT NOT NULL,
  reason TEXT NOT NULL
);
CREATE UNIQUE INDEX form_version ON form (name, version);
-- standing: draft, complete, moved (to other people altogether), discarded.
CREATE TABLE document (
  id BIGINT PRIMARY KEY,
  form TEXT NOT NULL,
  form_version BIGINT NOT NULL,
  standing TEXT NOT NULL,
  made_at BIGINT NOT NULL,
  made_by BIGINT NOT NULL,
  made_by_words TEXT NOT NULL,
  happened_day TEXT,
  happened_time TEXT,
  changed_at BIGINT NOT NULL,
  completed_at BIGINT,
  completed_by_words TEXT
);
CREATE INDEX document_made_by ON document (made_by, standing, changed_at);
-- standing: stands, moved (a stub stays; moved_to tells whom it went to).
CREATE TABLE document_person (
  id BIGINT PRIMARY KEY,
  document BIGINT NOT NULL REFERENCES document (id),
  person BIGINT NOT NULL REFERENCES person (id),
  standing TEXT NOT NULL,
  moved_to BIGINT,
  moved_at BIGINT,
  moved_by TEXT,
  moved_why TEXT
);
CREATE UNIQUE INDEX document_person_both ON document_person (document, person);
CREATE INDEX document_person_person ON document_person (person);
-- person 0: the answer for everybody the document concerns.
CREATE TABLE answer (
  id BIGINT PRIMARY KEY,
  document BIGINT NOT NULL REFERENCES document (id),
  person BIGINT NOT NULL,
  question TEXT NOT NULL,
  value TEXT NOT NULL,
  version BIGINT NOT NULL,
  account BIGINT NOT NULL,
  by_words TEXT NOT NULL,
  at BIGINT NOT NULL
);
CREATE UNIQUE INDEX answer_place ON answer (document, question, person);
-- After completion: what was added or corrected, with the reason. kind: appended, corrected.
CREATE TABLE document_addition (
  id BIGINT PRIMARY KEY,
  document BIGINT NOT NULL REFERENCES document (id),
  kind TEXT NOT NULL,
  question TEXT,
  person BIGINT NOT NULL,
  before TEXT,
  words TEXT NOT NULL,
  reason TEXT NOT NULL,
  at BIGINT NOT NULL,
  by_words TEXT NOT NULL
);
CREATE INDEX document_addition_document ON document_addition (document);
