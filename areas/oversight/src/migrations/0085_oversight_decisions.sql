-- Who must ask before a step, by version; built-in versions are data, these rows are the council's own and go on from them.
-- asks: nobody, everybody, under_years (years says how many), not_trusted.
CREATE TABLE decision_rule (
  id BIGINT PRIMARY KEY,
  step TEXT NOT NULL,
  version BIGINT NOT NULL,
  asks TEXT NOT NULL,
  years BIGINT,
  from_day TEXT NOT NULL,
  reason TEXT NOT NULL,
  made_at BIGINT NOT NULL,
  made_by TEXT NOT NULL
);
CREATE UNIQUE INDEX decision_rule_version ON decision_rule (step, version);
-- How long a worker has practised, and who stands by them. One row to a worker; what it was before is in the history.
CREATE TABLE worker_experience (
  id BIGINT PRIMARY KEY,
  worker BIGINT NOT NULL REFERENCES worker (id),
  qualified_on TEXT,
  first_year_from TEXT,
  first_year_until TEXT,
  mentor BIGINT REFERENCES worker (id),
  set_at BIGINT NOT NULL,
  set_by TEXT NOT NULL
);
CREATE UNIQUE INDEX worker_experience_worker ON worker_experience (worker);
-- The trusted list: who may take a step (or, without one, any that is held by years or trust) without asking, and why.
CREATE TABLE trusted_worker (
  id BIGINT PRIMARY KEY,
  worker BIGINT NOT NULL REFERENCES worker (id),
  step TEXT,
  why TEXT NOT NULL,
  from_day TEXT NOT NULL,
  until_day TEXT NOT NULL,
  made_at BIGINT NOT NULL,
  made_by TEXT NOT NULL,
  ended_on TEXT,
  ended_by TEXT,
  ended_why TEXT
);
CREATE INDEX trusted_worker_worker ON trusted_worker (worker);
-- Every asking at a decision point, both ways. standing: held, free, agreed, sent_back, changed, withdrawn.
-- The rule's version, what it said and the worker's experience are kept as they were when it was asked.
-- about_kind, about_id: the thing decided; about_words without anybody's name; href: the page where the evidence is.
CREATE TABLE decision (
  id BIGINT PRIMARY KEY,
  step TEXT NOT NULL,
  step_words TEXT NOT NULL,
  rule_version BIGINT NOT NULL,
  rule_words TEXT NOT NULL,
  person BIGINT REFERENCES person (id),
  team BIGINT REFERENCES team (id),
  worker BIGINT REFERENCES worker (id),
  account BIGINT NOT NULL,
  asked_by TEXT NOT NULL,
  experience TEXT NOT NULL,
  about_kind TEXT NOT NULL,
  about_id BIGINT NOT NULL,
  about_words TEXT NOT NULL,
  href TEXT NOT NULL,
  outcome_words TEXT NOT NULL,
  reason TEXT NOT NULL,
  why TEXT NOT NULL,
  held BIGINT NOT NULL,
  standing TEXT NOT NULL,
  asked_on TEXT NOT NULL,
  asked_at BIGINT NOT NULL,
  due_on TEXT,
  settled_on TEXT,
  settled_at BIGINT,
  settled_account BIGINT,
  settled_by TEXT,
  rationale TEXT,
  read_words TEXT,
  changed_outcome TEXT
);
CREATE INDEX decision_about ON decision (about_kind, about_id);
CREATE INDEX decision_person ON decision (person);
CREATE INDEX decision_standing ON decision (standing, asked_at);
CREATE INDEX decision_team ON decision (team, standing, asked_at);
CREATE INDEX decision_account ON decision (account, standing);
CREATE INDEX decision_asked_on ON decision (asked_on);
-- What a manager said when sending back; place: the question it is about. It stands beside the answer until answered.
CREATE TABLE decision_note (
  id BIGINT PRIMARY KEY,
  decision BIGINT NOT NULL REFERENCES decision (id),
  place TEXT,
  words TEXT NOT NULL,
  made_at BIGINT NOT NULL,
  made_by TEXT NOT NULL,
  answered_at BIGINT,
  answered_by TEXT
);
CREATE INDEX decision_note_decision ON decision_note (decision);
