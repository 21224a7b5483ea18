-- Changes to a form that somebody prepares and has not made live yet: one for each form and person.
-- name: the form. base: the version the change began from, 0 for a form that is new. text: the form as TOML.
CREATE TABLE form_change (
  id BIGINT PRIMARY KEY,
  name TEXT NOT NULL,
  account BIGINT NOT NULL,
  by_words TEXT NOT NULL,
  base BIGINT NOT NULL,
  text TEXT NOT NULL,
  at BIGINT NOT NULL
);
CREATE UNIQUE INDEX form_change_whose ON form_change (name, account);
-- The council's practice model by version; the newest holds. Until there is one, the model that came with the program.
CREATE TABLE practice_model (
  id BIGINT PRIMARY KEY,
  version BIGINT NOT NULL,
  text TEXT NOT NULL,
  live_at BIGINT NOT NULL,
  made_by TEXT NOT NULL,
  reason TEXT NOT NULL
);
CREATE UNIQUE INDEX practice_model_version ON practice_model (version);
-- For counting the records written with a form.
CREATE INDEX document_form ON document (form, standing, completed_at);
